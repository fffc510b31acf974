package io.jackfield.message.http1;

import io.jackfield.api.Socket;
import io.jackfield.api.error.ErrorCodes;
import io.jackfield.spi.buffer.Slice;
import io.jackfield.spi.connection.Connection;
import io.jackfield.spi.connection.Lease;
import io.jackfield.spi.connection.RefusedRequest;
import io.jackfield.spi.connection.ServerHost;
import io.jackfield.spi.engine.ServerEngine;
import io.jackfield.spi.engine.Session;
import io.jackfield.spi.parser.HeadBlock;
import io.jackfield.spi.parser.ProtocolException;
import java.io.IOException;

/**
 * HTTP/1 on a connection that a client made. Its {@link MessageReader} reads requests ahead while earlier answers are pending, within
 * bounds; its {@link Answers} let the answers leave in order. A request that breaks the protocol is refused by a {@link Refusal},
 * behind the answers that are owed before it.
 *
 * <p>Life of an exchange: {@link #head}, {@link #content} any number of times, {@link #end}; {@link #answered} when its answer has left.
 */
final class Http1ServerSession implements Session, MessageSink {
    /** The most exchanges in flight; while there are so many, no more requests are read. */
    static final int MAX_IN_FLIGHT = 32;

    private final Http1 http1;
    private final Connection connection;
    private final ServerHost host;
    private final MessageReader reader;
    private final Answers answers;
    private final long idleMillis;
    private final long keepAliveMillis;

    /** Made for the first request that comes in pieces. */
    private RequestClock clock;

    private Http1ServerStream reading;
    private Refusal refusal;
    private int requests;
    private boolean pumpQueued;
    private boolean heldBack;
    private boolean keptAlive;
    private boolean lastRequestRead;
    private boolean inputOver;
    private boolean over;

    Http1ServerSession(Http1 http1, Connection connection) {
        this.http1 = http1;
        this.connection = connection;
        this.host = connection.host();
        this.reader = new MessageReader(connection, this, HeadBlock.Kind.REQUEST);
        this.answers = new Answers(connection, host.options().highWaterMark(), this);
        // both are those in force when the connection was taken over (checklist items 119, 123)
        this.idleMillis = host.server().timeout();
        this.keepAliveMillis = host.server().keepAliveTimeout();
        connection.idleTimeout(idleMillis);
    }

    Http1 http1() {
        return http1;
    }

    Connection connection() {
        return connection;
    }

    Answers answers() {
        return answers;
    }

    // ---- Session: input

    @Override
    public void input() {
        if (!over) {
            if (keptAlive) {
                keptAlive = false;
                connection.idleTimeout(idleMillis);
            }
            pump();
        }
    }

    @Override
    public void inputEnded() {
        inputOver = true;
        if (!over) {
            pump();
        }
    }

    private void pump() {
        heldBack = false;
        try {
            reader.run();
        } catch (ProtocolException e) {
            refuse(e, false);
            return;
        }
        if (!over) {
            watchTime();
            if (inputOver) {
                afterInput();
            }
        }
    }

    private void pumpLater() {
        pumpQueued = false;
        if (!over) {
            pump();
            // room was made outside of input()
            connection.reading(true);
        }
    }

    /** Goes on reading in a later turn, so that a flood of pipelined requests leaves room for other connections. */
    void pumpSoon() {
        if (!pumpQueued) {
            pumpQueued = true;
            connection.loop().execute(this::pumpLater);
        }
    }

    private void watchTime() {
        if (reader.midHead()) {
            clock().headBegun();
        } else if (reader.midMessage()) {
            clock().contentAwaited();
        } else {
            stopClock();
        }
    }

    private RequestClock clock() {
        if (clock == null) {
            clock = new RequestClock(connection.loop(), host.server(), this::requestTimedOut);
        }
        return clock;
    }

    private void stopClock() {
        if (clock != null) {
            clock.stop();
        }
    }

    /** All that the peer sent has been taken, or can not be now. */
    private void afterInput() {
        if (answers.lastGiven() || refusal != null || connection.input().length() > 0 || reader.headWaits()) {
            return;
        }
        if (reader.midMessage()) {
            refuse(error(ErrorCodes.HPE_INVALID_EOF_STATE, 400, "the rest of the message (RFC 9112 section 8)"), false);
            return;
        }
        // as in Node, a client that ends its output gives up its requests (checklist item 336)
        answers.noMore();
        answers.cutUnanswered();
        if (answers.first() == null) {
            close();
        }
    }

    private static ProtocolException error(String code, int status, String expected) {
        return new ProtocolException(code, status, 0, "expected " + expected);
    }

    // ---- Session: the rest

    @Override
    public void written() {
        if (!over) {
            answers.written();
        }
    }

    @Override
    public void unavailable() {
        if (over) {
            return;
        }
        if (connection.input().length() == 0 && !reader.headWaits() && !reader.midMessage()) {
            finish();
            connection.close();
        } else {
            refuse(error(ErrorCodes.ERR_JACKFIELD_NO_STRATEGY, 503, "a parser and an engine"), true);
        }
    }

    @Override
    public boolean timedOut() {
        Http1ServerStream stream = answers.current() == null ? answers.first() : answers.current();
        if (stream != null && stream.exchange != null) {
            return stream.exchange.timedOut();
        }
        Lease<ServerEngine> engine = host.engine(connection);
        if (engine == null) {
            return false;
        }
        try {
            return engine.get().timedOut(connection);
        } finally {
            engine.release();
        }
    }

