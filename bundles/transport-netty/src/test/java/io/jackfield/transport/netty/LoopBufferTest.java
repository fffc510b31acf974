package io.jackfield.transport.netty;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.UnpooledByteBufAllocator;
import org.junit.jupiter.api.Test;

/** Who has a buffer of the loop keeps it; what came back is lent again. */
class LoopBufferTest {
    private final UnpooledByteBufAllocator allocator = new UnpooledByteBufAllocator(true);
    private final LoopBuffer buffers = new LoopBuffer(8, 2);

    @Test
    void lendsAnotherWhileOneIsKept() {
        ByteBuf first = buffers.lend(allocator);
        ByteBuf second = buffers.lend(allocator);
        assertThat(second).isNotSameAs(first);
        first.release();
        assertThat(buffers.lend(allocator)).isSameAs(first);
        first.release();
        second.release();
    }

    @Test
    void leavesKeptOnesToThoseWhoHaveThem() {
        ByteBuf first = buffers.lend(allocator).writeByte(1);
        ByteBuf second = buffers.lend(allocator).writeByte(2);
        ByteBuf third = buffers.lend(allocator).writeByte(3);
        assertThat(first.getByte(0)).isEqualTo((byte) 1);
        assertThat(second.getByte(0)).isEqualTo((byte) 2);
        assertThat(first.release()).as("the loop has let it go").isTrue();
        assertThat(second.release()).isTrue();
        third.release();
    }

    @Test
    void givesAllMemoryBack() {
        buffers.lend(allocator).release();
        ByteBuf kept = buffers.lend(allocator);
        buffers.lend(allocator).release();
        buffers.free();
        assertThat(kept.release()).isTrue();
        assertThat(allocator.metric().usedDirectMemory()).isZero();
    }
}
