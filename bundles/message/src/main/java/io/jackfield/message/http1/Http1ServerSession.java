package io.jackfield.message.http1;

import io.jackfield.api.Socket;
import io.jackfield.api.error.ErrorCodes;
import io.jackfield.api.error.HttpException;
import io.jackfield.spi.buffer.Slice;
import io.jackfield.spi.connection.Connection;
import io.jackfield.spi.connection.Lease;
import io.jackfield.spi.connection.ServerHost;
import io.jackfield.spi.engine.ServerEngine;
import io.jackfield.spi.engine.Session;
import io.jackfield.spi.parser.HeadBlock;
import io.jackfield.spi.parser.ProtocolException;
import java.io.IOException;

/**
 * HTTP/1 on a connection that a client made. Its {@link MessageReader} reads requests ahead while earlier answers are pending, within
 * bounds; its {@link Pipeline} lets the answers leave in order. A request that breaks the protocol is refused by a {@link Refusal},
 * behind the answers that are owed before it.
 *
 * <p>Life of an exchange: {@link #head}, {@link #content} any number of times, {@link #end}; meanwhile or afterwards {@link #wrote},
 * {@link #ended}, {@link #settle}.
 */
final class Http1ServerSession implements Session, MessageSink {
    /** The most exchanges in flight; while there are so many, no more requests are read. */
    static final int MAX_IN_FLIGHT = 32;

    /** The most bytes of output that wait; while there are so many, no more requests are read. */
    static final int OUTPUT_LIMIT = 64 * 1024;

    private final Http1 http1;
    private final Connection connection;
    private final ServerHost host;
    private final MessageReader reader;
    private final ChannelSink sink;
    private final RequestClock clock;
    private final Pipeline pipeline = new Pipeline();
    private final Runnable settle = this::settle;
    private final Runnable pump = this::pump;
    private final long idleMillis;
    private final long keepAliveMillis;
    private final int highWaterMark;

    private Http1ServerStream reading;
    private Refusal refusal;
    private int requests;
    private boolean settleQueued;
    private boolean pumpQueued;
    private boolean heldBack;
    private boolean keptAlive;
    private boolean lastRequestRead;
    private boolean inputOver;
    private boolean closing;
    private boolean over;

    Http1ServerSession(Http1 http1, Connection connection) {
        this.http1 = http1;
        this.connection = connection;
        this.host = connection.host();
        this.reader = new MessageReader(connection, this, HeadBlock.Kind.REQUEST);
        this.sink = new ChannelSink(connection.channel());
        this.clock = new RequestClock(connection.loop(), host.server(), this::requestTimedOut);
        // both are those in force when the connection was taken over (checklist items 119, 123)
        this.idleMillis = host.server().timeout();
        this.keepAliveMillis = host.server().keepAliveTimeout();
        this.highWaterMark = host.options().highWaterMark();
        connection.idleTimeout(idleMillis);
    }

    Http1 http1() {
        return http1;
    }

    Connection connection() {
        return connection;
    }

    int highWaterMark() {
        return highWaterMark;
    }

    // ---- Session

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

