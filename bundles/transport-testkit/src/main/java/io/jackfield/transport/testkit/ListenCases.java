package io.jackfield.transport.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jackfield.spi.transport.ChannelAcceptor;
import io.jackfield.spi.transport.ChannelEvents;
import io.jackfield.spi.transport.ListenSpec;
import io.jackfield.spi.transport.ListeningSocket;
import io.jackfield.spi.transport.TransportLoop;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Listening sockets of the transport's own. */
final class ListenCases {

    /** More than any transport accepts in one turn of a loop. */
    private static final int CROWD = 60;

    /** How long a loop is kept busy, unless what must wait for it does not. */
    private static final long HOLD_MILLIS = 200;

    private ListenCases() {}

    static List<Case> all() {
        return List.of(
                new Case("connections go to the loops in turn", ListenCases::inTurn),
                new Case("a busy address is refused and named", ListenCases::busy),
                new Case("shares a port with the keeper and is steered to", ListenCases::steered),
                new Case("shares a port on every address with the keeper", ListenCases::steeredOnWildcard),
                new Case("connects wait while accepting is off", ListenCases::notAccepting),
                new Case("connections outlive their listening socket", ListenCases::outlive),
                new Case("what has connected when it closes is accepted", ListenCases::lastOnes),
                new Case("its address is free when it is closed", ListenCases::free),
                new Case("listens on a Unix socket", ListenCases::unix));
    }

    /** What there is to test of a transport that does not listen. */
    static List<Case> refused() {
        return List.of(new Case("listen is not supported", bench -> {
            ListenSpec spec =
                    ListenSpec.of(Bench.loopback(0), 1, false, bench.group().loops(), channel -> null);
            assertThatThrownBy(() -> bench.group().listen(spec)).isInstanceOf(UnsupportedOperationException.class);
        }));
    }

    private static ListeningSocket listen(Bench bench, InetSocketAddress address, boolean reuse, ChannelAcceptor to)
            throws IOException {
        return bench.keep(bench.group()
                .listen(ListenSpec.of(address, 16, reuse, bench.group().loops(), to)));
    }

    private static ChannelAcceptor into(Bench bench, BlockingQueue<Side> accepted) {
        return channel -> {
            CompletableFuture<Side> side = new CompletableFuture<>();
            ChannelEvents events = bench.acceptor(r -> r, side).accepted(channel);
            accepted.add(side.join());
            return events;
        };
    }

    private static Side take(BlockingQueue<Side> accepted) throws Exception {
        Side side = accepted.poll(10, TimeUnit.SECONDS);
        assertThat(side).as("an accepted connection").isNotNull();
        return side;
    }

    private static void inTurn(Bench bench) throws Exception {
        BlockingQueue<Side> accepted = new LinkedBlockingQueue<>();
        ListeningSocket listening = listen(bench, Bench.loopback(0), false, into(bench, accepted));
        TransportLoop last = null;
        for (int i = 0; i < 4; i++) {
            bench.peer((InetSocketAddress) listening.localAddress());
            TransportLoop loop = take(accepted).channel().loop();
            assertThat(loop).isIn(bench.group().loops()).isNotSameAs(last);
            last = loop;
        }
    }

    private static void busy(Bench bench) throws Exception {
        InetSocketAddress taken = (InetSocketAddress) bench.server(false).getLocalAddress();
        assertThatThrownBy(() -> listen(bench, taken, false, channel -> null))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(String.valueOf(taken.getPort()))
                .hasMessageContaining("in use");
    }

    private static void steered(Bench bench) throws Exception {
        steered(bench, Bench.loopback(0));
    }

    private static void steeredOnWildcard(Bench bench) throws Exception {
        steered(bench, new InetSocketAddress(0));
        steered(bench, new InetSocketAddress("0.0.0.0", 0));
        steered(bench, new InetSocketAddress("::", 0));
        steered(bench, new InetSocketAddress("::1", 0));
    }

    private static void steered(Bench bench, InetSocketAddress where) throws Exception {
        ServerSocketChannel keeper = bench.server(true, where);
        InetSocketAddress bound = (InetSocketAddress) keeper.getLocalAddress();
        InetSocketAddress address = new InetSocketAddress(where.getAddress(), bound.getPort());
        BlockingQueue<Side> accepted = new LinkedBlockingQueue<>();
        ListeningSocket listening = listen(bench, address, true, into(bench, accepted));
        assertThat(((InetSocketAddress) listening.localAddress()).getPort()).isEqualTo(address.getPort());
        assumeTrue(listening.steer(1), "a system that steers; elsewhere the platform overlaps and closes");
        for (int i = 0; i < 20; i++) {
            bench.peer(address);
            take(accepted);
        }
        assertThat(listening.steer(0)).isTrue();
        for (int i = 0; i < 20; i++) {
            bench.peer(address);
            bench.keep(keeper.accept());
        }
        assertThat(accepted).isEmpty();
    }

