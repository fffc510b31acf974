package io.jackfield.transport.netty;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;

/**
 * A few small pieces of memory outside the heap that a loop lends to its channels in turn, since they nearly always come back before
 * the next one needs them: allocating for each request costs more than the request's own work. Whoever keeps one keeps it; the next
 * caller gets another.
 *
 * <p>Loop only, but for the references, which may be released on any thread.
 */
final class LoopBuffer {
    private final int size;
    private final ByteBuf[] lent;

    /** As many buffers of so many bytes, each made when it is first needed. */
    LoopBuffer(int size, int most) {
        this.size = size;
        this.lent = new ByteBuf[most];
    }

    /** The bytes that each has room for. */
    int size() {
        return size;
    }

    /** Lends a buffer, empty; the caller releases it. */
    ByteBuf lend(ByteBufAllocator allocator) {
        int free = 0;
        while (free < lent.length && lent[free] != null && lent[free].refCnt() > 1) {
            free++;
        }
        if (free == lent.length) {
            free();
            free = 0;
        }
        if (lent[free] == null) {
            lent[free] = allocator.directBuffer(size, size);
        }
        return lent[free].clear().retain();
    }

    /** Gives the memory back, as soon as nobody has it any more. */
    void free() {
        for (int i = 0; i < lent.length; i++) {
            if (lent[i] != null) {
                lent[i].release();
                lent[i] = null;
            }
        }
    }
}