    private void pump() {
        pumpQueued = false;
        if (over) {
            return;
        }
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

    private void watchTime() {
        if (reader.midHead()) {
            clock.headBegun();
        } else if (reader.midMessage()) {
            clock.contentAwaited();
        } else {
            clock.stop();
        }
    }

    @Override
    public void inputEnded() {
        inputOver = true;
        if (!over) {
            pump();
        }
    }

    /** All that the peer sent has been taken, or can not be now. */
    private void afterInput() {
        if (closing || refusal != null || connection.input().length() > 0 || reader.headWaits()) {
            return;
        }
        if (reader.midMessage()) {
            refuse(
                    new ProtocolException(
                            ErrorCodes.HPE_INVALID_EOF_STATE,
                            400,
                            0,
                            "expected the rest of the message (RFC 9112 section 8)"),
                    false);
            return;
        }
        // as in Node, a client that ends its output gives up its requests (checklist item 336)
        closing = true;
        cutUnanswered();
        if (pipeline.first() == null) {
            close();
        }
    }

    private void cutUnanswered() {
        Http1ServerStream s = pipeline.dropUnanswered();
        while (s != null) {
            Http1ServerStream next = s.next;
            s.cut(null);
            s = next;
        }
    }

    @Override
    public void written() {
        if (!over && connection.channel().pending() < highWaterMark) {
            settle();
        }
    }

    @Override
    public void unavailable() {
        if (over) {
            return;
        }
        if (connection.input().length() == 0 && !reader.headWaits() && !reader.midMessage()) {
            over = true;
            connection.close();
        } else {
            refuse(
                    new ProtocolException(ErrorCodes.ERR_JACKFIELD_NO_STRATEGY, 503, 0, "no strategy came in time"),
                    true);
        }
    }

    @Override
    public boolean timedOut() {
        Http1ServerStream stream = pipeline.current() == null ? pipeline.first() : pipeline.current();
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
        return pipeline.first() == null && refusal == null && !reader.midMessage() && !reader.headWaits();
    }

    @Override
    public boolean holds(Lease<?> lease) {
        if (reader.holds(lease)) {
            return true;
        }
        for (Http1ServerStream s = pipeline.first(); s != null; s = s.next) {
            if (s.holds(lease)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public boolean handBack() {
        if (!over) {
            reader.handBack();
            watchTime();
        }
        return idle();
    }

    @Override
    public void closed(IOException cause) {
        over = true;
        clock.stop();
        reader.release();
        for (Http1ServerStream s = pipeline.poll(); s != null; s = pipeline.poll()) {
            s.cut(cause);
        }
        reading = null;
    }

    // ---- MessageSink

    @Override
    public boolean mayBegin() {
        if (over || closing || lastRequestRead || refusal != null) {
            return false;
        }
        if (pipeline.first() == null) {
            if (!connection.boundary()) {
                over = true;
                clock.stop();
                return false;
            }
            return true;
        }
        heldBack = pipeline.size() >= MAX_IN_FLIGHT || outputWaiting();
        return !heldBack;
    }

    private boolean outputWaiting() {
        if (connection.channel().pending() >= OUTPUT_LIMIT) {
            connection.channel().flush();
        }
        return connection.channel().pending() + pipeline.heldBytes() >= OUTPUT_LIMIT;
    }

    @Override
    public boolean head(HeadBlock block) throws ProtocolException {
        RequestFraming framing = http1.requestFraming();
        framing.decide(block, host.options().requireHostHeader());
        boolean tunnel = framing.connect() || framing.upgrade();
        if (tunnel && pipeline.first() != null) {
            // the connection can change hands only when nothing is owed on it
            heldBack = true;
            return false;
        }
        Lease<ServerEngine> engine = host.engine(connection);
        if (engine == null) {
            return false;
        }
        clock.stop();
        requests++;
        boolean first = pipeline.current() == null;
        Http1ServerStream stream = new Http1ServerStream(this, block, engine, framing, first ? sink : null);
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
        pipeline.add(stream);
        reading = stream;
        stream.exchange = engine.begin(stream);
        if (stream.exchange == null && !over) {
            over = true;
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
        clock.stop();
        complete.endRequest(trailers);
        if (complete.reported()) {
            settleSoon();
        }
    }

    // ---- told by the streams

    /** A stream sent something. */
    void wrote(Http1ServerStream stream) {
        if (stream == pipeline.current()) {
            connection.flushSoon();
        }
    }

    /** A stream ended its response: the turn passes on. */
    void ended(Http1ServerStream stream) {
        if (stream != pipeline.current()) {
            return;
        }
        connection.flushSoon();
        for (Http1ServerStream s = stream; s != null && s.ended() && !closing; ) {
            closing = s.last();
            s = pipeline.passTurn();
            if (s != null && !closing) {
                s.turn(sink);
            }
        }
        settleSoon();
    }

    /** The engine was told to wait: hands the output over now, and says when there is room. */
    void flushAndDrain() {
        connection.channel().flush();
        settleSoon();
    }

    void pumpSoon() {
        if (!pumpQueued) {
            pumpQueued = true;
            connection.loop().nextTick(pump);
        }
    }

    private void settleSoon() {
        if (!settleQueued) {
            settleQueued = true;
            connection.loop().nextTick(settle);
        }
    }

    Socket detach(Http1ServerStream stream) {
        over = true;
        clock.stop();
        pipeline.poll();
        stream.detached();
        reading = null;
        return connection.detach();
    }

    // ---- after the turn: reports, and what they make possible

    private void settle() {
        settleQueued = false;
        if (over) {
            return;
        }
        if (!handedOver()) {
            return;
        }
        report();
        Http1ServerStream current = pipeline.current();
        if (current != null) {
            current.drained();
        }
        if (over) {
            return;
        }
        if (closing && allReported()) {
            close();
        } else if (refusal != null) {
            answerRefusal();
        } else {
            goOn();
        }
    }

    /** Whether little enough output is pending to report what was sent. The flush at the end of this turn takes the rest. */
    private boolean handedOver() {
        if (connection.channel().pending() < highWaterMark) {
            return true;
        }
        connection.channel().flush();
        return connection.channel().pending() < highWaterMark;
    }

    private void report() {
        for (Http1ServerStream s = pipeline.first(); s != null && s.ended() && s != pipeline.current(); ) {
            if (!s.reported()) {
                s.report();
            }
            if (over || !s.requestEnded()) {
                return;
            }
            pipeline.poll();
            s.over();
            s = pipeline.first();
        }
    }

    private boolean allReported() {
        Http1ServerStream first = pipeline.first();
        return first == null || first == pipeline.current() || first.reported();
    }

    private void goOn() {
        if (pipeline.first() == null && reading == null) {
            answeredAll();
        }
        if (!over && (heldBack || reader.headWaits())) {
            pump();
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
                over = true;
            }
        }
    }

    private void close() {
        over = true;
        clock.stop();
        boolean unread = reading != null || connection.input().length() > 0;
        reader.release();
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
                    new ProtocolException(
                            ErrorCodes.ERR_HTTP_REQUEST_TIMEOUT,
                            408,
                            0,
                            "expected the request in time (RFC 9110 section 15.5.9)"),
                    false);
        }
    }

    private void refuse(ProtocolException error, boolean quiet) {
        host.countError(connection);
        clock.stop();
        refusal = new Refusal(error, reader.parsed(error.offset()), reader.rawPacket(), quiet);
        reader.release();
        answerRefusal();
    }

    private void answerRefusal() {
        Http1ServerStream current = pipeline.current();
        if (current != null && current != reading || !allReported()) {
            return;
        }
        over = true;
        boolean answerable = current == null || !current.headWritten();
        boolean taken = !refusal.quiet() && refusal.offer(host, connection);
        HttpException cause = refusal.cause();
        for (Http1ServerStream s = pipeline.poll(); s != null; s = pipeline.poll()) {
            s.cut(cause);
        }
        reading = null;
        if (taken) {
            return;
        }
        if (answerable) {
            refusal.write(sink);
            connection.closeLingering();
        } else {
            connection.close();
        }
    }
}
