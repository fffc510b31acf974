package io.jackfield.message;

import io.jackfield.spi.buffer.Slice;
import io.jackfield.spi.engine.OutgoingStream;
import java.util.ArrayDeque;

/**
 * What was written to an {@link OutgoingContent} before it could leave, in order. Most requests are a head and an end before they have a
 * connection: those share one object for each of the two steps.
 */
final class EarlyContent {
    private static final EarlyContent HEAD = new EarlyContent(true, false);
    private static final EarlyContent WHOLE = new EarlyContent(true, true);

    /** Made with the first: most requests have none. */
    private ArrayDeque<Slice> slices;

    private long length;
    private boolean head;
    private boolean flushed;
    private boolean ended;

    private EarlyContent(boolean head, boolean ended) {
        this.head = head;
        this.ended = ended;
    }

    /** The same, to be changed; null for nothing. */
    static EarlyContent own(EarlyContent early) {
        if (early == null) {
            return new EarlyContent(false, false);
        }
        return early == HEAD || early == WHOLE ? new EarlyContent(early.head, early.ended) : early;
    }

    /** With the head, which is rendered. */
    static EarlyContent withHead(EarlyContent early) {
        if (early == null) {
            return HEAD;
        }
        EarlyContent own = own(early);
        own.head = true;
        return own;
    }

    /** With the end. */
    static EarlyContent withEnd(EarlyContent early) {
        if (early == HEAD) {
            return WHOLE;
        }
        EarlyContent own = own(early);
        own.ended = true;
        return own;
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
    }

    void release() {
        for (Slice slice = next(); slice != null; slice = next()) {
            slice.release();
        }
    }

    private Slice next() {
        Slice next = slices == null ? null : slices.poll();
        length -= next == null ? 0 : next.length();
        return next;
    }
}
