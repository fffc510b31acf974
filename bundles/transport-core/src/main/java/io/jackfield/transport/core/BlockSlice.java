package io.jackfield.transport.core;

import io.jackfield.spi.buffer.Slice;
import java.nio.ByteBuffer;
import java.util.Objects;

/** Some bytes of a {@link Block}. Retaining and releasing count on the block. */
final class BlockSlice implements Slice {
    private final Block block;
    private final int start;
    private final int length;

    /** A slice that takes over the caller's reference of the block. */
    BlockSlice(Block block, int start, int length) {
        this.block = block;
        this.start = start;
        this.length = length;
    }

    Block block() {
        return block;
    }

    int start() {
        return start;
    }

    @Override
    public int length() {
        return length;
    }

    @Override
    public byte get(int index) {
        block.check();
        return block.bytes().get(start + Objects.checkIndex(index, length));
    }

    @Override
    public void copyTo(int from, byte[] target, int offset, int count) {
        block.check();
        Objects.checkFromIndexSize(from, count, length);
        block.bytes().get(start + from, target, offset, count);
    }

    @Override
    public Slice part(int from, int count) {
        Objects.checkFromIndexSize(from, count, length);
        block.retain();
        return new BlockSlice(block, start + from, count);
    }

    @Override
    public ByteBuffer view() {
        block.check();
        return block.bytes().slice(start, length).asReadOnlyBuffer();
    }

    @Override
    public Slice retain() {
        block.retain();
        return this;
    }

    @Override
    public void release() {
        block.release();
    }
}
