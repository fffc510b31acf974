package io.jackfield.message.harness;

import io.jackfield.spi.buffer.HeapSlice;
import io.jackfield.spi.buffer.Slice;
import io.jackfield.spi.connection.Input;
import java.util.ArrayDeque;

/** The unread bytes of a {@link TestConnection}, in the pieces in which they came. */
public final class TestInput implements Input {
    private final ArrayDeque<byte[]> pieces = new ArrayDeque<>();

    public void add(byte[] piece) {
        if (piece.length > 0) {
            pieces.add(piece);
        }
    }

    /** Forgets what is unread. */
    public void clear() {
        pieces.clear();
    }

    @Override
    public int length() {
        return pieces.stream().mapToInt(piece -> piece.length).sum();
    }

    @Override
    public void peek(int from, byte[] target, int offset, int length) {
        int skip = from;
        int at = offset;
        int left = length;
        for (byte[] piece : pieces) {
            int start = Math.min(skip, piece.length);
            int count = Math.min(left, piece.length - start);
            System.arraycopy(piece, start, target, at, count);
            skip -= start;
            at += count;
            left -= count;
        }
        if (left > 0) {
            throw new IndexOutOfBoundsException("peek behind the end");
        }
    }

    @Override
    public void skip(int length) {
        int left = length;
        while (left > 0) {
            left -= take(left).length();
        }
    }

    @Override
    public Slice take(int max) {
        byte[] piece = pieces.removeFirst();
        if (piece.length <= max) {
            return HeapSlice.of(piece);
        }
        byte[] rest = new byte[piece.length - max];
        System.arraycopy(piece, max, rest, 0, rest.length);
        pieces.addFirst(rest);
        return HeapSlice.of(piece, 0, max);
    }

    @Override
    public void unshift(Slice slice) {
        byte[] copy = new byte[slice.length()];
        slice.copyTo(0, copy, 0, copy.length);
        pieces.addFirst(copy);
        slice.release();
    }
}
