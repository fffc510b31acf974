package io.jackfield.message.http1;

import io.jackfield.spi.buffer.HeapSlice;
import io.jackfield.spi.buffer.Slice;
import java.util.ArrayDeque;

/** What a pipelined exchange sends before its turn: kept in order, then passed on to the connection's {@link ChannelSink}. */
final class HeldOutput implements Sink {
    private static final int FIRST_TAIL = 512;

    private final ArrayDeque<Slice> parts = new ArrayDeque<>();
    private byte[] tail;
    private int tailFrom;
    private int tailTo;
    private long length;

    @Override
    public byte[] reserve(int count) {
        if (tail == null || tail.length - tailTo < count) {
            closeTail();
            tail = new byte[Math.max(FIRST_TAIL, count)];
            tailFrom = 0;
            tailTo = 0;
        }
        return tail;
    }

    @Override
    public int offset() {
        return tailTo;
    }

    @Override
    public void commit(int count) {
        tailTo += count;
        length += count;
    }

    @Override
    public void write(Slice slice) {
        closeTail();
        parts.add(slice);
        length += slice.length();
    }

    /** The bytes held. */
    long length() {
        return length;
    }

    /** Hands everything over, in order; nothing is held afterwards. */
    void passTo(Sink sink) {
        closeTail();
        for (Slice part = parts.poll(); part != null; part = parts.poll()) {
            sink.write(part);
        }
        length = 0;
    }

    /** Drops everything. */
    void release() {
        for (Slice part = parts.poll(); part != null; part = parts.poll()) {
            part.release();
        }
        tail = null;
        tailFrom = 0;
        tailTo = 0;
        length = 0;
    }

    private void closeTail() {
        if (tailTo > tailFrom) {
            // the rest of the array may still be written to, the part given away is not touched again
            parts.add(HeapSlice.of(tail, tailFrom, tailTo - tailFrom));
            tailFrom = tailTo;
        }
    }
}
