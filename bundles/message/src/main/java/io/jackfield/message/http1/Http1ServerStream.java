package io.jackfield.message.http1;

import io.jackfield.api.Socket;
import io.jackfield.spi.buffer.Slice;
import io.jackfield.spi.connection.Connection;
import io.jackfield.spi.connection.Lease;
import io.jackfield.spi.connection.ServerHost;
import io.jackfield.spi.engine.Fields;
import io.jackfield.spi.engine.OutgoingHead;
import io.jackfield.spi.engine.ServerEngine;
import io.jackfield.spi.engine.ServerExchange;
import io.jackfield.spi.engine.ServerStream;
import io.jackfield.spi.parser.HeadBlock;
import java.io.IOException;

/** One exchange of an {@link Http1ServerSession}: writes the response into its {@link Sink}, by turns. */
final class Http1ServerStream extends FramedContent implements ServerStream {
    /** The exchange behind this one, in the {@link Pipeline}. */
    Http1ServerStream next;

    /** What the engine gave; null until then. */
    ServerExchange exchange;

    private final Http1ServerSession session;
    private final HeadBlock head;
    private final boolean http11;
    private final boolean keepAlive;
    private final boolean upgrade;
    private final boolean connect;
    private final boolean hasContent;
    private Lease<ServerEngine> lease;
    private Sink sink;
    private HeldOutput held;

    private boolean wanted = true;
    private boolean headWritten;
    private boolean ended;
    private boolean last;
    private boolean drainOwed;
    private boolean reported;
    private boolean requestEnded;
    private boolean gone;

    Http1ServerStream(
            Http1ServerSession session, HeadBlock head, Lease<ServerEngine> lease, RequestFraming framing, Sink sink) {
        this.session = session;
        this.head = head;
        this.lease = lease;
        this.http11 = framing.http11();
        // a CONNECT that is answered leaves it open what the bytes behind it are meant for
        this.keepAlive = framing.keepAlive() && !framing.connect();
        this.upgrade = framing.upgrade();
        this.connect = framing.connect();
        this.hasContent = framing.chunked() || framing.length() > 0;
        this.sink = sink;
        if (sink == null) {
            held = new HeldOutput();
            this.sink = held;
        }
    }

    // ---- for the session

    /** Its turn to send has come: what was held goes first. */
    void turn(Sink target) {
        sink = target;
        if (held != null) {
            held.passTo(target);
            held = null;
        }
    }

    long heldBytes() {
        return held == null ? 0 : held.length();
    }

    boolean wantsContent() {
        return wanted;
    }

    boolean headWritten() {
        return headWritten;
    }

    boolean ended() {
        return ended;
    }

    /** Whether the connection must end with this exchange. */
    boolean last() {
        return last || broken();
    }

    /** Whether the bytes behind the request may still be meant for another protocol. */
    boolean mayDetach() {
        return (upgrade || connect) && !ended;
    }

    boolean requestEnded() {
        return requestEnded;
    }

    /** Tells the engine that the request is complete. */
    void endRequest(HeadBlock trailers) {
        requestEnded = true;
        if (!gone) {
            exchange.end(trailers);
        }
    }

    boolean reported() {
        return reported;
    }

    /** Tells the engine that the response has left. */
    void report() {
        reported = true;
        exchange.responseWritten();
    }

    /** Tells the engine that it may go on sending, if it was told to wait. */
    void drained() {
        if (drainOwed && !gone) {
            drainOwed = false;
            exchange.writable();
        }
    }

    /** The exchange is complete. */
    void over() {
        gone = true;
        exchange.over();
        releaseLease();
    }

    /** The exchange was cut off. */
    void cut(IOException cause) {
        if (gone) {
            return;
        }
        gone = true;
        if (held != null) {
            held.release();
        }
        if (exchange != null) {
            exchange.closed(cause);
        }
        releaseLease();
    }

    /** The connection was taken out of HTTP. */
    void detached() {
        gone = true;
        releaseLease();
    }

    boolean holds(Lease<?> other) {
        return lease != null && lease == other;
    }

    private void releaseLease() {
        Lease<ServerEngine> released = lease;
        lease = null;
        if (released != null) {
            released.release();
        }
    }

    // ---- ServerStream

    @Override
    public Connection connection() {
        return session.connection();
    }

    @Override
    public ServerHost host() {
        return session.connection().host();
    }

    @Override
    public HeadBlock requestHead() {
        return head;
    }

    @Override
    public boolean hasContent() {
        return hasContent;
    }

    @Override
    public boolean upgradeRequested() {
        return upgrade;
    }

    @Override
    public boolean keepAlive() {
        return keepAlive && !session.lastRequest();
    }

    @Override
    public void informational(int status, String reason, Fields fields) {
        if (!gone && http11 && !headWritten) {
            session.http1().writer().informational(sink, status, reason, fields);
            session.answers().flush(this);
        }
    }

    @Override
    public Socket detach() {
        return session.detach(this);
    }

    // ---- OutgoingStream

    @Override
    public void head(OutgoingHead response) {
        if (gone || headWritten) {
            return;
        }
        HeadWriter writer = session.http1().writer();
        boolean noContent = isHead() || neverHasContent(response.status());
        int traits = noContent ? HeadWriter.NO_CONTENT : 0;
        if (http11 || takesChunks()) {
            traits |= HeadWriter.CHUNKS_BY_DEFAULT;
        }
        if (!keepAlive()) {
            traits |= HeadWriter.MUST_CLOSE;
        }
        writer.write(sink, response, traits);
        headWritten = true;
        last = writer.last();
        beginContent(noContent, writer.chunked(), writer.length());
    }

    private static boolean neverHasContent(int status) {
        return status < 200 || status == 204 || status == 304;
    }

    private boolean isHead() {
        int from = head.methodFrom();
        return head.methodTo() - from == 4 && head.bytes()[from] == 'H' && head.regionIs(from, from + 4, "head");
    }

    /** Whether an HTTP/1.0 client said {@code TE: chunked} (checklist item 312). */
    private boolean takesChunks() {
        int te = head.find("te", 0);
        return te >= 0 && FieldScan.hasWord(head.value(te), "chunked");
    }

    @Override
    public void data(Slice slice) {
        if (gone || ended || !headWritten) {
            slice.release();
            return;
        }
        boolean empty = slice.length() == 0;
        frame(sink, slice);
        wroteContent(empty);
    }

    @Override
    public void data(byte[] bytes, int offset, int length) {
        if (!gone && !ended && headWritten) {
            frame(sink, bytes, offset, length);
            wroteContent(length == 0);
        }
    }

    /** The head leaves with the first chunk (checklist item 41), which a message without content never has; no bytes ask for it. */
    private void wroteContent(boolean empty) {
        if (empty || !withoutContent()) {
            session.answers().wrote(this);
        }
    }

    @Override
    public void end(Fields trailers) {
        if (!gone && !ended && headWritten) {
            frameEnd(sink, trailers);
            ended = true;
            session.answers().ended(this);
        }
    }

    @Override
    public long pending() {
        if (gone) {
            return 0;
        }
        return held == null ? session.connection().channel().pending() : held.length();
    }

    @Override
    public boolean writable() {
        if (gone || pending() < session.answers().highWaterMark()) {
            return true;
        }
        drainOwed = true;
        if (held == null) {
            session.answers().flushAndDrain();
        }
        return false;
    }

    @Override
    public void demand(boolean on) {
        wanted = on;
        if (on && !gone && !requestEnded) {
            session.pumpSoon();
        }
    }

    @Override
    public void abort() {
        if (!gone) {
            session.connection().close();
        }
    }
}
