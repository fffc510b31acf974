package io.jackfield.spi.buffer;

import java.nio.ByteBuffer;
import java.util.Objects;

/** A {@link Slice} over an array that the garbage collector owns, so that retaining and releasing cost nothing. */
public final class HeapSlice implements Slice {
    private static final HeapSlice EMPTY = new HeapSlice(new byte[0], 0, 0);

    private final byte[] bytes;
    private final int offset;
    private final int length;

    private HeapSlice(byte[] bytes, int offset, int length) {
        this.bytes = bytes;
        this.offset = offset;
        this.length = length;
    }

    /** The slice of no bytes. */
    public static HeapSlice empty() {
        return EMPTY;
    }

    /** A slice over the whole of {@code bytes}, which the caller must not change any more. */
    public static HeapSlice of(byte[] bytes) {
        return new HeapSlice(bytes, 0, bytes.length);
    }

    /** A slice over a part of {@code bytes}, which the caller must not change any more. */
    public static HeapSlice of(byte[] bytes, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        return new HeapSlice(bytes, offset, length);
    }

    @Override
    public int length() {
        return length;
    }

    @Override
    public byte get(int index) {
        return bytes[offset + Objects.checkIndex(index, length)];
    }

    @Override
    public void copyTo(int from, byte[] target, int targetOffset, int count) {
        Objects.checkFromIndexSize(from, count, length);
        System.arraycopy(bytes, offset + from, target, targetOffset, count);
    }

    @Override
    public Slice part(int from, int count) {
        Objects.checkFromIndexSize(from, count, length);
        return new HeapSlice(bytes, offset + from, count);
    }

    @Override
    public ByteBuffer view() {
        return ByteBuffer.wrap(bytes, offset, length).slice().asReadOnlyBuffer();
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
