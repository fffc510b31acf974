package io.jackfield.stream;

import io.jackfield.spi.buffer.HeapSlice;
import io.jackfield.spi.buffer.Slice;
import java.util.ArrayDeque;

/** The slices a stream has buffered, which it owns, and the sum of their lengths. */
final class SliceQueue {
    private final ArrayDeque<Slice> slices = new ArrayDeque<>(4);
    private int length;

    int length() {
        return length;
    }

    int firstLength() {
        return slices.getFirst().length();
    }

    void add(Slice slice) {
        slices.addLast(slice);
        length += slice.length();
    }

    void addFirst(Slice slice) {
        slices.addFirst(slice);
        length += slice.length();
    }

    /** Takes the first {@code count} bytes, at least 1 and at most all; copies only if they do not lie in one slice. */
    Slice take(int count) {
        Slice first = slices.getFirst();
        if (first.length() == count) {
            slices.removeFirst();
            length -= count;
            return first;
        }
        if (first.length() > count) {
            length -= count;
            return cut(first, count);
        }
        return join(count);
    }

    private Slice cut(Slice first, int count) {
        slices.removeFirst();
        Slice head = first.part(0, count);
        slices.addFirst(first.part(count, first.length() - count));
        first.release();
        return head;
    }

    private Slice join(int count) {
        byte[] joined = new byte[count];
        int done = 0;
        while (done < count) {
            Slice part = take(Math.min(count - done, firstLength()));
            part.copyTo(0, joined, done, part.length());
            done += part.length();
            part.release();
        }
        return HeapSlice.of(joined);
    }

    void clear() {
        slices.forEach(Slice::release);
        slices.clear();
        length = 0;
    }
}
