package io.jackfield.benchmarks.netty;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;

/** Netty's ways to the kernel. */
enum Io {
    epoll(EpollServerSocketChannel.class, EpollSocketChannel.class),
    nio(NioServerSocketChannel.class, NioSocketChannel.class);

    final Class<? extends ServerChannel> server;
    final Class<? extends SocketChannel> client;

    Io(Class<? extends ServerChannel> server, Class<? extends SocketChannel> client) {
        this.server = server;
        this.client = client;
    }

    EventLoopGroup newLoop() {
        IoHandlerFactory factory = this == epoll ? EpollIoHandler.newFactory() : NioIoHandler.newFactory();
        return new MultiThreadIoEventLoopGroup(1, factory);
    }
}
