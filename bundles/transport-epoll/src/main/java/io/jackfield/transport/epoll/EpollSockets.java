package io.jackfield.transport.epoll;

import io.jackfield.transport.netty.LoopBuffer;
import io.jackfield.transport.netty.UnixSockets;
import io.netty.channel.Channel;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.RecvByteBufAllocator;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.epoll.EpollDomainSocketChannel;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerDomainSocketChannel;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.epoll.EpollSocketChannel;

/** Netty's native sockets on epoll. */
final class EpollSockets extends UnixSockets {

    @Override
    public IoHandlerFactory handlers() {
        IoHandlerFactory nettys = EpollIoHandler.newFactory();
        return loop -> new QuietEpollHandler(nettys.newHandler(loop), loop);
    }

    @Override
    protected Channel newTcpChannel() {
        return new EpollSocketChannel();
    }

    @Override
    protected Channel newUnixChannel() {
        return new EpollDomainSocketChannel();
    }

    @Override
    protected ServerChannel newTcpServer() {
        return new EpollServerSocketChannel();
    }

    @Override
    protected ServerChannel newUnixServer() {
        return new EpollServerDomainSocketChannel();
    }

    @Override
    public RecvByteBufAllocator receiveBuffers(Channel channel, LoopBuffer received) {
        return new ReceiveBuffers(channel, received);
    }

    @Override
    public void keepAliveIdle(Channel channel, int seconds) {
        channel.config().setOption(EpollChannelOption.TCP_KEEPIDLE, seconds);
    }
}
