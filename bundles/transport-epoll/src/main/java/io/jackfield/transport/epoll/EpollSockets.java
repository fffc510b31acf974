package io.jackfield.transport.epoll;

import io.jackfield.transport.netty.LoopBuffer;
import io.jackfield.transport.netty.NettySockets;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.RecvByteBufAllocator;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.epoll.EpollDomainSocketChannel;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerDomainSocketChannel;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.unix.DomainSocketAddress;
import io.netty.channel.unix.UnixChannelOption;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;

/** Netty's native sockets, TCP and Unix. */
final class EpollSockets implements NettySockets {

    @Override
    public IoHandlerFactory handlers() {
        IoHandlerFactory nettys = EpollIoHandler.newFactory();
        return loop -> new QuietEpollHandler(nettys.newHandler(loop), loop);
    }

    @Override
    public Channel outgoing(SocketAddress remote) {
        return remote instanceof UnixDomainSocketAddress ? new EpollDomainSocketChannel() : new EpollSocketChannel();
    }

    @Override
    public ServerChannel listening(SocketAddress address, boolean reusePort) {
        if (address instanceof UnixDomainSocketAddress) {
            return new EpollServerDomainSocketChannel();
        }
        EpollServerSocketChannel server = new EpollServerSocketChannel();
        server.config().setOption(ChannelOption.SO_REUSEADDR, true);
        server.config().setOption(UnixChannelOption.SO_REUSEPORT, reusePort);
        return server;
    }

    @Override
    public RecvByteBufAllocator receiveBuffers(Channel channel, LoopBuffer received) {
        return new ReceiveBuffers(channel, received);
    }

    @Override
    public SocketAddress toNetty(SocketAddress address) {
        return address instanceof UnixDomainSocketAddress unix
                ? new DomainSocketAddress(unix.getPath().toString())
                : address;
    }

    @Override
    public SocketAddress toJdk(SocketAddress address) {
        return address instanceof DomainSocketAddress unix ? UnixDomainSocketAddress.of(unix.path()) : address;
    }

    @Override
    public boolean steer(ServerChannel member, int index) {
        return member instanceof EpollServerSocketChannel tcp && Steering.to(tcp, index);
    }

    @Override
    public int waiting(ServerChannel member) {
        return member instanceof EpollServerSocketChannel tcp ? Backlog.length(tcp) : -1;
    }

    @Override
    public void keepAliveIdle(Channel channel, int seconds) {
        channel.config().setOption(EpollChannelOption.TCP_KEEPIDLE, seconds);
    }
}
