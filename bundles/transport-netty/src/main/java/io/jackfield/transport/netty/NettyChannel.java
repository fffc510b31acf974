package io.jackfield.transport.netty;

import io.jackfield.spi.buffer.Slice;
import io.jackfield.spi.transport.Channel;
import io.jackfield.spi.transport.ChannelEvents;
import io.jackfield.spi.transport.TransportLoop;
import io.jackfield.transport.core.SystemFailures;
import io.netty.channel.ChannelOption;
import java.io.IOException;
import java.net.SocketAddress;
import java.util.function.Function;

/**
 * A channel of the contract over one of Netty's. Output is {@link ChannelOutput}'s, what arrives comes through {@link ChannelInput};
 * this class joins the two and knows how it ends:
 *
 * <pre>
 *   open --close, reset, fail--> closing --Netty's channelInactive--> closed
 *     \--output ended and input ended--^
 * </pre>
 */
final class NettyChannel implements Channel {
    private static final System.Logger LOG = System.getLogger(NettyChannel.class.getName());

    private final NettyLoop loop;
    private final NettySockets sockets;
    private final io.netty.channel.Channel channel;
    private final ChannelOutput output;

    private ChannelEvents events;
    private boolean inputEnded;
    private boolean closing;
    private boolean closed;
    private IOException failure;

    NettyChannel(NettyLoop loop, NettySockets sockets, io.netty.channel.Channel channel) {
        this.loop = loop;
        this.sockets = sockets;
        this.channel = channel;
        this.output = new ChannelOutput(this, channel, loop);
    }

    // ---- the contract

    @Override
    public TransportLoop loop() {
        return loop;
    }

    @Override
    public SocketAddress localAddress() {
        return sockets.toJdk(channel.localAddress());
    }

    @Override
    public SocketAddress remoteAddress() {
        return sockets.toJdk(channel.remoteAddress());
    }

    @Override
    public byte[] reserve(int length) {
        return output.reserve(length);
    }

    @Override
    public int offset() {
        return output.offset();
    }

    @Override
    public void commit(int length) {
        output.commit(length);
    }

    @Override
    public void write(Slice slice) {
        output.write(slice);
    }

    @Override
    public void flush() {
        output.flush();
    }

    @Override
    public long pending() {
        return output.pending();
    }

    @Override
    public void shutdownOutput() {
        output.shutdown();
    }

    @Override
    public void reading(boolean on) {
        if (!closing) {
            channel.config().setAutoRead(on);
        }
    }

    @Override
    public void close() {
        if (!closing) {
            closing = true;
            output.close();
            channel.unsafe().close(channel.unsafe().voidPromise());
        }
    }

    @Override
    public void reset() {
        if (!closing) {
            option(ChannelOption.SO_LINGER, 0);
            close();
        }
    }

    @Override
    public void noDelay(boolean on) {
        option(ChannelOption.TCP_NODELAY, on);
    }

    @Override
    public void keepAlive(boolean on, int idleSeconds) {
        if (option(ChannelOption.SO_KEEPALIVE, on) && on && idleSeconds > 0) {
            try {
                sockets.keepAliveIdle(channel, idleSeconds);
            } catch (RuntimeException e) {
                LOG.log(System.Logger.Level.DEBUG, "keep-alive idle time of " + idleSeconds + " s was refused", e);
            }
        }
    }

    /** Sets an option where the socket has it; the peer may have broken the connection in the meantime. */
    private <T> boolean option(ChannelOption<T> option, T value) {
        try {
            return !closing && channel.config().setOption(option, value);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.DEBUG, option + " = " + value + " was refused", e);
            return false;
        }
    }

    // ---- what Netty tells, by ChannelInput and ChannelOutput

    /** The channel is there: asks for what gets its events. */
    void opened(Function<Channel, ChannelEvents> opener) {
        ChannelEvents opened = null;
        try {
            opened = opener.apply(this);
        } catch (RuntimeException | Error e) {
            LOG.log(System.Logger.Level.ERROR, "a connection was not taken", e);
        }
        if (opened == null) {
            close();
        } else {
            events = opened;
        }
    }

    void read(NettySlice bytes) {
        if (closing) {
            bytes.release();
            return;
        }
        try {
            events.read(bytes);
        } catch (RuntimeException | Error e) {
            thrown(e);
        }
    }

    void readComplete() {
        if (!closing) {
            try {
                events.readComplete();
            } catch (RuntimeException | Error e) {
                thrown(e);
            }
        }
    }

    void written() {
        try {
            events.written();
        } catch (RuntimeException | Error e) {
            thrown(e);
        }
    }

    /** The peer ended its output. */
    void inputEnded() {
        if (closing || inputEnded) {
            return;
        }
        inputEnded = true;
        try {
            events.inputEnded();
        } catch (RuntimeException | Error e) {
            thrown(e);
        }
        halfEnded();
    }

    /** One direction ended; with both, nothing can happen any more. */
    void halfEnded() {
        if (inputEnded && output.ended()) {
            close();
        }
    }

    /** The connection broke. */
    void fail(Throwable cause) {
        if (!closing) {
            failure = SystemFailures.of(cause);
            close();
        }
    }

    /** Netty closed the socket. */
    void inactive() {
        if (closed || events == null) {
            return;
        }
        if (!closing && !loop.closing()) {
            // a socket without half-closure: Netty closes it when the peer ends
            inputEnded();
        }
        closing = true;
        closed = true;
        output.close();
        try {
            events.closed(failure);
        } catch (RuntimeException | Error e) {
            LOG.log(System.Logger.Level.ERROR, "an event of a connection threw", e);
        }
    }

    private void thrown(Throwable e) {
        LOG.log(System.Logger.Level.ERROR, "an event of a connection threw; the connection is closed", e);
        fail(new IOException("an event of the connection threw", e));
    }
}
