package io.jackfield.transport.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.spi.transport.AdoptSpec;
import io.jackfield.spi.transport.Channel;
import io.jackfield.spi.transport.ChannelAcceptor;
import io.jackfield.spi.transport.ChannelEvents;
import io.jackfield.spi.transport.ConnectSink;
import io.jackfield.spi.transport.ConnectSpec;
import io.jackfield.spi.transport.ListenSpec;
import io.jackfield.spi.transport.ListeningSocket;
import io.jackfield.spi.transport.LoopGroup;
import io.jackfield.spi.transport.LoopSpec;
import io.jackfield.spi.transport.Transport;
import io.jackfield.spi.transport.TransportLoop;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/**
 * The loops of one test and the two ends of its connections: {@link Side} is the transport's, a {@link Socket} of the JDK's the peer's.
 * For a transport that only adopts it plays the keeper.
 */
final class Bench implements AutoCloseable {
    /** More than all buffers of a system between two ends take. */
    static final int MUCH = 32 * 1024 * 1024;

    private static final int WAIT_SECONDS = 10;

    private final Transport transport;
    private final LoopGroup group;
    private final List<Closeable> open = new ArrayList<>();
    private final List<Recorder> recorders = new ArrayList<>();

    Bench(Transport transport) {
        this.transport = transport;
        this.group = transport.open(LoopSpec.of(2, threadNamePrefix()));
    }

    Transport transport() {
        return transport;
    }

    LoopGroup group() {
        return group;
    }

    String threadNamePrefix() {
        return "kit-" + transport.name() + "-";
    }

    TransportLoop loop(int index) {
        return group.loops().get(index);
    }

    static InetSocketAddress loopback(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    /** An accepted connection. */
    Connection accepted() throws Exception {
        return accepted(UnaryOperator.identity(), 0);
    }

    /** An accepted connection whose recorder was given actions before anything was read. */
    Connection accepted(UnaryOperator<Recorder> actions, int loop) throws Exception {
        CompletableFuture<Side> side = new CompletableFuture<>();
        Socket peer = peerOf(acceptor(actions, side), loop);
        return new Connection(side.get(WAIT_SECONDS, TimeUnit.SECONDS), peer);
    }

    /** Connects a peer to the transport, by whichever way it has. */
    Socket peerOf(ChannelAcceptor acceptor, int loop) throws IOException {
        if (transport.listens()) {
            ListenSpec spec = ListenSpec.of(loopback(0), 16, false, List.of(loop(loop)), acceptor);
            ListeningSocket listening = keep(group.listen(spec));
            return peer((InetSocketAddress) listening.localAddress());
        }
        try (ServerSocketChannel keeper = ServerSocketChannel.open().bind(loopback(0))) {
            Socket peer = peer((InetSocketAddress) keeper.getLocalAddress());
            group.adopt(AdoptSpec.of(keeper.accept(), loop(loop), acceptor));
            return peer;
        }
    }

    ChannelAcceptor acceptor(UnaryOperator<Recorder> actions, CompletableFuture<Side> side) {
        return channel -> record(channel, actions, side);
    }

    private ChannelEvents record(Channel channel, UnaryOperator<Recorder> actions, CompletableFuture<Side> side) {
        Recorder recorder = actions.apply(new Recorder(channel));
        synchronized (recorders) {
            recorders.add(recorder);
        }
        side.complete(new Side(channel, recorder));
        return recorder;
    }

    /** A JDK socket connected to the address, with a read timeout. */
    Socket peer(InetSocketAddress address) throws IOException {
        Socket peer = keep(new Socket());
        peer.setSoTimeout((int) TimeUnit.SECONDS.toMillis(WAIT_SECONDS));
        peer.setTcpNoDelay(true);
        peer.connect(address, peer.getSoTimeout());
        return peer;
    }

    /** Connects by the transport; fails as the sink was told. */
    Side connect(SocketAddress remote, SocketAddress local, long timeoutMillis) throws Exception {
        CompletableFuture<Side> outcome = new CompletableFuture<>();
        group.connect(ConnectSpec.of(remote, local, timeoutMillis, loop(0), sink(outcome)));
        try {
            return outcome.get(WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw (Exception) e.getCause();
        }
    }

    ConnectSink sink(CompletableFuture<Side> outcome) {
        return new ConnectSink() {
            @Override
            public ChannelEvents connected(Channel channel) {
                return record(channel, UnaryOperator.identity(), outcome);
            }

            @Override
            public void failed(IOException cause) {
                if (!outcome.completeExceptionally(cause)) {
                    throw new IllegalStateException("the outcome was told twice");
                }
            }
        };
    }

    /** A server of the JDK's to connect to, with SO_REUSEPORT if asked. */
    ServerSocketChannel server(boolean reusePort) throws IOException {
        return server(reusePort, loopback(0));
    }

    ServerSocketChannel server(boolean reusePort, InetSocketAddress address) throws IOException {
        ServerSocketChannel server = keep(ServerSocketChannel.open());
        if (reusePort) {
            server.setOption(StandardSocketOptions.SO_REUSEPORT, true);
        }
        return server.bind(address);
    }

    /** Closes it when the test is over. */
    <T extends Closeable> T keep(T resource) {
        open.add(resource);
        return resource;
    }

    ListeningSocket keep(ListeningSocket listening) {
        open.add(listening::close);
        return listening;
    }

    /** Fails if anything was told in a forbidden way. */
    void check() {
        synchronized (recorders) {
            recorders.forEach(recorder -> assertThat(recorder.violations()).isEmpty());
        }
    }

    void closeGroup() throws Exception {
        group.close().toCompletableFuture().get(WAIT_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void close() throws Exception {
        for (Closeable resource : open) {
            resource.close();
        }
        closeGroup();
    }

    /** Both ends of a connection. */
    record Connection(Side side, Socket peer) {}
}
