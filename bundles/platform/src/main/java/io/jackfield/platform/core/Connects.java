package io.jackfield.platform.core;

import io.jackfield.api.stream.Duplex;
import io.jackfield.spi.tls.TlsPeer;
import io.jackfield.spi.transport.Channel;
import io.jackfield.spi.transport.ChannelEvents;
import io.jackfield.spi.transport.ConnectSink;
import io.jackfield.spi.transport.ConnectSpec;
import java.io.IOException;
import java.net.SocketAddress;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Makes the {@link PlatformConnection}s that do not come through a port: those we open, and application streams that carry HTTP. */
public final class Connects {
    private final Core core;
    private final Set<SocketAddress> local = ConcurrentHashMap.newKeySet();

    Connects(Core core) {
        this.core = core;
    }

    /** Gets the outcome of {@link #open}, on the loop: one of both, once. */
    public interface Sink {
        /** The connection is there, before anything was read. */
        void opened(PlatformConnection connection);

        /** It could not be made. */
        void failed(IOException cause);

        /** There is one, but its TLS handshake is not over: closing it calls it off. */
        default void shaking(PlatformConnection connection) {}
    }

    /**
     * Asks for TLS.
     *
     * @param source where the engines come from
     * @param server whose certificate is expected
     */
    public record Secure(TlsSource source, TlsPeer server) {}

    /**
     * Where to connect.
     *
     * @param remote a resolved address
     * @param local the address to bind first, or null
     * @param timeoutMillis milliseconds until it fails, 0 for the system's limit
     * @param secure asks for TLS, or null
     */
    public record Target(SocketAddress remote, SocketAddress local, long timeoutMillis, Secure secure) {}

    /** Opens a connection on a loop, by the transport that the loop belongs to. Callable from any thread. */
    public void open(Target target, PlatformLoop loop, ConnectionOwner owner, Sink sink) {
        ConnectSink outcome = new ConnectSink() {
            @Override
            public ChannelEvents connected(Channel channel) {
                if (target.secure() != null) {
                    return new ClientHandshake(target.secure(), loop, sink)
                            .begin(channel, encrypted -> clientConnection(encrypted, loop, owner));
                }
                PlatformConnection connection = clientConnection(channel, loop, owner);
                loop.turn(() -> sink.opened(connection));
                return connection;
            }

            @Override
            public void failed(IOException cause) {
                loop.turn(() -> sink.failed(cause));
            }
        };
        loop.unit()
                .group()
                .connect(ConnectSpec.of(
                        target.remote(), target.local(), target.timeoutMillis(), loop.transportLoop(), outcome));
    }

    void opened(SocketAddress from) {
        if (from != null) {
            local.add(from);
        }
    }

    void closed(SocketAddress from) {
        if (from != null) {
            local.remove(from);
        }
    }

    /** Whether a connection from there was made here, so that who serves it may be who waits for it. */
    boolean made(SocketAddress from) {
        return from != null && local.contains(from);
    }

    private PlatformConnection clientConnection(Channel channel, PlatformLoop loop, ConnectionOwner owner) {
        return new PlatformConnection(channel, loop, core.clientEndpoint().assignment(loop), owner);
    }

    /** Makes a client connection of an application's stream; on the loop. */
    public PlatformConnection wrap(Duplex duplex, PlatformLoop loop, ConnectionOwner owner) {
        DuplexChannel channel = new DuplexChannel(duplex, loop);
        PlatformConnection connection = clientConnection(channel, loop, owner);
        channel.open(connection);
        return connection;
    }

    /**
     * Serves an application's stream as a connection of a server, on a loop chosen for it. Callable from any thread.
     *
     * @param opened told on the loop, before anything is read
     */
    public void serve(Duplex duplex, Endpoint endpoint, Consumer<PlatformConnection> opened) {
        PlatformLoop current = core.currentLoop();
        PlatformLoop loop = current == null ? core.loopInTurn() : current;
        loop.execute(() -> {
            DuplexChannel channel = new DuplexChannel(duplex, loop);
            ServerHandshake shaking = ServerHandshake.of(endpoint.owner(), channel, loop);
            PlatformConnection connection = new PlatformConnection(
                    shaking == null ? channel : shaking.channel(), loop, endpoint.assignment(loop), endpoint.owner());
            opened.accept(connection);
            connection.assignment().opened(connection);
            channel.open(shaking == null ? connection : shaking.begin(connection));
        });
    }
}
