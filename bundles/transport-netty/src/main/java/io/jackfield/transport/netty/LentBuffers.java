package io.jackfield.transport.netty;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.ChannelConfig;
import io.netty.channel.RecvByteBufAllocator;
import io.netty.util.UncheckedBooleanSupplier;

/**
 * Gives a channel its receive buffers: the {@link LoopBuffer} of the loop as long as little comes, bigger ones of its own while a body
 * streams in. One object for one channel, since every idle connection has it.
 */
final class LentBuffers implements RecvByteBufAllocator, RecvByteBufAllocator.ExtendedHandle {
    /** Reads in a row, after which other channels of the loop have their turn. */
    private static final int MOST_READS = 16;

    private static final int BIGGEST = 64 * 1024;

    private final LoopBuffer received;
    private ChannelConfig config;
    private int size;
    private int reads;
    private int attempted;
    private int last;
    /** In the present burst of reads. */
    private int total;

    private boolean littleBefore;

    /** For a channel of the loop that has these buffers. */
    LentBuffers(LoopBuffer received) {
        this.received = received;
        this.size = received.size();
    }

    @Override
    @SuppressWarnings("deprecation") // the type that Netty's interface still names
    public Handle newHandle() {
        return this;
    }

    @Override
    public ByteBuf allocate(ByteBufAllocator allocator) {
        return size <= received.size() ? received.lend(allocator) : allocator.ioBuffer(size);
    }

    @Override
    public int guess() {
        return size;
    }

    @Override
    public void reset(ChannelConfig newConfig) {
        config = newConfig;
        reads = 0;
        total = 0;
    }

    @Override
    public void incMessagesRead(int count) {
        reads += count;
    }

    @Override
    public void lastBytesRead(int bytes) {
        last = bytes;
        if (bytes > 0) {
            total += bytes;
            if (bytes == attempted) {
                size = Math.min(BIGGEST, size * 4);
                littleBefore = false;
            }
        }
    }

    @Override
    public int lastBytesRead() {
        return last;
    }

    @Override
    public void attemptedBytesRead(int bytes) {
        attempted = bytes;
    }

    @Override
    public int attemptedBytesRead() {
        return attempted;
    }

    @Override
    public boolean continueReading() {
        return mayContinue() && last == attempted;
    }

    @Override
    public boolean continueReading(UncheckedBooleanSupplier maybeMoreData) {
        return mayContinue() && maybeMoreData.get();
    }

    private boolean mayContinue() {
        return config.isAutoRead() && reads < MOST_READS && total > 0;
    }

    /** Twice in a row less than half of it came: the next buffer is smaller. */
    @Override
    public void readComplete() {
        boolean little = size > received.size() && total < size / 2;
        if (little && littleBefore) {
            size = Math.max(received.size(), size / 4);
            little = false;
        }
        littleBefore = little;
    }
}
