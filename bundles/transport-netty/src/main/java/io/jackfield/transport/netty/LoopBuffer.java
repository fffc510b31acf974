package io.jackfield.transport.netty;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;

/**
 * A small piece of memory outside the heap that a loop lends to one channel after the other, since it nearly always comes back before
 * the next one needs it: allocating for each request costs more than the request's own work. Whoever keeps it keeps it; the next caller
 * gets another.
 *
 * <p>Loop only, but for the references, which may be released on any thread.
 */
public final class LoopBuffer {
    private final int size;
    private ByteBuf lent;

    /** A buffer of so many bytes, made when first asked for. */
    LoopBuffer(int size) {
        this.size = size;
    }

    /** The bytes it has room for. */
    public int size() {
        return size;
    }

    /** Lends the buffer, empty; the caller releases it. */
    public ByteBuf lend(ByteBufAllocator allocator) {
        if (lent != null && lent.refCnt() > 1) {
            free();
        }
        if (lent == null) {
            lent = allocator.directBuffer(size, size);
        }
        return lent.clear().retain();
    }

    /** Gives the memory back, once nobody has it any more. */
    void free() {
        if (lent != null) {
            lent.release();
            lent = null;
        }
    }
}
