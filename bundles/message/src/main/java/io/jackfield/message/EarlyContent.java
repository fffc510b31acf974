package io.jackfield.message;

import io.jackfield.spi.buffer.Slice;
import io.jackfield.spi.engine.OutgoingStream;
import java.util.ArrayDeque;

/** What was written to an {@link OutgoingContent} before it could leave, in order. */
final class EarlyContent {
    /** Made with the first: most requests have none. */
    private ArrayDeque<Slice> slices;

    private long length;
    private boolean head;
    private boolean flushed;
    private boolean ended;

    /** The head is rendered. */
    void head() {
        head = true;
    }

    boolean hasHead() {
        return head;
    }

    /** What is there is to leave as soon as it can. */
    void flush() {
        flushed = true;
    }

    void add(Slice slice) {
        if (slices == null) {
            slices = new ArrayDeque<>(4);
        }
        slices.add(slice);
        length += slice.length();
    }

    void end() {
        ended = true;
    }

    boolean ended() {
        return ended;
    }

    long length() {
        return length;
    }

    void passTo(OutgoingStream stream) {
        if (flushed && (slices == null || slices.isEmpty())) {
            stream.data(new byte[0], 0, 0);
        }
        for (Slice slice = next(); slice != null; slice = next()) {
            stream.data(slice);
        }
        length = 0;
    }

    void release() {
        for (Slice slice = next(); slice != null; slice = next()) {
            slice.release();
        }
        length = 0;
    }

    private Slice next() {
        return slices == null ? null : slices.poll();
    }
}