    @Override
    public boolean idle() {
        return answers.first() == null && refusal == null && !reader.midMessage() && !reader.headWaits();
    }

    @Override
    public boolean holds(Lease<?> lease) {
        return reader.holds(lease) || answers.holds(lease);
    }

    @Override
    public boolean handBack() {
        if (over) {
            return idle();
        }
        reader.handBack();
        boolean idle = idle();
        if (idle) {
            // another session begins with these bytes: what is queued here must not read them too
            finish();
        } else {
            watchTime();
        }
        return idle;
    }

    @Override
    public void closed(IOException cause) {
        if (cause != null && !over) {
            Refusal.broken(cause).offer(host, connection);
        }
        finish();
        reading = null;
        answers.cutAll(cause);
    }

    /** Nothing is read or reported any more. */
    private void finish() {
        over = true;
        stopClock();
        answers.stop();
        reader.release();
    }

    // ---- MessageSink

    @Override
    public boolean mayBegin() {
        if (over || lastRequestRead || refusal != null || answers.lastGiven()) {
            return false;
        }
        if (answers.first() == null) {
            if (!connection.boundary()) {
                finish();
                return false;
            }
            return true;
        }
        heldBack = answers.size() >= MAX_IN_FLIGHT
                || answers.outputWaiting()
                || answers.first().mayDetach();
        return !heldBack;
    }

    @Override
    public boolean head(HeadBlock block) throws ProtocolException {
        RequestFraming framing = http1.requestFraming();
        framing.decide(block, host.options().requireHostHeader());
        boolean tunnel = framing.connect() || framing.upgrade();
        if (tunnel && answers.first() != null) {
            // the connection can change hands only when nothing is owed on it
            heldBack = true;
            return false;
        }
        Lease<ServerEngine> engine = host.engine(connection);
        if (engine == null) {
            return false;
        }
        stopClock();
        requests++;
        Http1ServerStream stream = new Http1ServerStream(this, block, engine, framing, answers.sinkForNext());
        if (framing.chunked()) {
            reader.expectChunks();
        } else {
            reader.expectLength(framing.length());
        }
        lastRequestRead = !stream.keepAlive();
        framing.clear();
        begin(stream, engine.get());
        return true;
    }

    private void begin(Http1ServerStream stream, ServerEngine engine) {
        answers.add(stream);
        reading = stream;
        stream.exchange = engine.begin(stream);
        if (stream.exchange == null && !over) {
            finish();
            connection.close();
        }
        if (over) {
            reader.stop();
        }
    }

    /** Whether the answer to the last request read must end the connection. */
    boolean lastRequest() {
        int most = host.server().maxRequestsPerSocket();
        return most > 0 && requests >= most || connection.retiring();
    }

    Socket detach(Http1ServerStream stream) {
        finish();
        answers.poll();
        stream.detached();
        reading = null;
        return connection.detach();
    }

    @Override
    public boolean wantsContent() {
        return reading.wantsContent();
    }

    @Override
    public void content(Slice slice) {
        reading.exchange.data(slice);
    }

    @Override
    public void end(HeadBlock trailers) {
        Http1ServerStream complete = reading;
        reading = null;
        stopClock();
        complete.endRequest(trailers);
        if (complete.reported()) {
            answers.settleSoon();
        }
    }

    // ---- after reports

    /** What was sent has been reported: something may have become possible. */
    void answered() {
        if (answers.lastGiven() && answers.allReported()) {
            close();
        } else if (refusal != null) {
            answerRefusal();
        } else {
            if (answers.first() == null && reading == null) {
                answeredAll();
            }
            if (!over && (heldBack || reader.headWaits())) {
                pumpSoon();
            }
        }
    }

    private void answeredAll() {
        if (lastRequestRead) {
            close();
        } else if (connection.input().length() == 0 && !reader.midMessage() && !reader.headWaits()) {
            if (keepAliveMillis > 0 && !keptAlive) {
                keptAlive = true;
                connection.idleTimeout(keepAliveMillis);
            }
            if (!connection.boundary()) {
                finish();
            }
        }
    }

    private void close() {
        boolean unread = reading != null || connection.input().length() > 0;
        finish();
        if (unread) {
            connection.closeLingering();
        } else {
            connection.closeAfterOutput();
        }
    }

    // ---- refusals

    private void requestTimedOut() {
        if (!over && refusal == null) {
            refuse(
                    error(ErrorCodes.ERR_HTTP_REQUEST_TIMEOUT, 408, "the request in time (RFC 9110 section 15.5.9)"),
                    false);
        }
    }

    private void refuse(ProtocolException error, boolean quiet) {
        stopClock();
        byte[] packet = reader.rawPacket();
        refusal = new Refusal(error, reader.parsed(error.offset()), packet, quiet);
        host.refused(
                connection,
                reading == null
                        ? new RefusedRequest(error, packet, null)
                        : new RefusedRequest(error, null, reading.exchange));
        reader.release();
        answerRefusal();
    }

    /** Refuses, once the answers owed before it have left; not if the answer of the request refused has begun. */
    private void answerRefusal() {
        Http1ServerStream current = answers.current();
        if (current != null && current != reading || !answers.allReported()) {
            return;
        }
        finish();
        boolean answerable = current == null || !current.headWritten();
        boolean taken = !refusal.quiet() && refusal.offer(host, connection);
        answers.cutAll(refusal.cause());
        reading = null;
        if (!taken && answerable) {
            refusal.write(answers.sink(), http1.date());
            connection.closeLingering();
        } else if (!taken) {
            connection.close();
        }
    }
}
