package io.jackfield.transport.core;

import io.jackfield.spi.buffer.Slice;
import java.util.ArrayDeque;

/** What a channel has to write and the system has not taken: slices, of the first of which a part may be gone. Loop only. */
final class OutputQueue {
    private final ArrayDeque<Slice> slices = new ArrayDeque<>(4);
    private int gone;
    private long bytes;

    long bytes() {
        return bytes;
    }

    /** Takes over the caller's reference. */
    void add(Slice slice) {
        bytes += slice.length();
        slices.add(slice);
    }

    /** As much as one system call shall write. */
    void fill(Gather gather) {
        int from = gone;
        for (Slice slice : slices) {
            if (!gather.add(slice, from)) {
                return;
            }
            from = 0;
        }
    }

    /** The system took the first so many bytes. */
    void taken(long count) {
        bytes -= count;
        long left = count;
        while (left > 0) {
            Slice first = slices.element();
            int rest = first.length() - gone;
            if (left < rest) {
                gone += (int) left;
                return;
            }
            left -= rest;
            gone = 0;
            slices.remove().release();
        }
    }

    /** Forgets all. */
    void drop() {
        for (Slice slice : slices) {
            slice.release();
        }
        slices.clear();
        bytes = 0;
        gone = 0;
    }
}
