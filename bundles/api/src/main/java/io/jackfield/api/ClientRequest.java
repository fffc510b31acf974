package io.jackfield.api;

import io.jackfield.api.event.Event;
import io.jackfield.api.event.Event0;
import io.jackfield.api.event.Event1;
import io.jackfield.api.event.Event3;
import io.jackfield.api.listener.Listener;
import io.jackfield.api.listener.Listener0;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A request in progress, made by {@link Http#request(RequestOptions)}. The head leaves with the first chunk or at {@code end},
 * which must be called. Items 40-85.
 *
 * <p>Made off a loop, it gets no socket and emits nothing before its maker calls {@code end}, {@code write} or
 * {@code flushHeaders}: add listeners before. One with an {@code Expect} header starts when {@code request} returns; its
 * listeners are given in the options ({@link RequestOptionsBuilder#on}) or it is made within
 * {@link Http#execute(Runnable)}.
 *
 * <p>A response nobody listens to is dropped. {@code ERROR} without a listener is logged.
 */
@ProviderType
public interface ClientRequest extends OutgoingMessage {
    /** The first {@link #abort()} was called. Item 49. */
    Event0 ABORT = Event0.of("abort");

    /**
     * Answer to a CONNECT: response, its socket freed from parser and agent, and the bytes already read behind the head (perhaps
     * none, owned by the receiver). Without a listener the connection is closed. Items 50, 51.
     */
    Event3<IncomingMessage, Socket, ByteBuffer> CONNECT = Event3.of("connect");

    /** The server sent {@code 100 Continue}: send the body. Item 52. */
    Event0 CONTINUE = Event0.of("continue");

    /** An interim response but 101, {@code 100} included. Items 53, 54. */
    Event1<Information> INFORMATION = Event1.of("information");

    /** The head of the final response, once. Items 42, 55. */
    Event1<IncomingMessage> RESPONSE = Event1.of("response");

    /** A socket was assigned; asynchronous. Item 56. */
    Event1<Socket> SOCKET = Event1.of("socket");

    /** The answer is an upgrade; arguments as {@link #CONNECT}. Without a listener a 101 closes the connection. Item 58. */
    Event3<IncomingMessage, Socket, ByteBuffer> UPGRADE = Event3.of("upgrade");

    @Override
    <L extends Listener> ClientRequest on(Event<L> event, L listener);

    @Override
    <L extends Listener> ClientRequest once(Event<L> event, L listener);

    @Override
    <L extends Listener> ClientRequest prependListener(Event<L> event, L listener);

    @Override
    <L extends Listener> ClientRequest off(Event<L> event, L listener);

    @Override
    ClientRequest setHeader(String name, Object value);

    @Override
    ClientRequest appendHeader(String name, Object value);

    @Override
    ClientRequest setTimeout(long millis);

    @Override
    ClientRequest setTimeout(long millis, Listener0 callback);

    @Override
    ClientRequest end();

    @Override
    ClientRequest end(ByteBuffer chunk);

    @Override
    ClientRequest end(byte[] chunk);

    @Override
    ClientRequest end(String chunk);

    /** Gives the request up: the rest of the response is dropped, the socket destroyed. A second call does nothing. Item 61. */
    void abort();

    /**
     * Whether {@link #abort()} was called. Item 62.
     *
     * @return true from the call on
     */
    boolean aborted();

    /**
     * When {@link #abort()} was called; what v10 gives as {@code aborted}. Item 62.
     *
     * @return milliseconds since the epoch, 0 if not aborted
     */
    long abortedAt();

    /**
     * The method, upper-case. Item 85.
     *
     * @return the method
     */
    String method();

    /**
     * The path with its query. Item 85.
     *
     * @return what stands as request target
     */
    String path();

    /**
     * The host asked for, without port.
     *
     * @return the host
     */
    String host();

    /**
     * The protocol with its colon.
     *
     * @return such as {@code http:}
     */
    String protocol();

    /**
     * The agent that gives the socket.
     *
     * @return the agent, or null if the options made the connection
     */
    Agent agent();

    /**
     * The response, once its head was received. Item 85.
     *
     * @return the response, or null
     */
    IncomingMessage res();

    /**
     * Whether the socket had served a request before. Later than v10.
     *
     * @return true if it had; false while there is none
     */
    boolean reusedSocket();

    /**
     * Most header fields of the response; more are an error, never cut (J5). Item 71.
     *
     * @return the number, 2000 by default, 0 for no limit
     */
    int maxHeadersCount();

    /**
     * Sets {@link #maxHeadersCount()}; without effect once the response's head is being read.
     *
     * @param count the number, 0 for no limit
     * @return this
     */
    ClientRequest maxHeadersCount(int count);

    /** As {@link #setNoDelay(boolean)} with true. */
    default void setNoDelay() {
        setNoDelay(true);
    }

    /**
     * {@link Socket#setNoDelay(boolean)} once a socket is assigned and connected. Item 75.
     *
     * @param noDelay whether to switch Nagle's algorithm off
     */
    void setNoDelay(boolean noDelay);

    /**
     * {@link Socket#setKeepAlive} once a socket is assigned and connected. Item 76.
     *
     * @param enable whether TCP probes idle connections
     * @param initialDelayMillis idle time before the first probe, 0 for the system's
     */
    void setSocketKeepAlive(boolean enable, long initialDelayMillis);

    /**
     * The response as a stage; counts as a {@code RESPONSE} listener, so the body must be consumed. Ask before
     * {@code end}, as for any listener.
     *
     * @return completed on the loop; fails with the request's {@code ERROR}, or {@code ECONNRESET} if it closes without a
     *     response. Cancelling its {@code toCompletableFuture()} aborts the request
     */
    CompletionStage<IncomingMessage> response();
}
