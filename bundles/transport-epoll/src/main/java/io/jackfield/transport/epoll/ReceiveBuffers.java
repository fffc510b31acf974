package io.jackfield.transport.epoll;

import io.jackfield.transport.netty.LentBuffers;
import io.jackfield.transport.netty.LoopBuffer;
import io.jackfield.transport.netty.ReadingIsOff;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.unix.Errors;
import io.netty.channel.unix.Socket;
import io.netty.channel.unix.UnixChannel;
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
            int error = error();
            throw error == 0 ? READING_IS_OFF : new ReadingIsOff(Errors.newIOException("read", -error));
        }
        return super.allocate(allocator);
    }

    private int error() {
        try {
            return ((Socket) ((UnixChannel) channel).fd()).getSoError();
        } catch (IOException e) {
            // the socket is closed already, which is told by other ways
            return 0;
        }
    }
}
