package io.jackfield.transport.epoll;

import io.jackfield.spi.transport.ListenSpec;
import io.jackfield.spi.transport.ListeningSocket;
import io.jackfield.transport.core.EventLoop;
import io.jackfield.transport.core.LoopChannel;
import io.jackfield.transport.core.Poller;
import io.jackfield.transport.core.Sockets;
import java.io.IOException;
import java.net.SocketAddress;
import java.util.List;

/** Netty's native sockets, TCP and Unix. */
final class EpollSockets implements Sockets {

    @Override
    public Poller poller(EventLoop loop) {
        return new EpollPoller(loop);
    }

    @Override
    public LoopChannel outgoing(EventLoop loop, SocketAddress remote) throws IOException {
        Addresses addresses = Addresses.of(remote);
        return new EpollChannel(loop, addresses.open(), addresses);
    }

    @Override
    public ListeningSocket listen(ListenSpec spec, List<EventLoop> loops) throws IOException {
        return EpollListening.open(spec, loops);
    }
}
