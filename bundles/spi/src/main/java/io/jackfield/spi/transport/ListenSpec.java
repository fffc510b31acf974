package io.jackfield.spi.transport;

import java.net.SocketAddress;
import java.util.List;
import java.util.Objects;

/** What {@link LoopGroup#listen} is told. It can grow without breaking transports. */
public final class ListenSpec {
    private final SocketAddress address;
    private final int backlog;
    private final boolean reusePort;
    private final List<? extends TransportLoop> loops;
    private final ChannelAcceptor acceptor;

    private ListenSpec(
            SocketAddress address,
            int backlog,
            boolean reusePort,
            List<? extends TransportLoop> loops,
            ChannelAcceptor acceptor) {
        this.address = Objects.requireNonNull(address, "address");
        this.backlog = backlog;
        this.reusePort = reusePort;
        this.loops = List.copyOf(loops);
        this.acceptor = Objects.requireNonNull(acceptor, "acceptor");
    }

    /**
     * @param address an {@link java.net.InetSocketAddress} or {@link java.net.UnixDomainSocketAddress}
     * @param backlog connects that may wait, at least 1
     * @param reusePort whether SO_REUSEPORT is set before binding; true wherever a keeper holds the port
     * @param loops the loops of the group that the accepted connections go to, in turn
     * @param acceptor takes the connections
     */
    public static ListenSpec of(
            SocketAddress address,
            int backlog,
            boolean reusePort,
            List<? extends TransportLoop> loops,
            ChannelAcceptor acceptor) {
        return new ListenSpec(address, backlog, reusePort, loops, acceptor);
    }

    /** The address to bind. */
    public SocketAddress address() {
        return address;
    }

    /** The number of connects that may wait to be accepted. */
    public int backlog() {
        return backlog;
    }

    /** Whether to set SO_REUSEPORT before binding. */
    public boolean reusePort() {
        return reusePort;
    }

    /** The loops that accepted connections go to, in turn. */
    public List<? extends TransportLoop> loops() {
        return loops;
    }

    /** What takes the connections. */
    public ChannelAcceptor acceptor() {
        return acceptor;
    }
}