    private static void notAccepting(Bench bench) throws Exception {
        BlockingQueue<Side> accepted = new LinkedBlockingQueue<>();
        ListeningSocket listening = listen(bench, Bench.loopback(0), false, into(bench, accepted));
        listening.accepting(false);
        Socket waiting = bench.peer((InetSocketAddress) listening.localAddress());
        assertThat(InputCases.isSilent(waiting)).isTrue();
        assertThat(accepted).isEmpty();
        listening.accepting(true);
        take(accepted);
    }

    /** The loops are too busy to accept when the listening socket is closed. */
    private static void lastOnes(Bench bench) throws Exception {
        BlockingQueue<Side> accepted = new LinkedBlockingQueue<>();
        ListenSpec spec =
                ListenSpec.of(Bench.loopback(0), CROWD, false, bench.group().loops(), into(bench, accepted));
        ListeningSocket listening = bench.keep(bench.group().listen(spec));
        CountDownLatch busy = new CountDownLatch(1);
        CountDownLatch allBusy = new CountDownLatch(bench.group().loops().size());
        for (TransportLoop loop : bench.group().loops()) {
            loop.execute(() -> {
                allBusy.countDown();
                awaitQuietly(busy);
            });
        }
        awaitQuietly(allBusy);
        for (int i = 0; i < CROWD; i++) {
            bench.peer((InetSocketAddress) listening.localAddress());
        }
        CompletableFuture<Void> closed = CompletableFuture.runAsync(listening::close);
        assertThat(accepted).isEmpty();
        busy.countDown();
        closed.get(10, TimeUnit.SECONDS);
        for (int i = 0; i < CROWD; i++) {
            take(accepted);
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void outlive(Bench bench) throws Exception {
        BlockingQueue<Side> accepted = new LinkedBlockingQueue<>();
        ListeningSocket listening = listen(bench, Bench.loopback(0), false, into(bench, accepted));
        InetSocketAddress address = (InetSocketAddress) listening.localAddress();
        Socket peer = bench.peer(address);
        Side side = take(accepted);
        listening.close();
        listening.close();
        assertThatThrownBy(() -> bench.peer(address)).isInstanceOf(ConnectException.class);
        Bytes.send(peer, new byte[] {1});
        assertThat(side.events().awaitBytes(1).log()).doesNotContain("closed");
    }

    /** The loop is kept from turning to the kernel after it has closed the socket. */
    private static void free(Bench bench) throws Exception {
        ListeningSocket first = listen(bench, Bench.loopback(0), false, channel -> null);
        InetSocketAddress address = (InetSocketAddress) first.localAddress();
        first.close();
        // a port that was named is kept longer than one that the system chose
        ListeningSocket listening = listen(bench, address, false, channel -> null);
        Thread closer = new Thread(listening::close);
        CountDownLatch started = new CountDownLatch(1);
        TransportLoop loop = bench.group().loops().get(0);
        loop.execute(() -> {
            closer.start();
            started.countDown();
            while (closer.isAlive() && closer.getState() != Thread.State.WAITING) {
                Thread.yield();
            }
            loop.execute(() -> joinQuietly(closer, HOLD_MILLIS));
        });
        assertThat(started.await(10, TimeUnit.SECONDS)).isTrue();
        closer.join(10_000);
        try (ServerSocketChannel next = ServerSocketChannel.open()) {
            next.setOption(StandardSocketOptions.SO_REUSEADDR, false);
            next.bind(address);
        }
    }

    private static void joinQuietly(Thread thread, long millis) {
        try {
            thread.join(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void unix(Bench bench) throws Exception {
        Path directory = Files.createTempDirectory("kit");
        UnixDomainSocketAddress address = UnixDomainSocketAddress.of(directory.resolve("socket"));
        BlockingQueue<Side> accepted = new LinkedBlockingQueue<>();
        ListenSpec spec = ListenSpec.of(address, 16, false, bench.group().loops(), into(bench, accepted));
        ListeningSocket listening = bench.group().listen(spec);
        try (SocketChannel peer = SocketChannel.open(address)) {
            assertThat(listening.localAddress()).isEqualTo(address);
            peer.write(ByteBuffer.wrap(new byte[] {1, 2}));
            Side side = take(accepted);
            side.events().awaitBytes(2);
            peer.shutdownOutput();
            side.events().awaitEvent("inputEnded");
            side.on(channel -> {
                OutputCases.put(channel, new byte[] {3});
                channel.shutdownOutput();
            });
            assertThat(peer.read(ByteBuffer.allocate(9))).isEqualTo(1);
            assertThat(peer.read(ByteBuffer.allocate(9))).isEqualTo(-1);
            side.events().awaitClosed();
        } finally {
            listening.close();
            Files.deleteIfExists(address.getPath());
            Files.delete(directory);
        }
    }
}
