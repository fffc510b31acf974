package io.jackfield.shell;

import io.jackfield.api.runtime.ListenerDTO;

/**
 * What TLS comes to at a listener that speaks it.
 *
 * @param server name of its server
 * @param address where it listens
 * @param provider who makes its engines, as {@code name#generation}; empty while there is nobody
 * @param handshakes how they go
 */
public record TlsListener(String server, String address, String provider, Handshakes handshakes) {

    /**
     * The handshakes of a listener.
     *
     * @param done how many ended well
     * @param resumed how many of those went on with an earlier session
     * @param running how many are under way
     * @param waiting how many wait to begin
     * @param failures how many failed
     */
    public record Handshakes(long done, long resumed, long running, long waiting, Failures failures) {}

    /**
     * The handshakes that failed, by reason.
     *
     * @param refused too many were under way
     * @param late they took too long
     * @param cut the client left
     * @param untrusted the client's certificate is not trusted
     * @param broken everything else, those for which there were no engines included
     */
    public record Failures(long refused, long late, long cut, long untrusted, long broken) {}

    static TlsListener of(ListenerDTO listener) {
        Failures failures = new Failures(
                listener.handshakesRefused,
                listener.handshakesTimedOut,
                listener.handshakesCut,
                listener.handshakesUntrusted,
                listener.handshakesBroken + listener.handshakesUnserved);
        return new TlsListener(
                listener.server,
                OperatorTables.address(listener.host, listener.port),
                listener.tls,
                new Handshakes(
                        listener.handshakes,
                        listener.handshakesResumed,
                        listener.handshakesRunning,
                        listener.handshakesWaiting,
                        failures));
    }
}
