package io.jackfield.transport.netty;

import io.jackfield.spi.buffer.Slice;
import io.netty.buffer.ByteBuf;
import java.nio.ByteBuffer;
import java.util.Objects;

/** The readable bytes of a Netty buffer. Retaining and releasing count on the buffer, so that Netty's leak detector sees through it. */
final class NettySlice implements Slice {
    private final ByteBuf buffer;
    private final int start;
    private final int length;

    /** A slice that takes over the caller's reference of {@code buffer}. */
    NettySlice(ByteBuf buffer) {
        this(buffer, buffer.readerIndex(), buffer.readableBytes());
    }

    private NettySlice(ByteBuf buffer, int start, int length) {
        this.buffer = buffer;
        this.start = start;
        this.length = length;
    }

    @Override
    public int length() {
        return length;
    }

    @Override
    public byte get(int index) {
        return buffer.getByte(start + Objects.checkIndex(index, length));
    }

    @Override
    public void copyTo(int from, byte[] target, int offset, int count) {
        Objects.checkFromIndexSize(from, count, length);
        buffer.getBytes(start + from, target, offset, count);
    }

    @Override
    public Slice part(int from, int count) {
        Objects.checkFromIndexSize(from, count, length);
        return new NettySlice(buffer.retain(), start + from, count);
    }

    @Override
    public ByteBuffer view() {
        return buffer.nioBuffer(start, length).asReadOnlyBuffer();
    }

    @Override
    public Slice retain() {
        buffer.retain();
        return this;
    }

    @Override
    public void release() {
        buffer.release();
    }

    /** The bytes for writing, with the caller's reference. Netty moves the indexes of what it writes: shared bytes get their own. */
    ByteBuf forWriting() {
        return buffer.refCnt() == 1 ? buffer.setIndex(start, start + length) : buffer.slice(start, length);
    }
}
