package io.jackfield.transport.unix;

import io.jackfield.spi.transport.ListenSpec;
import io.jackfield.spi.transport.ListeningSocket;
import io.jackfield.transport.core.EventLoop;
import io.jackfield.transport.core.LoopChannel;
import io.jackfield.transport.core.Poller;
import io.jackfield.transport.core.Sockets;
import io.jackfield.transport.core.SystemFailures;
import java.io.IOException;
import java.net.SocketAddress;
import java.util.List;

/** Netty's native sockets, TCP and Unix. */
final class UnixSockets implements Sockets {
    private final UnixTransport transport;

    UnixSockets(UnixTransport transport) {
        this.transport = transport;
    }

    @Override
    public Poller poller(EventLoop loop) throws IOException {
        try {
            return new UnixPoller(loop, transport);
        } catch (RuntimeException e) {
            throw SystemFailures.of(e);
        }
    }

    @Override
    public LoopChannel outgoing(EventLoop loop, SocketAddress remote) throws IOException {
        Addresses addresses = Addresses.of(remote);
        return new UnixChannel(loop, addresses.open(), addresses);
    }

    @Override
    public ListeningSocket listen(ListenSpec spec, List<EventLoop> loops) throws IOException {
        return UnixListening.open(spec, loops);
    }
}
