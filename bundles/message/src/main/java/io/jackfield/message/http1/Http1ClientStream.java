package io.jackfield.message.http1;

import io.jackfield.spi.buffer.Slice;
import io.jackfield.spi.connection.Connection;
import io.jackfield.spi.engine.ClientExchange;
import io.jackfield.spi.engine.ClientStream;
import io.jackfield.spi.engine.Fields;
import io.jackfield.spi.engine.OutgoingHead;

/** The one exchange of an {@link Http1ClientSession}: writes the request. */
final class Http1ClientStream extends FramedContent implements ClientStream {
    private final Http1ClientSession session;
    private final ClientExchange exchange;
    private boolean wanted = true;
    private boolean headWritten;
    private boolean ended;
    private boolean last;
    private boolean upgradeAsked;
    private boolean drainOwed;
    private boolean writtenTold;
    private boolean gone;

    Http1ClientStream(Http1ClientSession session, ClientExchange exchange) {
        this.session = session;
        this.exchange = exchange;
    }

    // ---- for the session

    ClientExchange exchange() {
        return exchange;
    }

    boolean wantsContent() {
        return wanted;
    }

    boolean ended() {
        return ended;
    }

    /** Whether the request says that the connection ends after its response, or was not what it announced. */
    boolean last() {
        return last || broken();
    }

    boolean upgradeAsked() {
        return upgradeAsked;
    }

    void report() {
        if (ended && !writtenTold && !gone) {
            writtenTold = true;
            exchange.requestWritten();
        }
    }

    void drained() {
        if (drainOwed && !gone) {
            drainOwed = false;
            exchange.writable();
        }
    }

    /** Nothing is sent any more. */
    void finish() {
        gone = true;
    }

    // ---- ClientStream

    @Override
    public Connection connection() {
        return session.connection();
    }

    @Override
    public void head(OutgoingHead request) {
        if (gone || headWritten) {
            return;
        }
        HeadWriter writer = session.http1().writer();
        int traits = HeadWriter.REQUEST | (chunksByDefault(request.method()) ? HeadWriter.CHUNKS_BY_DEFAULT : 0);
        writer.write(session.sink(), request, traits);
        headWritten = true;
        last = writer.last();
        beginContent(false, writer.chunked(), writer.length());
        upgradeAsked = writer.upgradeAsked();
    }

    /** Whether the method is one that usually has content (checklist item 268). */
    private static boolean chunksByDefault(String method) {
        switch (method) {
            case "GET":
            case "HEAD":
            case "DELETE":
            case "OPTIONS":
            case "CONNECT":
                return false;
            default:
                return true;
        }
    }

    @Override
    public void data(Slice slice) {
        if (gone || ended || !headWritten) {
            slice.release();
            return;
        }
        frame(session.sink(), slice);
        connection().flushSoon();
    }

    @Override
    public void data(byte[] bytes, int offset, int length) {
        if (!gone && !ended && headWritten) {
            frame(session.sink(), bytes, offset, length);
            connection().flushSoon();
        }
    }

    @Override
    public void end(Fields trailers) {
        if (!gone && !ended && headWritten) {
            frameEnd(session.sink(), trailers);
            ended = true;
            connection().flushSoon();
            session.requestEnded();
        }
    }

    @Override
    public long pending() {
        return gone ? 0 : connection().channel().pending();
    }

    @Override
    public boolean writable() {
        if (gone || pending() < Http1ClientSession.HIGH_WATER_MARK) {
            return true;
        }
        drainOwed = true;
        session.flushAndDrain();
        return false;
    }

    @Override
    public void demand(boolean on) {
        wanted = on;
        if (on && !gone) {
            session.pumpSoon();
        }
    }

    @Override
    public void abort() {
        if (!gone) {
            connection().close();
        }
    }
}
