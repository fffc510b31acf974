package io.jackfield.message.harness;

import io.jackfield.spi.buffer.Slice;
import io.jackfield.spi.transport.Channel;
import io.jackfield.spi.transport.TransportLoop;
import java.io.ByteArrayOutputStream;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;

/** A channel that keeps what was sent, and whose peer can stop taking it ({@link #room}). */
public final class TestChannel implements Channel {
    /** What the peer got. */
    public final ByteArrayOutputStream sent = new ByteArrayOutputStream();

    /** How many bytes the peer takes from now on. */
    public long room = Long.MAX_VALUE;

    public int flushes;
    public boolean closed;
    public boolean outputShut;
    private final ByteArrayOutputStream waiting = new ByteArrayOutputStream();
    private byte[] window = {};
    private int offset;

    @Override
    public TransportLoop loop() {
        throw new UnsupportedOperationException();
    }

    @Override
    public SocketAddress localAddress() {
        return null;
    }

    @Override
    public SocketAddress remoteAddress() {
        return null;
    }

    @Override
    public byte[] reserve(int length) {
        // an offset that changes finds code that forgets it
        offset = (offset + 1) % 7;
        window = new byte[offset + length];
        return window;
    }

    @Override
    public int offset() {
        return offset;
    }

    @Override
    public void commit(int length) {
        if (offset + length > window.length) {
            throw new IllegalArgumentException("committed " + length + " of " + (window.length - offset));
        }
        waiting.write(window, offset, length);
    }

    @Override
    public void write(Slice slice) {
        byte[] copy = new byte[slice.length()];
        slice.copyTo(0, copy, 0, copy.length);
        waiting.writeBytes(copy);
        slice.release();
    }

    @Override
    public void flush() {
        flushes++;
        byte[] bytes = waiting.toByteArray();
        int taken = (int) Math.min(room, bytes.length);
        room -= taken;
        sent.write(bytes, 0, taken);
        waiting.reset();
        waiting.write(bytes, taken, bytes.length - taken);
    }

    @Override
    public long pending() {
        return closed ? 0 : waiting.size();
    }

    @Override
    public void shutdownOutput() {
        flush();
        outputShut = true;
    }

    @Override
    public void reading(boolean on) {}

    @Override
    public void close() {
        closed = true;
        waiting.reset();
    }

    @Override
    public void reset() {
        close();
    }

    @Override
    public void noDelay(boolean on) {}

    @Override
    public void keepAlive(boolean on, int idleSeconds) {}

    /** What the peer got since the last call. */
    public String take() {
        String text = sent.toString(StandardCharsets.ISO_8859_1);
        sent.reset();
        return text;
    }
}
