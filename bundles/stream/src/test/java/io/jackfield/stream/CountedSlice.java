package io.jackfield.stream;

import io.jackfield.spi.buffer.Slice;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** A slice that knows how many references to its memory are alive, and refuses to be used without one. */
final class CountedSlice implements Slice {
    private final AtomicInteger references;
    private final ByteBuffer bytes;

    private CountedSlice(AtomicInteger references, ByteBuffer bytes) {
        this.references = references;
        this.bytes = bytes;
    }

    static CountedSlice of(String text) {
        return new CountedSlice(new AtomicInteger(1), ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
    }

    int references() {
        return references.get();
    }

    private ByteBuffer alive() {
        if (references.get() <= 0) {
            throw new IllegalStateException("used after the last release");
        }
        return bytes;
    }

    @Override
    public int length() {
        return alive().limit();
    }

    @Override
    public byte get(int index) {
        return alive().get(index);
    }

    @Override
    public void copyTo(int from, byte[] target, int offset, int length) {
        alive().get(from, target, offset, length);
    }

    @Override
    public Slice part(int from, int length) {
        references.incrementAndGet();
        return new CountedSlice(references, alive().slice(from, length));
    }

    @Override
    public ByteBuffer view() {
        return alive().asReadOnlyBuffer();
    }

    @Override
    public Slice retain() {
        alive();
        references.incrementAndGet();
        return this;
    }

    @Override
    public void release() {
        if (references.decrementAndGet() < 0) {
            throw new IllegalStateException("released too often");
        }
    }
}
