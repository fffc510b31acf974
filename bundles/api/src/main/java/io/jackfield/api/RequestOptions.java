package io.jackfield.api;

import io.jackfield.api.listener.ConnectionFactory;
import io.jackfield.api.listener.Lookup;
import io.jackfield.api.tls.TlsOptions;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Where a {@link ClientRequest} goes and how. Immutable; made by {@link #builder()} or {@link #of(String)}. What is not given is
 * null or 0 here and takes its default when the request is made. Items 235-252.
 */
@ProviderType
public final class RequestOptions {
    /** Options that say nothing: a GET of {@code http://localhost/}. */
    public static final RequestOptions EMPTY = builder().build();

    private final RequestOptionsBuilder from;

    RequestOptions(RequestOptionsBuilder builder) {
        from = new RequestOptionsBuilder(builder);
    }

    /**
     * Options for a URL as Node's {@code url.parse} reads it; credentials become {@link #auth()}, decoded. Items 256-259.
     *
     * @param url an absolute URL
     * @return the options
     * @throws io.jackfield.api.error.ArgumentException {@code ERR_INVALID_DOMAIN_NAME} if it names no host
     */
    public static RequestOptions of(String url) {
        return Url.parse(url).toOptions();
    }

    /**
     * Options for a URL; credentials become {@link #auth()}, decoded (J20). Items 256, 259.
     *
     * @param url an absolute URL
     * @return the options
     * @throws io.jackfield.api.error.ArgumentException {@code ERR_INVALID_DOMAIN_NAME} if it names no host
     */
    public static RequestOptions of(URI url) {
        return of(url.toString());
    }

    /**
     * These options with others over them: what the others give wins, headers and listeners as a whole. Item 257.
     *
     * @param over the others
     * @return the options that result
     */
    public RequestOptions merge(RequestOptions over) {
        return this == EMPTY ? over : toBuilder().merge(over.from).build();
    }

    /**
     * The headers in order. Item 244.
     *
     * @return an unmodifiable list of name and value, empty by default
     */
    public List<Map.Entry<String, ?>> headers() {
        return from.headers == null ? List.of() : List.copyOf(from.headers);
    }

    /**
     * Whether the headers are to be sent exactly as given, without Host and Authorization added. Item 244.
     *
     * @return false by default
     */
    public boolean rawHeaders() {
        return from.raw;
    }

    /**
     * Whether {@code Host} is added. Item 251.
     *
     * @return true by default
     */
    public boolean setHost() {
        return from.setHost == null || from.setHost;
    }

    /**
     * Whether a request that provably was not processed (reused socket, no response byte, idempotent method, body not begun
     * or replayable) is sent once more. Beyond v10. RFC 9110 section 9.2.2.
     *
     * @return false by default
     */
    public boolean retry() {
        return from.retry != null && from.retry;
    }

    /**
     * Adds the listeners of the options to a request; called by the engine before the request can start.
     *
     * @param request the request just made
     */
    public void addListeners(ClientRequest request) {
        if (from.listeners != null) {
            from.listeners.forEach(adder -> adder.accept(request));
        }
    }

    /**
     * Begins with the defaults.
     *
     * @return a builder
     */
    public static RequestOptionsBuilder builder() {
        return new RequestOptionsBuilder(null);
    }

    /**
     * A builder that begins with these options.
     *
     * @return a builder
     */
    public RequestOptionsBuilder toBuilder() {
        return new RequestOptionsBuilder(from);
    }

    /**
     * The protocol with its colon. Item 235.
     *
     * @return the protocol, or null: the agent's, {@code http:}
     */
    public String protocol() {
        return from.protocol;
    }

    /**
     * Name or address of the server; {@link #hostname()} wins over it. Item 236.
     *
     * @return the host, or null: {@code localhost}
     */
    public String host() {
        return from.host;
    }

    /**
     * Wins over {@link #host()}. Item 237.
     *
     * @return the host, or null
     */
    public String hostname() {
        return from.hostname;
    }

    /**
     * Address family to resolve to. Item 238.
     *
     * @return 4, 6, or 0 for both
     */
    public int family() {
        return from.family;
    }

    /**
     * Port of the server. Item 239.
     *
     * @return the port, or 0: the agent's default, 80
     */
    public int port() {
        return from.port;
    }

    /**
     * Address of this machine to connect from. Item 240.
     *
     * @return the address, or null
     */
    public String localAddress() {
        return from.localAddress;
    }

    /**
     * Unix domain socket to connect to instead of host and port. Item 241.
     *
     * @return the path, or null
     */
    public String socketPath() {
        return from.socketPath;
    }

    /**
     * The method. Item 242.
     *
     * @return the method, or null: GET
     */
    public String method() {
        return from.method;
    }

    /**
     * Path and query. Item 243.
     *
     * @return the request target, or null: {@code /}
     */
    public String path() {
        return from.path;
    }

    /**
     * Credentials for {@code Authorization: Basic}; a header given wins. Items 245, 266.
     *
     * @return user, colon, password, or null
     */
    public String auth() {
        return from.auth;
    }

    /**
     * The agent. Items 246, 247.
     *
     * @return the agent, or null: {@link Http#globalAgent()}, or none if {@link #createConnection()} is given
     */
    public Agent agent() {
        return from.agent;
    }

    /**
     * Whether the request has an agent of its own: Node's {@code agent: false}. Items 16, 248.
     *
     * @return false by default
     */
    public boolean oneTimeAgent() {
        return from.oneTimeAgent;
    }

    /**
     * Makes the connection if no agent is given. Item 249.
     *
     * @return the hook, or null
     */
    public ConnectionFactory createConnection() {
        return from.createConnection;
    }

    /**
     * Resolves the host. Beyond v10.
     *
     * @return the hook, or null for the platform's resolver
     */
    public Lookup lookup() {
        return from.lookup;
    }

    /**
     * Idle timeout of the socket, set before it is connected; {@code TIMEOUT} only notifies. Item 250.
     *
     * @return the limit, or null for the agent's
     */
    public Duration timeout() {
        return from.timeout;
    }

    /**
     * Time to resolve and connect, then {@code ERROR} with {@code ETIMEDOUT}. Beyond v10.
     *
     * @return the limit, or null for none
     */
    public Duration connectTimeout() {
        return from.connectTimeout;
    }

    /**
     * Aborts the request when it completes, with {@code ABORT_ERR}. Beyond v10.
     *
     * @return the stage, or null
     */
    public CompletionStage<?> signal() {
        return from.signal;
    }

    /**
     * Which Node to follow where document and binary part ways.
     *
     * @return or null: {@link Compatibility#DOCUMENTED}
     */
    public Compatibility compatibility() {
        return from.compatibility;
    }

    /**
     * Makes it a request of Node's {@code https} module: its protocol is {@code https:}, and without an agent of its own it uses
     * {@link Http#httpsAgent()}.
     *
     * @return the options, which go before the agent's, or null (the default)
     */
    public TlsOptions tls() {
        return from.tls;
    }

    /**
     * Most bytes of the response's status line with its header section.
     *
     * @return bytes, or 0: {@link Http#maxHeaderSize()}
     */
    public int maxHeaderSize() {
        return from.maxHeaderSize;
    }
}
