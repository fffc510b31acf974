package io.jackfield.platform.handle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.api.RequestOptions;
import io.jackfield.api.RequestOptionsBuilder;
import io.jackfield.api.Server;
import io.jackfield.api.Socket;
import io.jackfield.api.error.Coded;
import io.jackfield.api.listener.Lookup;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SocketHandleTest {
    private final TestPlatform platform = new TestPlatform();
    private final List<String> events = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        platform.close();
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    // ---- accepted

    @Test
    void carriesTheBytesOfADetachedConnectionBothWays() throws Exception {
        ServerHandle server = platform.listening();
        try (java.net.Socket client = platform.connect(server)) {
            client.getOutputStream().write("hello ".getBytes(StandardCharsets.ISO_8859_1));
            Socket socket = platform.nextAccepted();
            socket.pipe(socket);
            client.getOutputStream().write("world".getBytes(StandardCharsets.ISO_8859_1));
            client.shutdownOutput();

            assertThat(text(client.getInputStream().readAllBytes())).isEqualTo("hello world");
            await().until(socket::destroyed);
            assertThat(socket.bytesRead()).isEqualTo(11);
            assertThat(socket.bytesWritten()).isEqualTo(11);
            assertThat(socket.hadError()).isFalse();
        }
    }

    /** As in Node, where a write tries at once: the usual way to refuse an upgrade. */
    @Test
    void whatWasWrittenBeforeDestroyLeaves() throws Exception {
        ServerHandle server = platform.listening();
        try (java.net.Socket client = platform.connect(server)) {
            client.getOutputStream().write('x');
            Socket socket = platform.nextAccepted();
            platform.http.execute(() -> {
                socket.write("refused");
                socket.destroy();
            });

            assertThat(text(client.getInputStream().readNBytes(7))).isEqualTo("refused");
        }
    }

    @Test
    void aSlowPeerHoldsTheWriterBack() throws Exception {
        ServerHandle server = platform.listening();
        int size = 8 * 1024 * 1024;
        try (java.net.Socket client = platform.connect(server)) {
            client.getOutputStream().write('x');
            Socket socket = platform.nextAccepted();
            CompletableFuture<Boolean> more = new CompletableFuture<>();
            socket.on(Socket.DRAIN, () -> events.add("drain"));
            platform.http.execute(() -> {
                more.complete(socket.write(new byte[size], error -> events.add("written " + error)));
                socket.end();
            });

            assertThat(more.get(10, TimeUnit.SECONDS)).isFalse();
            assertThat(client.getInputStream().readAllBytes()).hasSize(size);
            await().until(() -> events.contains("written null"));
        }
    }

    @Test
    void whatIsNotReadIsNotTakenFromThePeer() throws Exception {
        ServerHandle server = platform.listening();
        try (java.net.Socket client = platform.connect(server)) {
            client.getOutputStream().write('x');
            Socket socket = platform.nextAccepted();
            socket.pause();
            CompletableFuture<Void> sent = CompletableFuture.runAsync(() -> {
                try {
                    client.getOutputStream().write(new byte[64 * 1024 * 1024]);
                } catch (java.io.IOException e) {
                    events.add("broken");
                }
            });

            await().until(() -> socket.readableLength() >= socket.readableHighWaterMark());
            assertThat(socket.readableLength()).isLessThan(1024 * 1024);
            assertThat(sent).isNotDone();
            socket.destroy();
            await().until(sent::isDone);
        }
    }

    @Test
    void idleTimeIsANoticeOnly() throws Exception {
        ServerHandle server = platform.listening();
        try (java.net.Socket client = platform.connect(server)) {
            client.getOutputStream().write('x');
            Socket socket = platform.nextAccepted();
            socket.setTimeout(30, () -> events.add("timeout"));

            await().until(() -> events.contains("timeout"));
            assertThat(socket.timeout()).isEqualTo(30);
            socket.end("still here");
            assertThat(text(client.getInputStream().readAllBytes())).isEqualTo("still here");
        }
    }

    @Test
    void whileHttpHasItIdleTimeIsToldAndEndsIt() throws Exception {
        ServerHandle server = platform.listening();
        server.on(Server.CONNECTION, stream -> ((Socket) stream).setTimeout(30, () -> events.add("timeout")));
        try (java.net.Socket client = platform.connect(server)) {
            assertThat(client.getInputStream().read()).isEqualTo(-1);
            assertThat(events).containsExactly("timeout");
        }
    }

    @Test
    void aResetIsAnErrorAndThenTheEnd() throws Exception {
        ServerHandle server = platform.listening();
        Socket socket;
        try (java.net.Socket client = platform.connect(server)) {
            client.getOutputStream().write('x');
            socket = platform.nextAccepted();
            socket.on(Socket.ERROR, e -> events.add("error " + Coded.codeOf(e)));
            socket.on(Socket.CLOSE, () -> events.add("close"));
            client.setSoLinger(true, 0);
        }
        await().until(() -> events.contains("close"));
        assertThat(events).containsExactly("error ECONNRESET", "close");
        assertThat(socket.hadError()).isTrue();
    }

    // ---- connecting

    /** Connects on a loop, where listeners are in time. */
    private Socket connect(UnaryOperator<RequestOptionsBuilder> options) throws Exception {
        return platform.onLoop(() -> {
            Socket socket = platform.http.connect(
                    options.apply(RequestOptions.builder()).build());
            socket.on(
                    Socket.LOOKUP,
                    (error, address, host) -> events.add("lookup " + host + " "
                            + (address == null ? Coded.codeOf(error) : address.getHostAddress())));
            socket.on(Socket.CONNECT, () -> events.add("connect"));
            socket.on(Socket.ERROR, e -> events.add("error " + e.getMessage()));
            socket.on(Socket.CLOSE, () -> events.add("close"));
            return socket;
        });
    }

    @Test
    void whatIsWrittenEarlyIsSentWhenConnected() throws Exception {
        try (ServerSocket peer = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Socket socket = connect(o -> o.host("127.0.0.1").port(peer.getLocalPort()));
            socket.end("early");
            try (java.net.Socket accepted = peer.accept()) {
                assertThat(text(accepted.getInputStream().readAllBytes())).isEqualTo("early");
                assertThat(socket.localPort()).isEqualTo(accepted.getPort());
            }
            await().until(() -> events.contains("close"));
            assertThat(events).containsExactly("connect", "close");
        }
    }

    /** Item 240. */
    @Test
    void localAddressIsWhereTheConnectionComesFrom() throws Exception {
        try (ServerSocket peer = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Socket socket =
                    connect(o -> o.host("127.0.0.1").port(peer.getLocalPort()).localAddress("127.0.0.3"));
            try (java.net.Socket accepted = peer.accept()) {
                assertThat(accepted.getInetAddress().getHostAddress()).isEqualTo("127.0.0.3");
            }
            await().until(() -> events.contains("connect"));
            assertThat(socket.localAddress()).isEqualTo("127.0.0.3");
        }
    }

    /** Item 241: instead of host and port. */
    @Test
    void socketPathIsConnectedTo(@TempDir Path directory) throws Exception {
        Path path = directory.resolve("s");
        try (ServerSocketChannel peer = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            peer.bind(UnixDomainSocketAddress.of(path));
            Socket socket = connect(o -> o.host("nowhere.test").port(1).socketPath(path.toString()));
            socket.end("by a path");
            try (SocketChannel accepted = peer.accept()) {
                assertThat(text(Channels.newInputStream(accepted).readAllBytes()))
                        .isEqualTo("by a path");
            }
            await().until(() -> events.contains("close"));
            assertThat(events).containsExactly("connect", "close");
        }
    }

    @Test
    void aRefusedConnectIsAnError() throws Exception {
        int free;
        try (ServerSocket probe = new ServerSocket(0)) {
            free = probe.getLocalPort();
        }
        Socket socket = connect(o -> o.host("127.0.0.1").port(free));

        await().until(() -> events.contains("close"));
        assertThat(events).containsExactly("error connect ECONNREFUSED 127.0.0.1:" + free, "close");
        assertThat(socket.connecting()).isFalse();
    }

    @Test
    void addressesAreTriedInTurn() throws Exception {
        try (ServerSocket peer = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.2"))) {
            Lookup lookup =
                    (host, family) -> List.of(InetAddress.getByName("127.0.0.1"), InetAddress.getByName("127.0.0.2"));
            Socket socket =
                    connect(o -> o.host("two.test").port(peer.getLocalPort()).lookup(lookup));

            await().until(() -> events.contains("connect"));
            assertThat(events).containsExactly("lookup two.test 127.0.0.1", "lookup two.test 127.0.0.2", "connect");
            assertThat(socket.remoteAddress()).isEqualTo("127.0.0.2");
        }
    }

    /** Items 238, 328. */
    @Test
    void theFamilyChoosesAmongAddresses() throws Exception {
        Lookup lookup = (host, family) -> List.of(InetAddress.getByName("127.0.0.1"));
        connect(o -> o.host("four.test").port(1).family(6).lookup(lookup));

        await().until(() -> events.contains("close"));
        assertThat(events)
                .containsExactly("lookup four.test ENOTFOUND", "error getaddrinfo ENOTFOUND four.test", "close");
    }

    @Test
    void lookingUpCountsAsConnecting() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        Lookup stuck = (host, family) -> {
            release.await();
            return List.of();
        };
        connect(o -> o.host("stuck.test").port(1).lookup(stuck).connectTimeout(Duration.ofMillis(50)));

        await().until(() -> events.contains("close"));
        release.countDown();
        assertThat(events).containsExactly("error connect ETIMEDOUT stuck.test after 50 ms", "close");
    }

    @Test
    void destroyedWhileConnectingItTellsNothingMore() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        Lookup stuck = (host, family) -> {
            release.await();
            return List.of(InetAddress.getLoopbackAddress());
        };
        Socket socket = connect(o -> o.host("stuck.test").port(1).lookup(stuck));

        socket.destroy();
        await().until(() -> events.contains("close"));
        release.countDown();

        platform.core.workers().submit(() -> {}).get(10, TimeUnit.SECONDS);
        platform.onLoop(() -> null);
        assertThat(events).containsExactly("close");
    }
}
