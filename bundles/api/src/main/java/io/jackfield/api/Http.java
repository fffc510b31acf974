package io.jackfield.api;

import io.jackfield.api.listener.Listener0;
import io.jackfield.api.listener.RequestListener;
import io.jackfield.api.listener.ResponseListener;
import io.jackfield.api.provider.HttpProvider;
import io.jackfield.api.stream.Duplex;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Node's {@code http} module: makes servers, requests and agents. Thread-safe.
 *
 * <p>Outside a container {@link #newHttp()} makes one. In OSGi it is a service with scope BUNDLE: each bundle has its own, and
 * when the bundle stops, what it made is drained and closed. Items 6, 223-268.
 */
@ProviderType
public interface Http extends AutoCloseable {
    /**
     * Makes an instance outside a container, by the highest-ranked {@link HttpProvider} that {@link ServiceLoader} finds from the
     * api's own class loader or the thread's context loader.
     *
     * @return a new instance, to be closed by the caller
     * @throws IllegalStateException if there is no provider
     */
    static Http newHttp() {
        return HttpProvider.find().newHttp();
    }

    /**
     * The methods the parser supports, sorted. Items 223, 324.
     *
     * @return an unmodifiable list of 34 names
     */
    static List<String> methods() {
        return Tables.METHODS;
    }

    /**
     * The standard reason phrases. Items 224, 325.
     *
     * @return an unmodifiable map in order of the codes, 63 entries
     */
    static Map<Integer, String> statusCodes() {
        return Tables.STATUS_CODES;
    }

    /**
     * As {@link #createServer(ServerOptions)} with Node's defaults. Item 225.
     *
     * @return a server that does not listen yet
     */
    default Server createServer() {
        return createServer(ServerOptions.DEFAULTS);
    }

    /**
     * Makes a server with Node's defaults. Items 225, 226.
     *
     * @param listener added for {@link Server#REQUEST}
     * @return a server that does not listen yet
     */
    default Server createServer(RequestListener listener) {
        return createServer(ServerOptions.DEFAULTS, listener);
    }

    /**
     * Makes a server. Items 225, 227.
     *
     * @param options its settings
     * @return a server that does not listen yet
     * @throws io.jackfield.api.error.StateException {@code ERR_JACKFIELD_CLOSED}
     */
    Server createServer(ServerOptions options);

    /**
     * Makes a server. Items 225-227.
     *
     * @param options its settings
     * @param listener added for {@link Server#REQUEST}
     * @return a server that does not listen yet
     * @throws io.jackfield.api.error.StateException {@code ERR_JACKFIELD_CLOSED}
     */
    default Server createServer(ServerOptions options, RequestListener listener) {
        return createServer(options).on(Server.REQUEST, listener);
    }

    /**
     * Makes a request; see {@link #request(RequestOptions)}. Items 233-268.
     *
     * @param url an absolute URL
     * @return the request; {@code end} must be called
     * @throws io.jackfield.api.error.ArgumentException {@code ERR_INVALID_DOMAIN_NAME}, {@code ERR_INVALID_PROTOCOL},
     *     {@code ERR_UNESCAPED_CHARACTERS}
     */
    default ClientRequest request(String url) {
        return request(RequestOptions.of(url));
    }

    /**
     * As {@link #request(String)}.
     *
     * @param url an absolute URL
     * @param listener a one-time listener of {@link ClientRequest#RESPONSE}
     * @return the request
     */
    default ClientRequest request(String url, ResponseListener listener) {
        return request(RequestOptions.of(url), listener);
    }

    /**
     * As {@link #request(String)}; where both name something, the options win. Item 257.
     *
     * @param url an absolute URL
     * @param options further options
     * @return the request
     */
    default ClientRequest request(String url, RequestOptions options) {
        return request(RequestOptions.of(url).merge(options));
    }

    /**
     * As {@link #request(String, RequestOptions)}.
     *
     * @param url an absolute URL
     * @param options further options
     * @param listener a one-time listener of {@link ClientRequest#RESPONSE}
     * @return the request
     */
    default ClientRequest request(String url, RequestOptions options, ResponseListener listener) {
        return request(RequestOptions.of(url).merge(options), listener);
    }

    /**
     * As {@link #request(String)}. Items 256, 259.
     *
     * @param url an absolute URL
     * @return the request
     */
    default ClientRequest request(URI url) {
        return request(RequestOptions.of(url));
    }

    /**
     * As {@link #request(URI)}.
     *
     * @param url an absolute URL
     * @param listener a one-time listener of {@link ClientRequest#RESPONSE}
     * @return the request
     */
    default ClientRequest request(URI url, ResponseListener listener) {
        return request(RequestOptions.of(url), listener);
    }

    /**
     * As {@link #request(URI)}; where both name something, the options win. Item 257.
     *
     * @param url an absolute URL
     * @param options further options
     * @return the request
     */
    default ClientRequest request(URI url, RequestOptions options) {
        return request(RequestOptions.of(url).merge(options));
    }

    /**
     * As {@link #request(URI, RequestOptions)}.
     *
     * @param url an absolute URL
     * @param options further options
     * @param listener a one-time listener of {@link ClientRequest#RESPONSE}
     * @return the request
     */
    default ClientRequest request(URI url, RequestOptions options, ResponseListener listener) {
        return request(RequestOptions.of(url).merge(options), listener);
    }

    /**
     * Makes a request on the agent of the options. Errors of the network come as {@code ERROR} of the request; errors in the
     * options are thrown here. When it starts: see {@link ClientRequest}. While no client engine is there the request waits for
     * one, at most the park time, 5 s by default; then it emits {@code ERROR} with {@code ERR_JACKFIELD_NO_STRATEGY}. Errors in
     * the options are emitted, too, then.
     *
     * @param options where to and how
     * @return the request; {@code end} must be called, even without a body (item 261)
     * @throws io.jackfield.api.error.ArgumentException {@code ERR_INVALID_HTTP_TOKEN}, {@code ERR_UNESCAPED_CHARACTERS},
     *     {@code ERR_INVALID_PROTOCOL}, {@code ERR_INVALID_CHAR}
     * @throws io.jackfield.api.error.StateException {@code ERR_JACKFIELD_CLOSED}
     */
    ClientRequest request(RequestOptions options);

    /**
     * As {@link #request(RequestOptions)}. Item 252.
     *
     * @param options where to and how
     * @param listener a one-time listener of {@link ClientRequest#RESPONSE}
     * @return the request
     */
    ClientRequest request(RequestOptions options, ResponseListener listener);

    /**
     * As {@link #get(RequestOptions, ResponseListener)}. Item 229.
     *
     * @param url an absolute URL
     * @param listener receives the response and must consume its body
     * @return the request
     */
    default ClientRequest get(String url, ResponseListener listener) {
        return get(RequestOptions.of(url), listener);
    }

    /**
     * As {@link #get(String, ResponseListener)}; where both name something, the options win. Item 229.
     *
     * @param url an absolute URL
     * @param options further options
     * @param listener receives the response and must consume its body
     * @return the request
     */
    default ClientRequest get(String url, RequestOptions options, ResponseListener listener) {
        return get(RequestOptions.of(url).merge(options), listener);
    }

    /**
     * As {@link #get(RequestOptions, ResponseListener)}. Item 229.
     *
     * @param url an absolute URL
     * @param listener receives the response and must consume its body
     * @return the request
     */
    default ClientRequest get(URI url, ResponseListener listener) {
        return get(RequestOptions.of(url), listener);
    }

    /**
     * As {@link #get(URI, ResponseListener)}; where both name something, the options win. Item 229.
     *
     * @param url an absolute URL
     * @param options further options
     * @param listener receives the response and must consume its body
     * @return the request
     */
    default ClientRequest get(URI url, RequestOptions options, ResponseListener listener) {
        return get(RequestOptions.of(url).merge(options), listener);
    }

    /**
     * Makes a request, GET unless the options say otherwise, and calls its {@code end}. Other listeners are given in the options.
     * Items 228-230.
     *
     * @param options where to and how
     * @param listener receives the response and must consume its body
     * @return the request
     */
    ClientRequest get(RequestOptions options, ResponseListener listener);

    /**
     * Connects without speaking HTTP: Node's {@code net.connect}. {@link Socket#CONNECT} or {@code ERROR} follows asynchronously.
     * Made off a loop, its listeners must be added within {@link #execute} or by the callback.
     *
     * @param port the port
     * @param host name or address
     * @param connected a one-time listener of {@link Socket#CONNECT}, or null
     * @return the socket
     */
    default Socket connect(int port, String host, Listener0 connected) {
        RequestOptions options = RequestOptions.builder().host(host).port(port).build();
        Socket socket = connect(options);
        return connected == null ? socket : socket.once(Socket.CONNECT, connected);
    }

    /**
     * As {@link #connect(int, String, Listener0)}, for all options that concern the connection.
     *
     * @param options host, port, family, localAddress, socketPath, lookup, timeout, connectTimeout
     * @return the socket
     */
    Socket connect(RequestOptions options);

    /**
     * Makes two streams, each giving what was written to the other: a connection within the process, for tests and for
     * {@code emit(CONNECTION, duplex)}. Both live on one loop.
     *
     * @return two streams
     */
    List<Duplex> duplexPair();

    /**
     * The agent of requests that name none, with all options at their defaults. Items 22, 231.
     *
     * @return the agent
     */
    Agent globalAgent();

    /**
     * Node's {@code https.globalAgent}: the agent of requests that have {@link RequestOptions#tls()} and name no agent.
     *
     * @return the agent
     */
    Agent httpsAgent();

    /**
     * Makes an agent with Node's defaults.
     *
     * @return an agent, to be destroyed by the caller
     */
    default Agent newAgent() {
        return newAgent(AgentOptions.DEFAULTS);
    }

    /**
     * Makes an agent. Items 17-23.
     *
     * @param options its settings
     * @return an agent, to be destroyed by the caller
     * @throws io.jackfield.api.error.StateException {@code ERR_JACKFIELD_CLOSED}
     */
    Agent newAgent(AgentOptions options);

    /**
     * Most bytes of a start line with its header section, where no option says otherwise. Item 232.
     *
     * @return the number, 8192 by default
     */
    int maxHeaderSize();

    /**
     * Runs code on a loop, soon: there requests start at the end of the current tick, as in Node. Must not block.
     *
     * @param task what to run; what it throws is logged
     */
    void execute(Runnable task);

    /** Closes at once what was made here and is still open, ports included. A second call does nothing. */
    @Override
    void close();
}
