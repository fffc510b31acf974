package io.jackfield.transport.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackfield.spi.transport.ChannelEvents;
import io.jackfield.spi.transport.ConnectSink;
import io.jackfield.spi.transport.ConnectSpec;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Connections that the transport makes. */
final class ConnectCases {

    private ConnectCases() {}

    static List<Case> all() {
        return List.of(
                new Case("connects and knows both addresses", ConnectCases::connects),
                new Case("binds the local address first", ConnectCases::localAddress),
                new Case("a refused connect fails as the system says it", ConnectCases::refused),
                new Case("a connect that nobody answers times out", ConnectCases::timesOut),
                new Case("the outcome is never told from inside connect", ConnectCases::toldLater),
                new Case("a connection that the sink drops is closed", ConnectCases::dropped),
                new Case("a local address that is not ours fails", ConnectCases::foreignLocalAddress),
                new Case("connects to a Unix socket", ConnectCases::unix),
                new Case("a Unix socket that is not there fails", ConnectCases::noUnix));
    }

    private static void connects(Bench bench) throws Exception {
        ServerSocketChannel server = bench.server(false);
        Side side = bench.connect(server.getLocalAddress(), null, 5000);
        Socket peer = bench.keep(server.accept()).socket();
        assertThat(side.ask(c -> (InetSocketAddress) c.remoteAddress()).getPort())
                .isEqualTo(peer.getLocalPort());
        assertThat(side.ask(c -> (InetSocketAddress) c.localAddress()).getPort())
                .isEqualTo(peer.getPort());
        side.on(channel -> {
            OutputCases.put(channel, new byte[] {1, 2});
            channel.flush();
        });
        assertThat(Bytes.receive(peer, 2)).containsExactly(1, 2);
        Bytes.send(peer, new byte[] {3});
        assertThat(side.events().awaitBytes(1).bytes()).containsExactly(3);
    }

    private static void localAddress(Bench bench) throws Exception {
        ServerSocketChannel server = bench.server(false);
        int port = freePort();
        bench.connect(server.getLocalAddress(), Bench.loopback(port), 5000);
        assertThat(bench.keep(server.accept()).socket().getPort()).isEqualTo(port);
    }

    private static int freePort() throws IOException {
        try (ServerSocketChannel free = ServerSocketChannel.open().bind(Bench.loopback(0))) {
            return free.socket().getLocalPort();
        }
    }

    private static void refused(Bench bench) throws Exception {
        InetSocketAddress nobody = Bench.loopback(freePort());
        assertThatThrownBy(() -> bench.connect(nobody, null, 5000))
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining("Connection refused");
    }

    private static void timesOut(Bench bench) throws Exception {
        ServerSocketChannel server = bench.keep(ServerSocketChannel.open()).bind(Bench.loopback(0), 1);
        // Linux lets a connect hang while the backlog is full
        boolean full = false;
        for (int i = 0; i < 16 && !full; i++) {
            SocketChannel filling = bench.keep(SocketChannel.open());
            try {
                filling.socket().connect(server.getLocalAddress(), 200);
            } catch (SocketTimeoutException e) {
                full = true;
            }
        }
        assertThat(full).as("a full backlog").isTrue();
        assertThatThrownBy(() -> bench.connect(server.getLocalAddress(), null, 200))
                .isInstanceOf(SocketTimeoutException.class);
    }

    private static void toldLater(Bench bench) throws Exception {
        Path nowhere = Path.of("no-such-directory", "socket");
        AtomicBoolean inside = new AtomicBoolean();
        CompletableFuture<Boolean> toldInside = new CompletableFuture<>();
        bench.loop(0).execute(() -> {
            inside.set(true);
            bench.group()
                    .connect(ConnectSpec.of(
                            UnixDomainSocketAddress.of(nowhere),
                            null,
                            0,
                            bench.loop(0),
                            failing(() -> toldInside.complete(inside.get()))));
            inside.set(false);
        });
        assertThat(toldInside.get(10, TimeUnit.SECONDS)).isFalse();
    }

    private static ConnectSink failing(Runnable told) {
        return new ConnectSink() {
            @Override
            public ChannelEvents connected(io.jackfield.spi.transport.Channel channel) {
                return null;
            }

            @Override
            public void failed(IOException cause) {
                told.run();
            }
        };
    }

    private static void dropped(Bench bench) throws Exception {
        ServerSocketChannel server = bench.server(false);
        bench.group().connect(ConnectSpec.of(server.getLocalAddress(), null, 0, bench.loop(0), failing(() -> {})));
        assertThat(bench.keep(server.accept()).read(ByteBuffer.allocate(1))).isEqualTo(-1);
    }

    private static void foreignLocalAddress(Bench bench) throws Exception {
        ServerSocketChannel server = bench.server(false);
        // TEST-NET-1 of RFC 5737
        InetSocketAddress foreign = new InetSocketAddress("192.0.2.1", 0);
        assertThatThrownBy(() -> bench.connect(server.getLocalAddress(), foreign, 5000))
                .isInstanceOf(IOException.class);
    }

    private static void unix(Bench bench) throws Exception {
        Path directory = Files.createTempDirectory("kit");
        Path path = directory.resolve("socket");
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(path));
            Side side = bench.connect(UnixDomainSocketAddress.of(path), null, 5000);
            side.on(c -> assertThat(c.remoteAddress()).isEqualTo(UnixDomainSocketAddress.of(path)));
            SocketChannel peer = bench.keep(server.accept());
            side.on(channel -> {
                OutputCases.put(channel, new byte[] {1});
                channel.flush();
            });
            assertThat(peer.read(ByteBuffer.allocate(10))).isEqualTo(1);
            peer.write(ByteBuffer.wrap(new byte[] {2, 3}));
            peer.close();
            assertThat(side.events().awaitEvent("inputEnded").bytes()).containsExactly(2, 3);
        } finally {
            Files.deleteIfExists(path);
            Files.delete(directory);
        }
    }

    private static void noUnix(Bench bench) {
        UnixDomainSocketAddress nowhere = UnixDomainSocketAddress.of(Path.of("no-such-directory", "socket"));
        assertThatThrownBy(() -> bench.connect(nowhere, null, 5000)).isInstanceOf(IOException.class);
    }
}
