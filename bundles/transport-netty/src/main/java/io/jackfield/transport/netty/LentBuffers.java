package io.jackfield.transport.netty;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.RecvByteBufAllocator;
import io.netty.util.UncheckedBooleanSupplier;

/**
 * Gives a channel its receive buffers: as long as Netty expects little, the {@link LoopBuffer} of the loop, beyond that one of the size
 * that Netty finds right.
 */
public class LentBuffers implements RecvByteBufAllocator {
    private static final RecvByteBufAllocator ADAPTIVE = new AdaptiveRecvByteBufAllocator();

    private final LoopBuffer received;

    /** For a channel of the loop that has this buffer. */
    public LentBuffers(LoopBuffer received) {
        this.received = received;
    }

    @Override
    @SuppressWarnings("deprecation") // the type that Netty's interface still names
    public Handle newHandle() {
        return new LentHandle(received);
    }

    /** The state for one channel. */
    protected static class LentHandle extends DelegatingHandle implements ExtendedHandle {
        private final LoopBuffer received;

        /** For a channel of the loop that has this buffer. */
        @SuppressWarnings("deprecation") // as above
        protected LentHandle(LoopBuffer received) {
            super(ADAPTIVE.newHandle());
            this.received = received;
        }

        @Override
        public ByteBuf allocate(ByteBufAllocator allocator) {
            return guess() <= received.size() ? received.lend(allocator) : super.allocate(allocator);
        }

        @Override
        public final boolean continueReading(UncheckedBooleanSupplier maybeMoreData) {
            return ((ExtendedHandle) delegate()).continueReading(maybeMoreData);
        }
    }
}
