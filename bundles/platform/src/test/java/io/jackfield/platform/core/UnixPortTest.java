package io.jackfield.platform.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jackfield.api.runtime.StrategyKind;
import io.jackfield.spi.transport.Transport;
import io.jackfield.transport.epoll.EpollTransport;
import io.jackfield.transport.nio.NioTransport;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Unix sockets by transports that listen themselves, and by those that adopt. */
@Timeout(60)
class UnixPortTest {
    @TempDir
    Path folder;

    private final Core core = Bench.onSockets();
    private Endpoint endpoint;
    private Path path;

    @BeforeEach
    void start() {
        assumeTrue(new EpollTransport().unavailable() == null, "no epoll on this system");
        path = folder.resolve("socket");
        endpoint = Bench.endpoint(core);
    }

    @AfterEach
    void close() {
        core.close();
    }

    private Generation<Transport> add(Transport transport) {
        return Bench.add(core, transport);
    }

    private void listen() throws IOException {
        endpoint.listen(UnixDomainSocketAddress.of(path), 100);
    }

    private SocketChannel connect() throws IOException {
        SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        channel.connect(UnixDomainSocketAddress.of(path));
        return channel;
    }

    private static String ask(SocketChannel channel, String line) throws IOException {
        return Bench.ask(Channels.newOutputStream(channel), Channels.newInputStream(channel), line);
    }

    private String askFresh(String line) throws IOException {
        try (SocketChannel channel = connect()) {
            return ask(channel, line);
        }
    }

    @Test
    void aTransportThatListensServesIt() throws Exception {
        Generation<Transport> epoll = add(new EpollTransport());
        listen();
        assertThat(endpoint.transport()).isEqualTo(epoll.toString());
        assertThat(endpoint.localAddress()).isEqualTo(UnixDomainSocketAddress.of(path));
        assertThat(askFresh("a")).isEqualTo("lines one a");
    }

    @Test
    void aKeptConnectionStaysAndNewOnesGoToTheOther() throws Exception {
        add(new NioTransport());
        Generation<Transport> epoll = add(new EpollTransport());
        listen();
        try (SocketChannel kept = connect()) {
            assertThat(ask(kept, "a")).isEqualTo("lines one a");
            core.strategies().prefer(StrategyKind.TRANSPORT, "nio", null).get();
            assertThat(endpoint.transport()).startsWith("nio#");
            assertThat(askFresh("b")).isEqualTo("lines one b");
            assertThat(ask(kept, "c")).isEqualTo("lines one c");
            assertThat(core.transports().unit(epoll).connections()).isEqualTo(1);
        }
    }

    @Test
    void noFreshConnectFailsWhileTransportsRotate() throws Exception {
        add(new NioTransport());
        add(new EpollTransport());
        // two that listen, so that one takes over from the other
        core.strategies().add(StrategyKind.TRANSPORT, new EpollTransport(), "other", 1, Bench.from("test"));
        listen();
        AtomicBoolean stop = new AtomicBoolean();
        AtomicInteger answered = new AtomicInteger();
        CompletableFuture<Void> client = CompletableFuture.runAsync(() -> askUntil(stop, answered));
        String[] names = {"other", "nio", "epoll"};
        for (int i = 0; i < 9; i++) {
            int before = answered.get();
            core.strategies()
                    .prefer(StrategyKind.TRANSPORT, names[i % names.length], null)
                    .get();
            assertThat(endpoint.transport()).startsWith(names[i % names.length] + "#");
            Awaitility.await().until(() -> client.isDone() || answered.get() > before + 20);
        }
        stop.set(true);
        client.join();
        assertThat(answered.get()).isGreaterThan(9 * 20);
    }

    private void askUntil(AtomicBoolean stop, AtomicInteger answered) {
        while (!stop.get()) {
            try {
                assertThat(askFresh("x")).isEqualTo("lines one x");
                answered.incrementAndGet();
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }
    }

    @Test
    void connectsWaitWhileTheOnlyTransportIsGone() throws Exception {
        Generation<Transport> first = add(new EpollTransport());
        listen();
        assertThat(askFresh("a")).isEqualTo("lines one a");
        core.strategies().remove(first);
        try (SocketChannel waiting = connect()) {
            add(new NioTransport());
            assertThat(ask(waiting, "b")).isEqualTo("lines one b");
        }
        add(new EpollTransport());
        assertThat(endpoint.transport()).startsWith("epoll#");
        assertThat(askFresh("c")).isEqualTo("lines one c");
    }

    @Test
    void permissionsOutliveATransportAndNoFileOutlivesThePort() throws Exception {
        add(new NioTransport());
        listen();
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-rw----"));
        add(new EpollTransport());
        assertThat(endpoint.transport()).startsWith("epoll#");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                .isEqualTo("rw-rw----");
        endpoint.stopListening();
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }
}
