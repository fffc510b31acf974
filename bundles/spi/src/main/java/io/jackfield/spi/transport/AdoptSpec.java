package io.jackfield.spi.transport;

import java.nio.channels.SocketChannel;
import java.util.Objects;

/** What {@link LoopGroup#adopt} is told. It can grow without breaking transports. */
public final class AdoptSpec {
    private final SocketChannel socket;
    private final TransportLoop loop;
    private final ChannelAcceptor acceptor;

    private AdoptSpec(SocketChannel socket, TransportLoop loop, ChannelAcceptor acceptor) {
        this.socket = Objects.requireNonNull(socket, "socket");
        this.loop = Objects.requireNonNull(loop, "loop");
        this.acceptor = Objects.requireNonNull(acceptor, "acceptor");
    }

    /** A connected socket to be taken over by a loop of the group; the acceptor gets the channel. */
    public static AdoptSpec of(SocketChannel socket, TransportLoop loop, ChannelAcceptor acceptor) {
        return new AdoptSpec(socket, loop, acceptor);
    }

    /** The connected socket. */
    public SocketChannel socket() {
        return socket;
    }

    /** The loop it shall live on. */
    public TransportLoop loop() {
        return loop;
    }

    /** What takes the channel. */
    public ChannelAcceptor acceptor() {
        return acceptor;
    }
}
