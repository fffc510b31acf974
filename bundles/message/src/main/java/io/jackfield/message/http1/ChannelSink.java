package io.jackfield.message.http1;

import io.jackfield.spi.buffer.Slice;
import io.jackfield.spi.transport.Channel;

/** The outgoing buffer of a {@link Channel} as a {@link Sink}: for the exchange whose turn it is. */
final class ChannelSink implements Sink {
    private final Channel channel;

    ChannelSink(Channel channel) {
        this.channel = channel;
    }

    @Override
    public byte[] reserve(int length) {
        return channel.reserve(length);
    }

    @Override
    public int offset() {
        return channel.offset();
    }

    @Override
    public void commit(int length) {
        channel.commit(length);
    }

    @Override
    public void write(Slice slice) {
        channel.write(slice);
    }
}
