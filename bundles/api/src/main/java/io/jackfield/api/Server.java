package io.jackfield.api;

import io.jackfield.api.event.Emitter;
import io.jackfield.api.event.Event;
import io.jackfield.api.event.Event0;
import io.jackfield.api.event.Event1;
import io.jackfield.api.event.Event2;
import io.jackfield.api.event.Event3;
import io.jackfield.api.listener.Listener;
import io.jackfield.api.listener.Listener0;
import io.jackfield.api.listener.Listener1;
import io.jackfield.api.listener.Listener2;
import io.jackfield.api.stream.Duplex;
import io.jackfield.api.tls.TlsOptions;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Listens on one address and emits a request for each message received. Thread-safe; its listeners are called on the loop of the
 * connection concerned, several at a time for different connections. It keeps listening while transports, parsers and
 * engines are swapped.
 *
 * <p>Life: {@link Http#createServer}, {@link #on}, {@link #listen}, {@link #LISTENING}, {@link #close}, {@link #CLOSE}.
 * Items 86-124, 304.
 */
@ProviderType
public interface Server extends Emitter, AutoCloseable {
    /** A request: each one, unless one of the special events took it. Item 103. */
    Event2<IncomingMessage, ServerResponse> REQUEST = Event2.of("request");

    /** A new connection, normally a {@link Socket}; the application may emit it to inject any Duplex. Items 101, 102. */
    Event1<Duplex> CONNECTION = Event1.of("connection");

    /** A request with {@code Expect: 100-continue}; without a listener 100 is sent and it is a {@link #REQUEST}. Items 86-89. */
    Event2<IncomingMessage, ServerResponse> CHECK_CONTINUE = Event2.of("checkContinue");

    /** A request with another expectation; without a listener 417 is sent. Items 90-92. */
    Event2<IncomingMessage, ServerResponse> CHECK_EXPECTATION = Event2.of("checkExpectation");

    /**
     * A connection failed; the listener must answer (raw) and close the socket. Without one a 4xx is sent if possible. The error is
     * an {@link io.jackfield.api.error.HttpException} for a message that could not be parsed. Items 93-97.
     */
    Event2<Exception, Socket> CLIENT_ERROR = Event2.of("clientError");

    /**
     * A CONNECT request: request, its socket freed from the parser, bytes already read behind the head (perhaps none, owned by
     * the receiver). Without a listener the connection is closed. Items 99, 100.
     */
    Event3<IncomingMessage, Socket, ByteBuffer> CONNECT = Event3.of("connect");

    /** An upgrade request; arguments as {@link #CONNECT}. Without a listener it is a {@link #REQUEST}. Items 104, 105. */
    Event3<IncomingMessage, Socket, ByteBuffer> UPGRADE = Event3.of("upgrade");

    /**
     * A request to leave HTTP, CONNECT or an upgrade without content, with a response beside it: the listener answers it as any other, or
     * accepts it by {@link ServerResponse#tunnel}. With a listener it is told to neither {@link #CONNECT} nor {@link #UPGRADE}. Always on
     * the loop. An answered CONNECT is the last on its connection. Beyond Node, in the manner of {@link #CHECK_CONTINUE}.
     */
    Event2<IncomingMessage, ServerResponse> CHECK_TUNNEL = Event2.of("checkTunnel");

    /** A connection was idle for {@link #timeout()}; with a listener the socket is the listener's to close. Items 106, 114-116. */
    Event1<Socket> TIMEOUT = Event1.of("timeout");

    /** The TLS handshake of a connection is over: its {@link Socket#tls()} tells what was agreed on. Node's {@code secureConnection}. */
    Event1<Socket> SECURE_CONNECTION = Event1.of("secureConnection");

    /**
     * A TLS handshake failed, or took longer than {@link TlsOptions#handshakeTimeout()}. The error has a code such as
     * {@code EPROTO}, {@code ERR_TLS_HANDSHAKE_TIMEOUT} or {@code ECONNRESET}; the connection is closed by the server. Node's
     * {@code tlsClientError}.
     */
    Event2<Exception, Socket> TLS_CLIENT_ERROR = Event2.of("tlsClientError");

    /** The server listens; asynchronous. */
    Event0 LISTENING = Event0.of("listening");

    /** A connection was refused because of {@link #maxConnections()}: local and remote address. Later than v10. */
    Event2<SocketAddress, SocketAddress> DROP = Event2.of("drop");

    @Override
    <L extends Listener> Server on(Event<L> event, L listener);

    @Override
    <L extends Listener> Server once(Event<L> event, L listener);

    @Override
    <L extends Listener> Server prependListener(Event<L> event, L listener);

    @Override
    <L extends Listener> Server off(Event<L> event, L listener);

    /**
     * Listens on all addresses. As {@link #listen(ListenOptions)}.
     *
     * @param port the port, 0 for a free one
     * @return this
     */
    Server listen(int port);

    /**
     * As {@link #listen(int)}.
     *
     * @param port the port, 0 for a free one
     * @param listening a one-time listener of {@link #LISTENING}
     * @return this
     */
    Server listen(int port, Listener0 listening);

    /**
     * As {@link #listen(ListenOptions)}.
     *
     * @param port the port, 0 for a free one
     * @param host name or address
     * @return this
     */
    Server listen(int port, String host);

    /**
     * As {@link #listen(ListenOptions)}.
     *
     * @param port the port, 0 for a free one
     * @param host name or address
     * @param listening a one-time listener of {@link #LISTENING}
     * @return this
     */
    Server listen(int port, String host, Listener0 listening);

    /**
     * As {@link #listen(ListenOptions)}.
     *
     * @param port the port, 0 for a free one
     * @param host name or address
     * @param backlog connections that may wait to be accepted
     * @return this
     */
    Server listen(int port, String host, int backlog);

    /**
     * Listens on a Unix domain socket.
     *
     * @param path the path
     * @return this
     */
    Server listen(String path);

    /**
     * Starts to listen; {@link #LISTENING} or {@link #ERROR} (such as {@code EADDRINUSE}) follows asynchronously.
     *
     * @param options the address
     * @return this
     * @throws io.jackfield.api.error.StateException {@code ERR_SERVER_ALREADY_LISTEN}
     * @throws io.jackfield.api.error.ArgumentException {@code ERR_SOCKET_BAD_PORT}
     */
    Server listen(ListenOptions options);

    /**
     * As {@link #listen(ListenOptions)}.
     *
     * @param options the address
     * @param listening a one-time listener of {@link #LISTENING}
     * @return this
     */
    Server listen(ListenOptions options, Listener0 listening);

    /**
     * The current or next attempt to listen, as a stage.
     *
     * @return completed with this server, or fails as {@link #ERROR} would tell; then the error counts as heard
     */
    CompletionStage<Server> whenListening();

    /**
     * Whether the server listens. Item 109.
     *
     * @return true between {@link #LISTENING} and {@link #close()}
     */
    boolean listening();

    /**
     * Where the server listens.
     *
     * @return an {@link java.net.InetSocketAddress} or {@link java.net.UnixDomainSocketAddress}, or null if it does not
     */
    SocketAddress address();

    /**
     * The port the server listens on.
     *
     * @return the port, or 0
     */
    int port();

    /**
     * Stops accepting. Idle connections are closed (J23), busy ones after their exchange; then {@link #CLOSE} is emitted. Returns
     * at once. Item 107.
     */
    @Override
    void close();

    /**
     * As {@link #close()}.
     *
     * @param callback called when the server closed, with null, or with {@code ERR_SERVER_NOT_RUNNING}
     * @return this
     */
    Server close(Listener1<Exception> callback);

    /**
     * The end of the server as a stage.
     *
     * @return completed when {@link #CLOSE} is emitted
     */
    CompletionStage<Void> whenClosed();

    /** Closes the connections on which no exchange is in flight. Later than v10. */
    void closeIdleConnections();

    /** Closes all connections but upgraded and CONNECT ones. Later than v10. */
    void closeAllConnections();

    /**
     * Tells the number of open connections, asynchronously.
     *
     * @param callback takes an error or null, and the number
     */
    void getConnections(Listener2<Exception, Integer> callback);

    /**
     * Replaces certificate, key and the rest of {@link ServerOptions#tls()} for handshakes to come; connections that exist stay as they are.
     * Returns at once; until the new options were read the old ones serve, and if they can not be used the old ones stay.
     *
     * @param options the options of a server that was made with some
     * @return completed when the new options are in force, or fails with what is wrong about them
     * @throws io.jackfield.api.error.StateException {@code ERR_JACKFIELD_NO_TLS} if the server was made without TLS
     */
    CompletionStage<Void> setSecureContext(TlsOptions options);

    /**
     * Most connections at a time; more are refused and told by {@link #DROP}.
     *
     * @return the number, 0 for no limit (the default)
     */
    int maxConnections();

    /**
     * Sets {@link #maxConnections()}.
     *
     * @param count the number, 0 for no limit
     * @return this
     */
    Server maxConnections(int count);

    /**
     * Most header fields of a request; more are refused with 431, never cut (J5). Item 110.
     *
     * @return the number, 2000 by default, 0 for no limit
     */
    int maxHeadersCount();

    /**
     * Sets {@link #maxHeadersCount()} for requests to come.
     *
     * @param count the number, 0 for no limit
     * @return this
     */
    Server maxHeadersCount(int count);

    /**
     * Time for a whole head from its first byte on; then 408 and close (J7). Items 111, 112.
     *
     * @return milliseconds, 40000 by default, 0 for no limit
     */
    long headersTimeout();

    /**
     * Sets {@link #headersTimeout()} for requests to come.
     *
     * @param millis the limit, 0 for none
     * @return this
     */
    Server headersTimeout(long millis);

    /**
     * Time for a whole request from its first byte on; then 408 and close. Later than v10.
     *
     * @return milliseconds, 300000 by default, 0 for no limit
     */
    long requestTimeout();

    /**
     * Sets {@link #requestTimeout()} for requests to come.
     *
     * @param millis the limit, 0 for none
     * @return this
     */
    Server requestTimeout(long millis);

    /**
     * Idle time of a connection before {@link #TIMEOUT}, or its end. Items 117-119.
     *
     * @return milliseconds, 120000 by default, 0 for no limit
     */
    long timeout();

    /**
     * Sets {@link #timeout()} for new connections.
     *
     * @param millis the limit, 0 for none
     * @return this
     */
    Server timeout(long millis);

    /**
     * As {@link #timeout(long)}, by Node's older name. Item 114.
     *
     * @param millis the limit, 0 for none
     * @return this
     */
    Server setTimeout(long millis);

    /**
     * As {@link #timeout(long)}. Item 114.
     *
     * @param millis the limit, 0 for none
     * @param callback added as a listener of {@link #TIMEOUT}
     * @return this
     */
    Server setTimeout(long millis, Listener1<Socket> callback);

    /**
     * Idle time of a connection after a response before it is closed. Items 120-123.
     *
     * @return milliseconds, 5000 by default, 0 for {@link #timeout()}
     */
    long keepAliveTimeout();

    /**
     * Sets {@link #keepAliveTimeout()} for new connections.
     *
     * @param millis the limit, 0 for none of its own
     * @return this
     */
    Server keepAliveTimeout(long millis);

    /**
     * Requests one connection may carry; the last is answered with {@code Connection: close}. Later than v10.
     *
     * @return the number, 0 for no limit (the default)
     */
    int maxRequestsPerSocket();

    /**
     * Sets {@link #maxRequestsPerSocket()}.
     *
     * @param count the number, 0 for no limit
     * @return this
     */
    Server maxRequestsPerSocket(int count);

    /**
     * The server keeps the process alive, as by default.
     *
     * @return this
     */
    Server ref();

    /**
     * The server no longer keeps the process alive.
     *
     * @return this
     */
    Server unref();
}
