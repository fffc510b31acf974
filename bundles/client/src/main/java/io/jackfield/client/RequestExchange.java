package io.jackfield.client;

import io.jackfield.api.ClientRequest;
import io.jackfield.api.Compatibility;
import io.jackfield.api.IncomingMessage;
import io.jackfield.api.OutgoingMessage;
import io.jackfield.api.Socket;
import io.jackfield.api.event.Emitter;
import io.jackfield.api.event.Event3;
import io.jackfield.spi.buffer.Slice;
import io.jackfield.spi.connection.ClientHost;
import io.jackfield.spi.connection.Connection;
import io.jackfield.spi.connection.Input;
import io.jackfield.spi.connection.Loop;
import io.jackfield.spi.engine.ClientExchange;
import io.jackfield.spi.engine.ClientStream;
import io.jackfield.spi.parser.HeadBlock;
import io.jackfield.spi.parser.ProtocolException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Set;

/**
 * The life of one request from its connection to the last {@code close}: turns what the protocol tells into Node's events, in Node's order.
 * {@link SocketClaim} gets the connection; {@link NodeClientRequest} is what the application sees and what is written to. Loop only.
 *
 * <pre>
 *   WAITING ──assigned──▶ RUNNING ──both messages complete──▶ OVER ──response read──▶ DONE
 *      │ failed, abort       │ closed, switched                                       ▲
 *      └─────────────────────┴────────────────────────────────────────────────────────┘
 * </pre>
 */
final class RequestExchange implements ClientExchange, Runnable {
    private enum Phase {
        WAITING,
        RUNNING,
        OVER,
        DONE
    }

    /** RFC 9110 section 9.2.2. */
    private static final Set<String> IDEMPOTENT = Set.of("GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE");

    private final NodeClientRequest request;
    private final RequestSettings settings;
    private final Loop loop;
    private final Runnable released;

    private SocketClaim claim;
    private Phase phase = Phase.WAITING;
    private Connection connection;
    private ClientStream stream;
    private NodeResponse response;
    private HeadBlock responseHead;
    /** Null, unless both messages were complete before the response was read. */
    private UnreadWatch watch;

    private boolean watchDue;
    private boolean reusable;
    private boolean responseRead;
    private boolean aborting;
    private boolean errorEmitted;
    private boolean timeoutEmitted;
    private boolean closeEmitted;
    /** What the application ended the request with, or null. */
    private Exception destroyError;
    /** The bytes that the socket had received before the request was sent. */
    private long receivedBefore;

    private boolean repeated;

    RequestExchange(NodeClientRequest request, ClientHost host, RequestSettings settings, Runnable released) {
        this.request = request;
        this.settings = settings;
        this.loop = request.loop();
        this.released = released;
        this.claim = new SocketClaim(request, this, host, settings);
    }

    SocketClaim claim() {
        return claim;
    }

    IncomingMessage response() {
        return response;
    }

    Loop loop() {
        return loop;
    }

    // ---- the beginning, told by the claim

    void connected(Connection assigned) {
        phase = Phase.RUNNING;
        connection = assigned;
    }

    /** The application has seen the socket: the request is sent, as far as there is something to send. */
    void begin() {
        if (aborting) {
            // by a listener of socket: the protocol has not seen the request and will tell nothing
            closed(null);
            return;
        }
        stream = connection.request(this);
        claim.connected();
        receivedBefore = connection.socket().bytesRead();
        if (stream != null && repeated) {
            request.repeatOn(stream);
        } else if (stream != null) {
            request.writeTo(stream);
        }
    }

    void neverConnected(Exception cause) {
        fault(cause);
        request.cutOff();
        close();
        done();
    }

    // ---- what comes back

    @Override
    public String method() {
        return settings.method;
    }

    @Override
    public void informational(HeadBlock head) {
        if (head.status() == 100) {
            request.emit(ClientRequest.CONTINUE);
        }
        request.emit(ClientRequest.INFORMATION, new RequestInformation(head));
    }

    @Override
    public void response(HeadBlock head, boolean keepAlive) {
        String passed = request.limitPassedBy(head);
        if (passed != null) {
            refuse(Faults.tooLarge(passed));
            return;
        }
        responseHead = head;
        response = new NodeResponse(this, head);
        if (!request.emit(ClientRequest.RESPONSE, response) || aborting) {
            response.discard();
        }
    }

    /** The response breaks a limit of the request's own, of which the protocol knows nothing. */
    private void refuse(Exception error) {
        fault(error);
        claim.leave();
        request.cutOff();
        connection.close();
        loop.nextTick(this::close);
        done();
    }

