package io.jackfield.spi.transport;

import java.net.SocketAddress;
import java.util.Objects;

/** What {@link LoopGroup#connect} is told. It can grow without breaking transports. */
public final class ConnectSpec {
    private final SocketAddress remote;
    private final SocketAddress local;
    private final long timeoutMillis;
    private final TransportLoop loop;
    private final ConnectSink sink;

    private ConnectSpec(
            SocketAddress remote, SocketAddress local, long timeoutMillis, TransportLoop loop, ConnectSink sink) {
        this.remote = Objects.requireNonNull(remote, "remote");
        this.local = local;
        this.timeoutMillis = timeoutMillis;
        this.loop = Objects.requireNonNull(loop, "loop");
        this.sink = Objects.requireNonNull(sink, "sink");
    }

    /**
     * @param remote a resolved {@link java.net.InetSocketAddress} or a {@link java.net.UnixDomainSocketAddress}
     * @param local the address to bind first, or null
     * @param timeoutMillis milliseconds until it fails with {@link java.net.SocketTimeoutException}; 0 for the system's own limit
     * @param loop the loop the connection shall live on
     * @param sink gets the outcome
     */
    public static ConnectSpec of(
            SocketAddress remote, SocketAddress local, long timeoutMillis, TransportLoop loop, ConnectSink sink) {
        return new ConnectSpec(remote, local, timeoutMillis, loop, sink);
    }

    /** The address to connect to. */
    public SocketAddress remote() {
        return remote;
    }

    /** The address to bind before connecting, or null. */
    public SocketAddress local() {
        return local;
    }

    /** Milliseconds until the attempt fails; 0 for the system's own limit. */
    public long timeoutMillis() {
        return timeoutMillis;
    }

    /** The loop the connection shall live on. */
    public TransportLoop loop() {
        return loop;
    }

    /** What gets the outcome. */
    public ConnectSink sink() {
        return sink;
    }
}
