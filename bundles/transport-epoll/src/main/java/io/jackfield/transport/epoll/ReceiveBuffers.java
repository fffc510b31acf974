package io.jackfield.transport.epoll;

import io.jackfield.transport.netty.LentBuffers;
import io.jackfield.transport.netty.LoopBuffer;
import io.jackfield.transport.netty.ReadingIsOff;
import io.jackfield.transport.netty.UnixSockets;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.Channel;
import java.io.IOException;

/**
 * Gives a channel its receive buffers, and none while reading is off: epoll tells of a broken connection whether asked or not, and Netty
 * then tries to read. That attempt ends here, with the socket's error if it has one.
 */
final class ReceiveBuffers extends LentBuffers {
    @SuppressWarnings("StaticAssignmentOfThrowable") // it has neither a stack trace nor a cause
    private static final ReadingIsOff READING_IS_OFF = new ReadingIsOff(null);

    private final Channel channel;

    ReceiveBuffers(Channel channel, LoopBuffer received) {
        super(received);
        this.channel = channel;
    }

    @Override
    public ByteBuf allocate(ByteBufAllocator allocator) {
        if (!channel.config().isAutoRead()) {
            IOException broken = UnixSockets.broken(channel);
            throw broken == null ? READING_IS_OFF : new ReadingIsOff(broken);
        }
        return super.allocate(allocator);
    }
}
