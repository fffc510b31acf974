package io.jackfield.transport.core;

import io.jackfield.spi.transport.ListenSpec;
import io.jackfield.spi.transport.ListeningSocket;
import java.io.IOException;
import java.net.SocketAddress;
import java.nio.channels.SocketChannel;
import java.util.List;

/** The sockets of one transport, without state. {@link SocketGroup} does the rest. */
public interface Sockets {

    /** What a loop waits with; called by the thread that opens the group. */
    Poller poller(EventLoop loop) throws IOException;

    /** A new socket for connecting to that address, of the poller's loop. Loop only. */
    LoopChannel outgoing(EventLoop loop, SocketAddress remote) throws IOException;

    /** Whether {@link #adopted} works. */
    default boolean adopts() {
        return false;
    }

    /** A connected socket of the JDK's. Loop only. */
    default LoopChannel adopted(EventLoop loop, SocketChannel socket) throws IOException {
        throw new UnsupportedOperationException("this transport does not adopt sockets");
    }

    /** Listens, as {@link io.jackfield.spi.transport.LoopGroup#listen} says; accepted connections go to the loops in turn. */
    default ListeningSocket listen(ListenSpec spec, List<EventLoop> loops) throws IOException {
        throw new UnsupportedOperationException("this transport does not listen: the keeper accepts for it");
    }
}