    @Override
    public void data(Slice slice) {
        if (response == null) {
            slice.release();
        } else {
            response.receive(slice);
        }
    }

    @Override
    public void end(HeadBlock trailers) {
        if (response != null) {
            response.complete(trailers);
        }
    }

    @Override
    public void writable() {
        request.writableAgain();
    }

    @Override
    public void requestWritten() {
        request.written();
    }

    @Override
    public boolean timedOut() {
        connection.socket().emit(Socket.TIMEOUT);
        tellTimeout();
        return true;
    }

    void tellTimeout() {
        timeout();
        if (response != null && !responseRead) {
            response.emit(IncomingMessage.TIMEOUT);
        }
    }

    /** Only tells: to end the request is the application's (item 57). Once, as Node's one-time listener. */
    void timeout() {
        // v10.15.0 does not tell of a timeout that only the agent asked for (J14)
        boolean wanted = settings.compatibility != Compatibility.NODE_10_15_0 || claim.timeoutAsked();
        if (wanted && !timeoutEmitted) {
            timeoutEmitted = true;
            request.emit(OutgoingMessage.TIMEOUT);
        }
    }

    @Override
    public void switched(HeadBlock head) {
        response = new NodeResponse(this, head);
        response.complete(null);
        boolean connect = settings.method.equals("CONNECT");
        Event3<IncomingMessage, Socket, ByteBuffer> event = connect ? ClientRequest.CONNECT : ClientRequest.UPGRADE;
        if (request.listenerCount(event) > 0 && !aborting) {
            ByteBuffer rest = rest(connection.input());
            claim.leave();
            Socket socket = connection.socket();
            socket.emit(Socket.AGENT_REMOVE);
            connection.detach();
            request.emit(event, response, socket, rest);
        } else {
            connection.close();
        }
        request.cutOff();
        close();
        done();
    }

    /** The bytes behind the head, which the application gets with the event and not from the socket (item 51). */
    private static ByteBuffer rest(Input input) {
        byte[] bytes = new byte[input.length()];
        input.peek(0, bytes, 0, bytes.length);
        input.skip(bytes.length);
        return ByteBuffer.wrap(bytes);
    }

    /** Whether the application wants more of the response now. */
    void demand(boolean more) {
        if (phase == Phase.RUNNING) {
            stream.demand(more);
        }
    }

    // ---- the end

    @Override
    public void over(boolean mayBeReused) {
        if (phase == Phase.RUNNING) {
            phase = Phase.OVER;
            reusable = mayBeReused;
            if (!responseRead) {
                watchDue = true;
                loop.nextTick(this);
            }
            finishIfRead();
        }
    }

    /** Both messages are complete, but the connection ended before the application had read the response. */
    void closedUnread() {
        if (phase == Phase.OVER) {
            claim.leave();
            request.cutOff();
            cutResponse(null);
            done();
        }
    }

    /** The application has read the response to its end. */
    void responseRead() {
        responseRead = true;
        finishIfRead();
    }

    private void finishIfRead() {
        // a connection that is not kept ends with the response, even if the request is not complete
        boolean over = phase == Phase.OVER || phase == Phase.RUNNING && response.complete() && !request.keepAlive();
        if (over && responseRead) {
            phase = Phase.DONE;
            // after the application's own end listeners, which may make the next request
            loop.nextTick(this);
        }
    }

    /** One of two ticks: the watch begins, unless the response has been read by then; or the connection is given back. */
    @Override
    public void run() {
        if (watchDue) {
            watchDue = false;
            watch = phase == Phase.OVER ? new UnreadWatch(this, connection.socket()) : null;
        } else {
            giveBack();
        }
    }

    private void giveBack() {
        if (watch != null) {
            watch.end();
        }
        boolean kept = reusable && request.keepAlive() && !aborting;
        claim.leave();
        request.cutOff();
        if (kept) {
            connection.requestEnded(true);
        } else {
            endConnection();
        }
        // a kept connection has not closed, so v10.15.0 says nothing; its document does (J4)
        if (!kept || settings.compatibility != Compatibility.NODE_10_15_0) {
            close();
            response.tellClosed();
        }
        done();
    }

    /** What the application wrote in this turn still leaves. */
    private void endConnection() {
        connection.channel().flush();
        if (connection.channel().pending() > 0) {
            connection.closeAfterOutput();
        } else {
            connection.requestEnded(false);
        }
    }

    /** What {@link SocketClaim#keepAliveHint} answers. */
    long keepAliveHint() {
        return responseHead == null ? -1 : ResponseHead.keepAliveHint(responseHead);
    }

