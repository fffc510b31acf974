package io.jackfield.platform.core;

import io.jackfield.platform.tls.TlsChannel;
import io.jackfield.spi.connection.Connection;
import io.jackfield.spi.connection.Input;
import io.jackfield.spi.connection.Loop;
import io.jackfield.spi.transport.Channel;
import java.util.concurrent.atomic.AtomicLong;

/** The half of a {@link PlatformConnection} that faces its channel: unread bytes, whether to read, when to flush, and the end. Loop only. */
abstract class ChannelSide extends UnreadBytes implements Connection {
    /** More unread bytes than this stop the reading. */
    private static final int MAX_UNREAD = 64 * 1024;

    private static final AtomicLong IDS = new AtomicLong();

    final Channel channel;
    final PlatformLoop loop;
    final ConnectionTimes times;

    boolean inputEnded;
    boolean closed;
    Closing closing;

    private final long id = IDS.incrementAndGet();
    private long bytesRead;
    /** When something was last read or written. */
    private long activeAt;

    private long idleMillis;
    /** When {@link #times} looks next at what is waited for, 0 for never. A limit that is over later needs no timer until then. */
    private long watchedAt;

    private boolean wanted = true;
    private boolean reading = true;
    private boolean flushing;

    ChannelSide(Channel channel, PlatformLoop loop) {
        this.channel = channel;
        this.loop = loop;
        this.times = new ConnectionTimes((PlatformConnection) this, loop.wheel());
    }

    @Override
    public final long id() {
        return id;
    }

    @Override
    public final Loop loop() {
        return loop;
    }

    @Override
    public final Channel channel() {
        return channel;
    }

    @Override
    public final Input input() {
        return this;
    }

    /** The bytes received so far. */
    public final long bytesRead() {
        return bytesRead;
    }

    /** Whether it is closed. */
    public final boolean closed() {
        return closed;
    }

    /** Whether its TLS handshake is not over. */
    final boolean shaking() {
        return channel instanceof TlsChannel encrypted && encrypted.session() == null;
    }

    void received(int bytes) {
        bytesRead += bytes;
        active();
    }

    // ---- reading

    @Override
    public final void reading(boolean on) {
        wanted = on;
        applyReading();
    }

    final void applyReading() {
        boolean on = closing != null || wanted && !parked() && input().length() <= MAX_UNREAD;
        if (on != reading && !closed) {
            reading = on;
            channel.reading(on);
        }
    }

    /** Whether it waits for a strategy, and reads nothing meanwhile. */
    abstract boolean parked();

    // ---- writing

    @Override
    public final void flushSoon() {
        if (!flushing && !closed) {
            flushing = true;
            loop.flushSoon((PlatformConnection) this);
        }
    }

    final void flushNow() {
        flushing = false;
        if (!closed) {
            active();
            channel.flush();
        }
    }

    /** Whether the flush gave everything to the operating system. */
    final boolean nothingPending() {
        return !closed && channel.pending() == 0;
    }

    /** Everything went to the operating system at once: those who count bytes are told as if they had waited. */
    abstract void allWritten();

    // ---- time and end

    /** {@link #times} tells when it looks next. */
    final void watchedAt(long millis) {
        watchedAt = millis;
    }

    /** Something was read or written now. */
    final void active() {
        activeAt = loop.millis();
    }

    /** Milliseconds since something was read or written. */
    final long quiet() {
        return Math.max(0, loop.millis() - activeAt);
    }

    @Override
    public final void idleTimeout(long millis) {
        idleMillis = millis;
        active();
        if (watchedAt == 0 || activeAt + millis < watchedAt || !loop.wheel().isFineFor(millis)) {
            times.await();
        }
    }

    /** The limit of inactivity in force, 0 for none. */
    public final long idleTimeout() {
        return idleMillis;
    }

    /** What was written in this turn is tried before, as a write in Node tries at once. */
    @Override
    public final void close() {
        if (!closed) {
            if (flushing) {
                channel.flush();
            }
            channel.close();
        }
    }

    @Override
    public final void closeAfterOutput() {
        closeLingering();
    }

    @Override
    public final void closeLingering() {
        if (waits()) {
            times.disarm();
            leaving();
            closing = new Closing((PlatformConnection) this, inputEnded);
            dropUnread();
            applyReading();
            closing.begin();
        }
    }

    /** Whether a limit of its waiting applies: not once it is ending. */
    final boolean waits() {
        return !closed && closing == null;
    }

    /** The connection begins to end, with its output still to be written. */
    abstract void leaving();
}
