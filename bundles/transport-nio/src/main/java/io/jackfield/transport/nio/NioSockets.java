package io.jackfield.transport.nio;

import io.jackfield.transport.core.EventLoop;
import io.jackfield.transport.core.LoopChannel;
import io.jackfield.transport.core.Poller;
import io.jackfield.transport.core.Sockets;
import java.io.IOException;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;

/** The JDK's sockets, TCP and Unix. */
final class NioSockets implements Sockets {

    @Override
    public Poller poller(EventLoop loop) throws IOException {
        return new SelectorPoller();
    }

    @Override
    public LoopChannel outgoing(EventLoop loop, SocketAddress remote) throws IOException {
        SocketChannel socket = remote instanceof UnixDomainSocketAddress
                ? SocketChannel.open(StandardProtocolFamily.UNIX)
                : SocketChannel.open();
        return new NioChannel(loop, socket);
    }

    @Override
    public boolean adopts() {
        return true;
    }

    @Override
    public LoopChannel adopted(EventLoop loop, SocketChannel socket) throws IOException {
        return new NioChannel(loop, socket).adopted();
    }
}