    @Override
    public void failed(ProtocolException error, int bytesParsed, byte[] rawPacket) {
        fault(Faults.parse(error, bytesParsed, rawPacket));
    }

    /** An error of the connection: the first one is the request's. */
    void fault(Exception error) {
        if (!errorEmitted && phase != Phase.DONE) {
            errorEmitted = true;
            request.fail(error);
        }
    }

    /** An error told by the socket; a request that is going to be sent again knows nothing of it. */
    void socketFault(Exception error) {
        if (phase != Phase.RUNNING || !mayRepeat()) {
            fault(error);
        }
    }

    /**
     * Whether the request is sent once more: asked for, and provably not processed. The connection had been idle, no byte of a response came,
     * and a second copy would do no harm even so (RFC 9112 section 9.3.1).
     */
    private boolean mayRepeat() {
        return settings.options.retry()
                && !repeated
                && !aborting
                && !errorEmitted
                && response == null
                && claim.reused()
                && IDEMPOTENT.contains(settings.method)
                && request.repeatable()
                && connection.socket().bytesRead() == receivedBefore;
    }

    @Override
    public void closed(IOException cause) {
        // data that has come flows first, and what an abort or an error given to the socket tells comes before what
        // follows from it
        loop.nextTick(() -> loop.nextTick(() -> cutOff(cause)));
    }

    private void cutOff(IOException cause) {
        if (phase != Phase.RUNNING) {
            return;
        }
        if (mayRepeat()) {
            repeated = true;
            phase = Phase.WAITING;
            claim = claim.renew();
            return;
        }
        if (response == null) {
            fault(
                    destroyError != null
                            ? destroyError
                            : cause == null || aborting ? Faults.hangUp() : Faults.broken(cause));
            request.cutOff();
            close();
        } else {
            if (destroyError != null) {
                fault(destroyError);
            } else if (cause != null && !aborting) {
                fault(Faults.broken(cause));
            }
            request.cutOff();
            cutResponse(cause);
        }
        done();
    }

    private void cutResponse(IOException cause) {
        if (response.complete()) {
            close();
            response.closeWhenRead(() -> {});
        } else if (cause != null && !aborting && ResponseHead.endsWithConnection(responseHead)) {
            // however the connection ended, such content is complete (RFC 9112 section 8)
            response.complete(null);
            response.closeWhenRead(this::close);
            // the second tick from now comes after the end, if somebody reads
            loop.nextTick(() -> loop.nextTick(this::close));
        } else {
            response.tellAborted();
            close();
            response.closeCutOff(settings.compatibility == Compatibility.MODERN ? Faults.aborted() : null);
        }
    }

    private void close() {
        if (!closeEmitted) {
            closeEmitted = true;
            request.emit(Emitter.CLOSE);
        }
    }

    private void done() {
        phase = Phase.DONE;
        released.run();
    }

    // ---- given up

    /**
     * The application gives the request up.
     *
     * @param abort whether by {@code abort}, which has an event of its own
     * @param error what it gives as reason, or null
     */
    void giveUp(boolean abort, Exception error) {
        if (abort) {
            tellAbort();
        }
        if (phase == Phase.DONE || aborting) {
            return;
        }
        aborting = true;
        destroyError = error;
        if (response != null) {
            response.discard();
        }
        switch (phase) {
            case WAITING -> giveUpWaiting(abort);
            case RUNNING -> {
                // what was written is on its way in Node by now
                connection.channel().flush();
                connection.close();
            }
            default -> {
                // both messages are complete: the connection goes as soon as the response is dropped, which a destroyed
                // one is
                if (response.destroyed()) {
                    responseRead();
                }
            }
        }
    }

    private void tellAbort() {
        if (!claim.unseen() || settings.compatibility == Compatibility.NODE_10_15_0) {
            loop.nextTick(() -> request.emit(ClientRequest.ABORT));
        } else {
            // nobody has seen a socket yet: close comes first and no error follows (J3)
            loop.nextTick(() -> {
                close();
                request.emit(ClientRequest.ABORT);
            });
        }
    }

    private void giveUpWaiting(boolean abort) {
        // no error without a socket, and in v10.15.0 nothing at all
        boolean silent = abort && claim.socket() == null;
        claim.withdraw();
        loop.nextTick(() -> {
            if (!silent) {
                fault(destroyError == null ? Faults.hangUp() : destroyError);
            }
            if (!silent || settings.compatibility != Compatibility.NODE_10_15_0) {
                close();
            }
            request.cutOff();
            done();
        });
    }
}
