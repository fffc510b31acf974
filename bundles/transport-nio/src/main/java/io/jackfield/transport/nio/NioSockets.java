package io.jackfield.transport.nio;

import io.jackfield.transport.netty.NettySockets;
import io.netty.channel.Channel;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioChannelOption;
import io.netty.channel.socket.nio.NioDomainSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.io.IOException;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import jdk.net.ExtendedSocketOptions;

/** The JDK's sockets, TCP and Unix. */
final class NioSockets implements NettySockets {

    @Override
    public IoHandlerFactory handlers() {
        return NioIoHandler.newFactory();
    }

    @Override
    public Channel outgoing(SocketAddress remote) {
        return remote instanceof UnixDomainSocketAddress ? new NioDomainSocketChannel() : new NioSocketChannel();
    }

    @Override
    public boolean adopts() {
        return true;
    }

    @Override
    public Channel adopted(SocketChannel socket) throws IOException {
        return socket.getLocalAddress() instanceof UnixDomainSocketAddress
                ? new NioDomainSocketChannel(socket)
                : new NioSocketChannel(socket);
    }

    @Override
    public void keepAliveIdle(Channel channel, int seconds) {
        channel.config().setOption(NioChannelOption.of(ExtendedSocketOptions.TCP_KEEPIDLE), seconds);
    }
}
