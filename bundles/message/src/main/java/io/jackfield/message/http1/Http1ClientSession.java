package io.jackfield.message.http1;

import io.jackfield.api.error.HttpException;
import io.jackfield.spi.buffer.Slice;
import io.jackfield.spi.connection.Connection;
import io.jackfield.spi.connection.Lease;
import io.jackfield.spi.engine.ClientExchange;
import io.jackfield.spi.engine.ClientSession;
import io.jackfield.spi.engine.ClientStream;
import io.jackfield.spi.parser.HeadBlock;
import io.jackfield.spi.parser.ProtocolException;
import java.io.IOException;

/**
 * HTTP/1 on a connection that we made: one request at a time, written by its {@link Http1ClientStream}, whose response is read by a
 * {@link MessageReader}. What the server sends unasked ends the connection.
 */
final class Http1ClientSession implements ClientSession, MessageSink {
    /** The bytes that may wait before a request is told to hold on. */
    static final int HIGH_WATER_MARK = 16 * 1024;

    private final Http1 http1;
    private final Connection connection;
    private final MessageReader reader;
    private final ChannelSink sink;
    private final Runnable settle = this::settle;
    private final Runnable pump = this::pumpLater;

    private Http1ClientStream stream;
    private boolean responseBegun;
    private boolean responseEnded;
    private boolean keepAlive;
    private boolean settleQueued;
    private boolean pumpQueued;
    private boolean inputOver;
    private boolean over;

    Http1ClientSession(Http1 http1, Connection connection) {
        this.http1 = http1;
        this.connection = connection;
        this.reader = new MessageReader(connection, this, HeadBlock.Kind.RESPONSE);
        this.sink = new ChannelSink(connection.channel());
    }

    Http1 http1() {
        return http1;
    }

    Connection connection() {
        return connection;
    }

    ChannelSink sink() {
        return sink;
    }

    // ---- ClientSession

    @Override
    public ClientStream request(ClientExchange exchange) {
        stream = new Http1ClientStream(this, exchange);
        responseBegun = false;
        responseEnded = false;
        return stream;
    }

    @Override
    public void input() {
        if (over) {
            return;
        }
        if (stream == null) {
            // nobody asked: a late 408, or an attack on the next request
            giveUp();
            return;
        }
        pump();
    }

    private void pumpLater() {
        pumpQueued = false;
        pump();
        if (!over) {
            // room was made outside of input()
            connection.reading(true);
        }
    }

    private void pump() {
        if (over || stream == null) {
            return;
        }
        try {
            reader.run();
        } catch (ProtocolException e) {
            fail(e);
            return;
        }
        if (!over && inputOver) {
            afterInput();
        }
    }

    @Override
    public void inputEnded() {
        inputOver = true;
        if (over) {
            // an exchange may be over whose response nobody has read yet
            connection.closeAfterOutput();
        } else if (stream == null) {
            giveUp();
        } else {
            pump();
        }
    }

    private void afterInput() {
        if (stream == null) {
            giveUp();
        } else if (connection.input().length() == 0 && !reader.parked()) {
            if (reader.untilClose()) {
                reader.inputEnded();
            } else {
                giveUp();
            }
        }
    }

    private void giveUp() {
        over = true;
        reader.release();
        cut(null);
        // what the application wrote in this turn still leaves, as far as the socket takes it
        connection.channel().flush();
        connection.close();
    }

    @Override
    public void written() {
        if (!over && connection.channel().pending() < HIGH_WATER_MARK) {
            settle();
        }
    }

    @Override
    public void unavailable() {
        if (!over) {
            giveUp();
        }
    }

    @Override
    public boolean timedOut() {
        return stream != null && stream.exchange().timedOut();
    }

    @Override
    public boolean idle() {
        return stream == null && !reader.midMessage();
    }

    @Override
    public boolean holds(Lease<?> lease) {
        return reader.holds(lease);
    }

    @Override
    public boolean handBack() {
        if (!over) {
            reader.handBack();
        }
        return idle();
    }

    @Override
    public void closed(IOException cause) {
        over = true;
        reader.release();
        cut(cause);
    }

    private void cut(IOException cause) {
        Http1ClientStream cut = stream;
        stream = null;
        if (cut != null) {
            cut.finish();
            cut.exchange().closed(cause);
        }
    }

    private void fail(ProtocolException error) {
        int parsed = reader.parsed(error.offset());
        byte[] rawPacket = reader.rawPacket();
        over = true;
        reader.release();
        if (stream != null) {
            stream.exchange().failed(error, parsed, rawPacket);
        }
        cut(new HttpException(error.code(), error.getMessage()));
        connection.close();
    }

    // ---- MessageSink

    @Override
    public boolean mayBegin() {
        return stream != null && !responseEnded;
    }

    @Override
    public boolean head(HeadBlock head) throws ProtocolException {
        ClientExchange exchange = stream.exchange();
        String method = exchange.method();
        ResponseFraming framing = http1.responseFraming();
        framing.decide(head, method);
        int status = head.status();
        if (status == 101 || status >= 200 && method.equals("CONNECT")) {
            switched(head);
        } else if (status < 200) {
            reader.expectLength(0);
            exchange.informational(head);
        } else {
            response(head, framing);
        }
        if (over) {
            reader.stop();
        }
        return true;
    }

    private void switched(HeadBlock head) throws ProtocolException {
        if (head.status() == 101 && !stream.upgradeAsked()) {
            throw new ProtocolException(
                    "HPE_INVALID_STATUS", 502, head.from(), "expected no 101, since no upgrade was asked for");
        }
        Http1ClientStream done = stream;
        over = true;
        stream = null;
        done.finish();
        done.exchange().switched(head);
    }

    private void response(HeadBlock head, ResponseFraming framing) {
        responseBegun = true;
        keepAlive = framing.keepAlive();
        if (framing.chunked()) {
            reader.expectChunks();
        } else if (framing.length() >= 0) {
            reader.expectLength(framing.length());
        } else {
            reader.expectUntilClose();
        }
        stream.exchange().response(head, keepAlive);
    }

    @Override
    public boolean wantsContent() {
        return stream.wantsContent();
    }

    @Override
    public void content(Slice slice) {
        stream.exchange().data(slice);
    }

    @Override
    public void end(HeadBlock trailers) {
        if (!responseBegun) {
            return;
        }
        responseEnded = true;
        stream.exchange().end(trailers);
        settleSoon();
    }

    // ---- told by the stream

    void requestEnded() {
        settleSoon();
    }

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

    // ---- after the turn

    private void settle() {
        settleQueued = false;
        if (over || stream == null) {
            return;
        }
        if (connection.channel().pending() >= HIGH_WATER_MARK) {
            connection.channel().flush();
        }
        if (connection.channel().pending() < HIGH_WATER_MARK) {
            stream.report();
            if (stream != null) {
                stream.drained();
            }
        }
        finishIfComplete();
    }

    private void finishIfComplete() {
        if (over || stream == null || !responseEnded) {
            return;
        }
        boolean kept = keepAlive && !stream.last();
        if (kept && !stream.ended()) {
            return;
        }
        boolean reusable = kept && !inputOver && connection.input().length() == 0 && !reader.midMessage();
        Http1ClientStream done = stream;
        stream = null;
        done.finish();
        over |= !reusable;
        done.exchange().over(reusable);
        if (inputOver) {
            // nothing more will come, though nobody may have read the response yet
            connection.closeAfterOutput();
        }
    }
}
