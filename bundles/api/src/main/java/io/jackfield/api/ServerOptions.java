package io.jackfield.api;

import io.jackfield.api.tls.TlsOptions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Settings of a {@link Server}. Immutable; made by {@link #builder()}. Those that Node keeps as properties of the server are
 * beginnings here: the server's setters change them.
 *
 * <table>
 * <caption>Limits</caption>
 * <tr><th>option</th><th>default</th><th>beyond it</th></tr>
 * <tr><td>{@link #maxHeaderSize()}</td><td>8192 bytes</td><td>431, close</td></tr>
 * <tr><td>{@link #maxHeadersCount()}</td><td>2000</td><td>431, close</td></tr>
 * <tr><td>{@link #headersTimeout()}</td><td>40 s</td><td>408, close</td></tr>
 * <tr><td>{@link #requestTimeout()}</td><td>300 s</td><td>408, close</td></tr>
 * <tr><td>{@link #timeout()}</td><td>120 s idle</td><td>{@code TIMEOUT}, or close</td></tr>
 * <tr><td>{@link #keepAliveTimeout()}</td><td>5 s between requests</td><td>close</td></tr>
 * <tr><td>{@link #maxConnections()}</td><td>none</td><td>{@code DROP}</td></tr>
 * <tr><td>{@link #maxRequestsPerSocket()}</td><td>none</td><td>{@code Connection: close}</td></tr>
 * </table>
 */
@ProviderType
public final class ServerOptions {
    /** Node's defaults. */
    public static final ServerOptions DEFAULTS = builder().build();

    private final ServerOptionsBuilder from;

    ServerOptions(ServerOptionsBuilder builder) {
        from = new ServerOptionsBuilder(builder);
    }

    /**
     * Begins with Node's defaults.
     *
     * @return a builder
     */
    public static ServerOptionsBuilder builder() {
        return new ServerOptionsBuilder(null);
    }

    /**
     * A builder that begins with these options.
     *
     * @return a builder
     */
    public ServerOptionsBuilder toBuilder() {
        return new ServerOptionsBuilder(from);
    }

    /**
     * What the server is called in {@code status} and logs.
     *
     * @return the name, empty by default
     */
    public String name() {
        return from.name;
    }

    /**
     * Which Node to follow where document and binary part ways.
     *
     * @return {@link Compatibility#DOCUMENTED} by default
     */
    public Compatibility compatibility() {
        return from.compatibility;
    }

    /**
     * Where request listeners run, so that they may block. Other events stay on the loop.
     *
     * @return the executor, or null (the default): on the loop
     */
    public Executor executor() {
        return from.executor;
    }

    /**
     * Replaces each request before anybody sees it: Node's {@code IncomingMessage} option. Item 227.
     *
     * @return a function, identity by default; it is called on the loop
     */
    public UnaryOperator<IncomingMessage> incomingMessage() {
        return from.incomingMessage;
    }

    /**
     * Replaces each response before anybody sees it: Node's {@code ServerResponse} option. Item 227.
     *
     * @return a function, identity by default; it is called on the loop
     */
    public UnaryOperator<ServerResponse> serverResponse() {
        return from.serverResponse;
    }

    /**
     * Whether a 1.1 request without Host is refused with 400 (J18). RFC 9112 section 3.2.
     *
     * @return true by default
     */
    public boolean requireHostHeader() {
        return from.requireHostHeader;
    }

    /**
     * Most bytes of a start line with its header section. Item 232.
     *
     * @return bytes
     */
    public int maxHeaderSize() {
        return from.maxHeaderSize;
    }

    /**
     * Beginning of {@link Server#maxHeadersCount()}.
     *
     * @return the number, 0 for no limit
     */
    public int maxHeadersCount() {
        return from.maxHeadersCount;
    }

    /**
     * Beginning of {@link Server#headersTimeout()}.
     *
     * @return the limit, zero for none
     */
    public Duration headersTimeout() {
        return from.headersTimeout;
    }

    /**
     * Beginning of {@link Server#requestTimeout()}.
     *
     * @return the limit, zero for none
     */
    public Duration requestTimeout() {
        return from.requestTimeout;
    }

    /**
     * Beginning of {@link Server#timeout()}.
     *
     * @return the limit, zero for none
     */
    public Duration timeout() {
        return from.timeout;
    }

    /**
     * Beginning of {@link Server#keepAliveTimeout()}.
     *
     * @return the limit, zero for none of its own
     */
    public Duration keepAliveTimeout() {
        return from.keepAliveTimeout;
    }

    /**
     * Beginning of {@link Server#maxConnections()}.
     *
     * @return the number, 0 for no limit
     */
    public int maxConnections() {
        return from.maxConnections;
    }

    /**
     * Beginning of {@link Server#maxRequestsPerSocket()}.
     *
     * @return the number, 0 for no limit
     */
    public int maxRequestsPerSocket() {
        return from.maxRequestsPerSocket;
    }

    /**
     * The load balancers that send a header of the PROXY protocol (HAProxy's versions 1 and 2) before everything else, TLS too. Who is behind is then the socket's
     * {@link Socket#remoteAddress()} and {@link Socket#remotePort()}. A connection from there without a header is closed, at once or after 10 s; elsewhere
     * a header counts as bytes like others.
     *
     * @return addresses and networks, empty (the default) for nobody
     */
    public List<String> proxyProtocol() {
        return from.proxyProtocol;
    }

    /**
     * Certificate and key of an https server, and what goes with them: see {@link TlsOptions}.
     *
     * @return the options, or null (the default) for a server without TLS
     */
    public TlsOptions tls() {
        return from.tls;
    }

    /**
     * Bytes to buffer in each direction before backpressure.
     *
     * @return bytes, 16384 by default
     */
    public int highWaterMark() {
        return from.highWaterMark;
    }

    /**
     * Whether Nagle's algorithm is off on new connections.
     *
     * @return true by default
     */
    public boolean noDelay() {
        return from.noDelay;
    }
}
