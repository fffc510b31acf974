package io.jackfield.transport.uring;

import io.jackfield.transport.netty.UnixSockets;
import io.netty.channel.Channel;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.ServerChannel;
import io.netty.channel.uring.IoUringChannelOption;
import io.netty.channel.uring.IoUringDomainSocketChannel;
import io.netty.channel.uring.IoUringIoHandler;
import io.netty.channel.uring.IoUringServerDomainSocketChannel;
import io.netty.channel.uring.IoUringServerSocketChannel;
import io.netty.channel.uring.IoUringSocketChannel;

/**
 * Netty's native sockets on io_uring. They wait for input before they take a receive buffer, since no ring of buffers is given to the
 * kernel: such a ring would hold memory for idle connections.
 */
final class IoUringSockets extends UnixSockets {

    @Override
    public IoHandlerFactory handlers() {
        IoHandlerFactory nettys = IoUringIoHandler.newFactory();
        return loop -> new QuietIoUringHandler(nettys.newHandler(loop));
    }

    @Override
    protected Channel newTcpChannel() {
        return new IoUringSocketChannel();
    }

    @Override
    protected Channel newUnixChannel() {
        return new IoUringDomainSocketChannel();
    }

    @Override
    protected ServerChannel newTcpServer() {
        return new IoUringServerSocketChannel();
    }

    @Override
    protected ServerChannel newUnixServer() {
        return new IoUringServerDomainSocketChannel();
    }

    @Override
    public void keepAliveIdle(Channel channel, int seconds) {
        channel.config().setOption(IoUringChannelOption.TCP_KEEPIDLE, seconds);
    }
}
