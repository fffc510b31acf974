package io.jackfield.transport.netty;

import io.jackfield.spi.transport.ConnectSpec;
import io.jackfield.transport.core.SystemFailures;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.netty.channel.ConnectTimeoutException;
import java.io.IOException;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;

/** One attempt to connect, on its loop: the socket is made, registered, connected; the sink is told once. */
final class Connecting implements Runnable {
    private final NettyGroup group;
    private final NettyLoop loop;
    private final ConnectSpec spec;

    Connecting(NettyGroup group, NettyLoop loop, ConnectSpec spec) {
        this.group = group;
        this.loop = loop;
        this.spec = spec;
    }

    @Override
    public void run() {
        Channel channel;
        try {
            channel = group.sockets().outgoing(spec.remote());
            int timeout = (int) Math.min(Integer.MAX_VALUE, spec.timeoutMillis());
            channel.config().setOption(ChannelOption.CONNECT_TIMEOUT_MILLIS, timeout);
            group.prepare(channel, loop, spec.sink()::connected);
        } catch (IOException | RuntimeException e) {
            spec.sink().failed(SystemFailures.of(e));
            return;
        }
        loop.nettys().register(channel).addListener((ChannelFuture registered) -> {
            if (registered.isSuccess()) {
                connect(channel);
            } else {
                spec.sink().failed(SystemFailures.of(registered.cause()));
            }
        });
    }

    private void connect(Channel channel) {
        SocketAddress remote = group.sockets().toNetty(spec.remote());
        SocketAddress local = spec.local() == null ? null : group.sockets().toNetty(spec.local());
        channel.connect(remote, local).addListener((ChannelFuture connected) -> {
            // success is told by the channel becoming active
            if (!connected.isSuccess()) {
                channel.unsafe().close(channel.unsafe().voidPromise());
                spec.sink().failed(failure(connected.cause()));
            }
        });
    }

    private static IOException failure(Throwable cause) {
        return cause instanceof ConnectTimeoutException
                ? new SocketTimeoutException(cause.getMessage())
                : SystemFailures.of(cause);
    }
}
