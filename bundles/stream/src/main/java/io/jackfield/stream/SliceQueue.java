package io.jackfield.stream;

import io.jackfield.spi.buffer.HeapSlice;
import io.jackfield.spi.buffer.Slice;
import java.util.ArrayDeque;

/**
 * The slices a stream has buffered, which it owns, and the sum of their lengths. The first is kept apart: there is seldom a second. A base
 * class, so that a stream is one object less.
 */
class SliceQueue {
    private Slice first;
    private ArrayDeque<Slice> rest;
    private int length;

    final int length() {
        return length;
    }

    final int firstLength() {
        return first.length();
    }

    final void add(Slice slice) {
        if (first == null) {
            first = slice;
        } else {
            rest().addLast(slice);
        }
        length += slice.length();
    }

    final void addFirst(Slice slice) {
        if (first != null) {
            rest().addFirst(first);
        }
        first = slice;
        length += slice.length();
    }

    private ArrayDeque<Slice> rest() {
        if (rest == null) {
            rest = new ArrayDeque<>(4);
        }
        return rest;
    }

    private Slice next() {
        Slice taken = first;
        first = rest == null ? null : rest.poll();
        return taken;
    }

    /** Takes the first {@code count} bytes, at least 1 and at most all; copies only if they do not lie in one slice. */
    final Slice cut(int count) {
        if (first.length() == count) {
            length -= count;
            return next();
        }
        if (first.length() > count) {
            length -= count;
            return split(count);
        }
        return join(count);
    }

    private Slice split(int count) {
        Slice whole = first;
        Slice head = whole.part(0, count);
        first = whole.part(count, whole.length() - count);
        whole.release();
        return head;
    }

    private Slice join(int count) {
        byte[] joined = new byte[count];
        int done = 0;
        while (done < count) {
            Slice part = cut(Math.min(count - done, firstLength()));
            part.copyTo(0, joined, done, part.length());
            done += part.length();
            part.release();
        }
        return HeapSlice.of(joined);
    }

    final void clear() {
        while (first != null) {
            next().release();
        }
        length = 0;
    }
}
