package example.selector;

import io.jackfield.spi.buffer.HeapSlice;
import io.jackfield.spi.buffer.Slice;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.Deque;

/** What a channel has to send: slices in order, and the window that small things are put into. */
final class Outgoing {
    private static final int WINDOW = 8 * 1024;

    /** The JDK copies what lies on the heap, into memory as large as what it is asked to write. */
    private static final int PIECE = 64 * 1024;

    private final Deque<Slice> slices = new ArrayDeque<>();
    private ByteBuffer first;
    private byte[] window = new byte[0];
    private int begin;
    private int end;
    private long queued;
    private long flushed;

    byte[] reserve(int length) {
        if (window.length - end < length) {
            seal();
            window = new byte[Math.max(length, WINDOW)];
            begin = 0;
            end = 0;
        }
        return window;
    }

    int offset() {
        return end;
    }

    void commit(int length) {
        end += length;
    }

    void add(Slice slice) {
        seal();
        queue(slice);
    }

    long pending() {
        return queued + end - begin;
    }

    /** Allows what is pending now to be written. */
    void flush() {
        seal();
        flushed = queued;
    }

    /** Writes of what was flushed as much as the system takes; false when some is left. */
    boolean writeTo(SocketChannel socket) throws IOException {
        while (flushed > 0) {
            if (first == null) {
                first = slices.element().view();
            }
            int length = (int) Math.min(Math.min(PIECE, flushed), first.remaining());
            int written = socket.write(first.slice(first.position(), length));
            first.position(first.position() + written);
            queued -= written;
            flushed -= written;
            if (!first.hasRemaining()) {
                first = null;
                slices.remove().release();
            }
            if (written < length) {
                return false;
            }
        }
        return true;
    }

    /** Gives everything back unsent. */
    void drop() {
        seal();
        first = null;
        queued = 0;
        flushed = 0;
        slices.forEach(Slice::release);
        slices.clear();
    }

    /** What was committed becomes a slice; the window goes on behind it. */
    private void seal() {
        if (end > begin) {
            queue(HeapSlice.of(window, begin, end - begin));
            begin = end;
        }
    }

    private void queue(Slice slice) {
        queued += slice.length();
        slices.add(slice);
    }
}
