package io.jackfield.stream;

import io.jackfield.spi.buffer.HeapSlice;
import io.jackfield.spi.buffer.Slice;
import java.nio.ByteBuffer;

/** Turns what applications hold into slices and back. */
public final class Slices {
    private Slices() {}

    /**
     * A slice over the remaining bytes of a buffer, which is not copied and whose position stays.
     *
     * @param buffer the bytes; they must not be changed any more
     * @return a slice that the caller owns
     */
    public static Slice of(ByteBuffer buffer) {
        if (buffer.hasArray()) {
            return HeapSlice.of(buffer.array(), buffer.arrayOffset() + buffer.position(), buffer.remaining());
        }
        return new BufferSlice(buffer.slice());
    }

    /**
     * Copies a slice.
     *
     * @param slice borrowed
     * @return a new array
     */
    public static byte[] copy(Slice slice) {
        byte[] bytes = new byte[slice.length()];
        slice.copyTo(0, bytes, 0, bytes.length);
        return bytes;
    }

    /**
     * Copies a slice.
     *
     * @param slice borrowed
     * @param target has room for it; its position moves
     */
    public static void copy(Slice slice, ByteBuffer target) {
        int length = slice.length();
        if (target.hasArray()) {
            slice.copyTo(0, target.array(), target.arrayOffset() + target.position(), length);
            target.position(target.position() + length);
        } else {
            target.put(slice.view());
        }
    }

    /** A {@link Slice} over a buffer without an accessible array: direct or read-only. */
    private static final class BufferSlice implements Slice {
        private final ByteBuffer buffer;

        BufferSlice(ByteBuffer buffer) {
            this.buffer = buffer;
        }

        @Override
        public int length() {
            return buffer.limit();
        }

        @Override
        public byte get(int index) {
            return buffer.get(index);
        }

        @Override
        public void copyTo(int from, byte[] target, int offset, int length) {
            buffer.get(from, target, offset, length);
        }

        @Override
        public Slice part(int from, int length) {
            return new BufferSlice(buffer.slice(from, length));
        }

        @Override
        public ByteBuffer view() {
            return buffer.asReadOnlyBuffer();
        }

        @Override
        public Slice retain() {
            return this;
        }

        @Override
        public void release() {
            // The garbage collector owns the memory.
        }
    }
}
