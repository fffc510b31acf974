package io.jackfield.api;

import io.jackfield.api.event.Emitter;
import io.jackfield.api.event.Event;
import io.jackfield.api.event.Event2;
import io.jackfield.api.listener.Listener;
import io.jackfield.api.stream.Duplex;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Owns persistence and reuse of client connections: a pool and a queue for each {@link #getName name}. Node's agent; not the
 * user agent of RFC 9110, which is the whole client. Thread-safe. Items 7-39.
 */
@ProviderType
public interface Agent extends Emitter, AutoCloseable {
    /** A socket came back: the socket and the options of the request that had it. Item 23. */
    Event2<Socket, RequestOptions> FREE = Event2.of("free");

    @Override
    <L extends Listener> Agent on(Event<L> event, L listener);

    @Override
    <L extends Listener> Agent once(Event<L> event, L listener);

    @Override
    <L extends Listener> Agent prependListener(Event<L> event, L listener);

    @Override
    <L extends Listener> Agent off(Event<L> event, L listener);

    /**
     * What the agent was made with.
     *
     * @return the options
     */
    AgentOptions options();

    /**
     * Makes a connection by the hook of the options, or as {@link Http#connect(RequestOptions)}. Items 24-26.
     *
     * @param options where to
     * @param callback takes an error or null, and a stream or null
     * @return a stream, or null if the callback will deliver one
     */
    Duplex createConnection(RequestOptions options, BiConsumer<Exception, Duplex> callback);

    /**
     * Whether a socket whose request is over is kept. Items 27, 28.
     *
     * @param socket the socket
     * @return false destroys it; true by default, after TCP keep-alive was switched on
     */
    boolean keepSocketAlive(Socket socket);

    /**
     * Told that a kept socket serves a new request. Item 29.
     *
     * @param socket the socket
     * @param request the request
     */
    void reuseSocket(Socket socket, ClientRequest request);

    /**
     * The name that decides reuse: {@code host:port:localAddress}, then {@code :family} if 4 or 6, then {@code :socketPath} if
     * given. Items 31-33.
     *
     * @param options host ({@code localhost} by default), port, localAddress, family, socketPath
     * @return the name
     */
    String getName(RequestOptions options);

    /** Destroys all sockets, in use and idle. Item 30. */
    void destroy();

    /** As {@link #destroy()}. */
    @Override
    default void close() {
        destroy();
    }

    /**
     * The sockets in use. Item 38.
     *
     * @return a read-only copy: name to sockets
     */
    Map<String, List<Socket>> sockets();

    /**
     * The idle sockets. Item 34.
     *
     * @return a read-only copy: name to sockets
     */
    Map<String, List<Socket>> freeSockets();

    /**
     * The requests that wait for a socket. Item 37.
     *
     * @return a read-only copy: name to requests
     */
    Map<String, List<ClientRequest>> requests();

    /**
     * Most sockets for a name. Items 19, 36.
     *
     * @return the number, {@link Integer#MAX_VALUE} for no limit (the default)
     */
    int maxSockets();

    /**
     * Sets {@link #maxSockets()}.
     *
     * @param count the number, at least 1
     * @return this
     */
    Agent maxSockets(int count);

    /**
     * Most idle sockets for a name. Items 20, 35.
     *
     * @return the number, 256 by default
     */
    int maxFreeSockets();

    /**
     * Sets {@link #maxFreeSockets()}.
     *
     * @param count the number, 0 or more
     * @return this
     */
    Agent maxFreeSockets(int count);

    /**
     * Most sockets of all names. Later than v10.
     *
     * @return the number, {@link Integer#MAX_VALUE} for no limit (the default)
     */
    int maxTotalSockets();

    /**
     * Whether idle sockets are kept. Item 17.
     *
     * @return false by default
     */
    boolean keepAlive();

    /**
     * Idle time before TCP's first probe of a kept socket. Item 18.
     *
     * @return milliseconds, 1000 by default
     */
    long keepAliveMsecs();

    /**
     * The port of requests that name none. Item 23.
     *
     * @return 80
     */
    int defaultPort();

    /**
     * The protocol spoken, with its colon. Item 23.
     *
     * @return {@code http:}
     */
    String protocol();
}
