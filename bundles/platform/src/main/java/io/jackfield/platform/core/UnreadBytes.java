package io.jackfield.platform.core;

import io.jackfield.spi.buffer.Slice;
import io.jackfield.spi.connection.Input;
import java.util.ArrayDeque;
import java.util.Objects;

/**
 * The unread bytes of one connection, as the slices they arrived in. The first slice is kept apart, since there is seldom a second; an idle
 * connection holds neither. A base class, so that a connection is one object less: a request touches each of them.
 */
class UnreadBytes implements Input {
    private Slice first;
    private int skipped;
    private ArrayDeque<Slice> rest;
    private int length;

    final void addUnread(Slice slice) {
        if (slice.length() == 0) {
            slice.release();
        } else if (first == null) {
            first = slice;
            length = slice.length();
        } else {
            if (rest == null) {
                rest = new ArrayDeque<>();
            }
            rest.add(slice);
            length += slice.length();
        }
    }

    @Override
    public final int length() {
        return length;
    }

    @Override
    public final void peek(int from, byte[] target, int offset, int count) {
        Objects.checkFromIndexSize(from, count, length);
        int start = from + skipped;
        int at = offset;
        int left = count;
        int inFirst = Math.min(left, Math.max(0, lengthOf(first) - start));
        if (inFirst > 0) {
            first.copyTo(start, target, at, inFirst);
            at += inFirst;
            left -= inFirst;
        }
        if (left > 0) {
            peekRest(Math.max(0, start - first.length()), target, at, left);
        }
    }

    private void peekRest(int from, byte[] target, int offset, int count) {
        int start = from;
        int at = offset;
        int left = count;
        for (Slice slice : rest) {
            int here = Math.min(left, slice.length() - start);
            if (here > 0) {
                slice.copyTo(start, target, at, here);
                at += here;
                left -= here;
            }
            start = Math.max(0, start - slice.length());
            if (left == 0) {
                return;
            }
        }
    }

    private static int lengthOf(Slice slice) {
        return slice == null ? 0 : slice.length();
    }

    @Override
    public final void skip(int count) {
        Objects.checkFromIndexSize(0, count, length);
        int left = count;
        length -= count;
        while (left > 0) {
            int here = first.length() - skipped;
            if (left < here) {
                skipped += left;
                return;
            }
            left -= here;
            first.release();
            nextSlice();
        }
    }

    private void nextSlice() {
        first = rest == null ? null : rest.poll();
        skipped = 0;
        if (first == null) {
            rest = null;
        }
    }

    @Override
    public final Slice take(int max) {
        if (length == 0 || max < 1) {
            throw new IllegalStateException(
                    "there is nothing to take: " + length + " bytes are unread, " + max + " wanted");
        }
        int here = first.length() - skipped;
        if (max < here) {
            Slice part = first.part(skipped, max);
            skipped += max;
            length -= max;
            return part;
        }
        Slice whole = first;
        if (skipped > 0) {
            whole = first.part(skipped, here);
            first.release();
        }
        length -= here;
        nextSlice();
        return whole;
    }

    @Override
    public final void unshift(Slice slice) {
        if (slice.length() == 0) {
            slice.release();
            return;
        }
        if (first != null) {
            if (skipped > 0) {
                Slice left = first.part(skipped, first.length() - skipped);
                first.release();
                first = left;
            }
            if (rest == null) {
                rest = new ArrayDeque<>();
            }
            rest.addFirst(first);
        }
        first = slice;
        skipped = 0;
        length += slice.length();
    }

    /** Drops and releases everything. */
    final void dropUnread() {
        skip(length);
    }
}
