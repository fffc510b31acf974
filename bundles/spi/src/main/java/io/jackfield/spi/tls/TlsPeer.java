package io.jackfield.spi.tls;

/** The other end of a connection that wants a TLS engine. It can grow without breaking {@link TlsEngines}. */
public final class TlsPeer {
    private final boolean server;
    private final String host;
    private final int port;
    private final String serverName;

    private TlsPeer(boolean server, String host, int port, String serverName) {
        this.server = server;
        this.host = host;
        this.port = port;
        this.serverName = serverName;
    }

    /** A client that connected to us and asked for {@code serverName}, null when it named none or said no sensible hello. */
    public static TlsPeer client(String host, int port, String serverName) {
        return new TlsPeer(false, host, port, serverName);
    }

    /** A server that we connect to, by the name its certificate must carry. */
    public static TlsPeer server(String host, int port, String serverName) {
        return new TlsPeer(true, host, port, serverName);
    }

    /** Whether the peer is the server, so that the engine must be in client mode. */
    public boolean isServer() {
        return server;
    }

    /** The peer's host as text, for session reuse. */
    public String host() {
        return host;
    }

    /** The peer's port. */
    public int port() {
        return port;
    }

    /** The server name of the handshake (RFC 6066 section 3), or null. */
    public String serverName() {
        return serverName;
    }
}
