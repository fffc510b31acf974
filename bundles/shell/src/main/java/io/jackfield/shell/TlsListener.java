package io.jackfield.shell;

import io.jackfield.api.runtime.ListenerDTO;

/**
 * What TLS comes to at a listener that speaks it.
 *
 * @param server name of its server
 * @param address where it listens
 * @param provider who makes its engines, as {@code name#generation}; empty while there is nobody
 * @param handshakes how many ended well
 * @param failures how many failed, or took too long
 */
public record TlsListener(String server, String address, String provider, long handshakes, long failures) {
    static TlsListener of(ListenerDTO listener) {
        return new TlsListener(
                listener.server,
                OperatorTables.address(listener.host, listener.port),
                listener.tls,
                listener.handshakes,
                listener.handshakeFailures);
    }
}
