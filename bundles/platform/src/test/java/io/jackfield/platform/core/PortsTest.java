package io.jackfield.platform.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackfield.api.runtime.StrategyKind;
import io.jackfield.spi.transport.Transport;
import io.jackfield.transport.epoll.EpollTransport;
import io.jackfield.transport.nio.NioTransport;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Ports on real sockets: what becomes of connects while transports come and go. */
class PortsTest {
    private final Core core = Bench.onSockets();
    private Endpoint endpoint;

    @BeforeEach
    void start() {
        endpoint = Bench.endpoint(core);
    }

    @AfterEach
    void close() {
        core.close();
    }

    private Generation<Transport> add(Transport transport) {
        return Bench.add(core, transport);
    }

    private static InetSocketAddress anyPort() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    private int port() {
        return ((InetSocketAddress) endpoint.localAddress()).getPort();
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket();
        socket.setSoTimeout(5000);
        socket.connect(endpoint.localAddress(), 5000);
        return socket;
    }

    private static String ask(Socket socket, String line) throws IOException {
        return Bench.ask(socket.getOutputStream(), socket.getInputStream(), line);
    }

    @Test
    void aBusyPortIsRefusedInOneClearLine() throws IOException {
        add(new NioTransport());
        try (ServerSocket busy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            InetSocketAddress taken = (InetSocketAddress) busy.getLocalSocketAddress();
            assertThatThrownBy(() -> endpoint.listen(taken, 10))
                    .isInstanceOf(BindException.class)
                    .hasMessage("listen EADDRINUSE: address already in use 127.0.0.1:" + taken.getPort());
        }
    }

    @Test
    void aPortThatWeHoldOurselvesIsBusyToo() throws IOException {
        add(new EpollTransport());
        add(new NioTransport());
        endpoint.listen(anyPort(), 10);
        Endpoint second = core.endpoint("second", new Bench.Owner(), EndpointSettings.defaults());
        assertThatThrownBy(() -> second.listen(endpoint.localAddress(), 10)).isInstanceOf(BindException.class);
    }

    @Test
    void bothKindsOfTransportServe() throws IOException {
        for (Transport transport : List.of(new NioTransport(), new EpollTransport())) {
            Generation<Transport> generation = add(transport);
            endpoint.listen(anyPort(), 10);
            try (Socket socket = connect()) {
                assertThat(ask(socket, "a")).isEqualTo("lines one a");
                assertThat(endpoint.transport()).isEqualTo(generation.toString());
            }
            endpoint.stopListening();
        }
    }

    @Test
    void connectsWaitInTheBacklogWhileNoTransportIsThere() throws IOException {
        endpoint.listen(anyPort(), 10);
        try (Socket early = connect()) {
            CompletableFuture<String> answer = asking(early, "early");
            add(new NioTransport());
            assertThat(answer.join()).isEqualTo("lines one early");
        }
    }

    /** On a thread of its own: from Java 25 on the common pool has but one where there are two processors. */
    private static CompletableFuture<String> asking(Socket socket, String line) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return ask(socket, line);
                    } catch (IOException e) {
                        throw new java.io.UncheckedIOException(e);
                    }
                },
                task -> new Thread(task).start());
    }

    /** Sockets of NIO that can not be had for a while. */
    private static final class FickleTransport extends StubTransport {
        private final AtomicInteger asked = new AtomicInteger();
        private volatile boolean away;

        FickleTransport() {
            super("fickle", 0, new NioTransport()::open);
        }

        @Override
        public boolean adopts() {
            asked.incrementAndGet();
            return !away;
        }
    }

    @Test
    void whatConnectsWhenTheLastAdopterHasJustGoneWaitsInTheBacklog() throws IOException {
        FickleTransport transport = new FickleTransport();
        add(transport);
        endpoint.listen(anyPort(), 10);
        transport.away = true;
        int before = transport.asked.get();
        try (Socket socket = connect()) {
            CompletableFuture<String> answer = asking(socket, "a");
            Awaitility.await().until(() -> transport.asked.get() > before + 3);
            assertThat(answer).isNotDone();
            transport.away = false;
            assertThat(answer.join()).isEqualTo("lines one a");
        }
    }

    @Test
    void whatWasAcceptedAMomentBeforeItsTransportGoesIsServed() throws Exception {
        Generation<Transport> nio = add(new NioTransport());
        endpoint.listen(anyPort(), 10);
        CompletableFuture<Void> free = new CompletableFuture<>();
        core.transports().unit(nio).loops().forEach(loop -> loop.execute(free::join));
        try (Socket socket = connect()) {
            CompletableFuture<String> answer = asking(socket, "a");
            CompletableFuture<Void> gone =
                    CompletableFuture.runAsync(() -> core.strategies().remove(nio));
            Awaitility.await().until(nio::retired);
            free.complete(null);
            add(new NioTransport());
            assertThat(answer.join()).isEqualTo("lines one a");
            gone.join();
        }
    }

    @Test
    void aKeptConnectionStaysWithItsTransportAndNewOnesGoToTheOther() throws Exception {
        add(new NioTransport());
        Generation<Transport> epoll = add(new EpollTransport());
        endpoint.listen(anyPort(), 10);
        try (Socket kept = connect()) {
            assertThat(ask(kept, "a")).isEqualTo("lines one a");
            core.strategies().prefer(StrategyKind.TRANSPORT, "nio", null).get();
            assertThat(endpoint.transport()).startsWith("nio#");
            assertThat(ask(kept, "b")).isEqualTo("lines one b");
            try (Socket fresh = connect()) {
                assertThat(ask(fresh, "c")).isEqualTo("lines one c");
            }
            assertThat(core.transports().unit(epoll).connections()).isEqualTo(1);
        }
    }

    @Test
    void noFreshConnectFailsWhileTransportsRotate() throws Exception {
        add(new NioTransport());
        add(new EpollTransport());
        endpoint.listen(anyPort(), 100);
        AtomicBoolean stop = new AtomicBoolean();
        AtomicInteger answered = new AtomicInteger();
        AtomicReference<Exception> failure = new AtomicReference<>();
        List<Thread> clients = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Thread client = new Thread(() -> askUntil(stop, answered, failure));
            client.start();
            clients.add(client);
        }
        for (int i = 0; i < 10; i++) {
            int before = answered.get();
            core.strategies()
                    .prefer(StrategyKind.TRANSPORT, i % 2 == 0 ? "nio" : "epoll", null)
                    .get();
            Awaitility.await().until(() -> failure.get() != null || answered.get() > before + 20);
        }
        stop.set(true);
        for (Thread client : clients) {
            client.join(10_000);
        }
        assertThat(failure.get()).isNull();
        assertThat(answered.get()).isGreaterThan(200);
    }

    @Test
    void noFreshConnectFailsWhileTheBacklogChanges() throws Exception {
        add(new NioTransport());
        add(new EpollTransport());
        endpoint.listen(anyPort(), 100);
        AtomicBoolean stop = new AtomicBoolean();
        AtomicInteger answered = new AtomicInteger();
        AtomicReference<Exception> failure = new AtomicReference<>();
        Thread client = new Thread(() -> askUntil(stop, answered, failure));
        client.start();
        for (int i = 1; i <= 5; i++) {
            int before = answered.get();
            endpoint.backlog(100 + i);
            Awaitility.await().until(() -> failure.get() != null || answered.get() > before + 20);
        }
        stop.set(true);
        client.join(10_000);
        assertThat(failure.get()).isNull();
    }

    @Test
    void aGreaterBacklogHoldsTheConnectsOfAPortThatIsThere() throws Exception {
        Generation<Transport> nio = add(new NioTransport());
        Generation<Transport> epoll = add(new EpollTransport());
        endpoint.listen(anyPort(), 1);
        endpoint.backlog(50);
        core.strategies().remove(epoll);
        core.strategies().remove(nio);
        assertThat(endpoint.transport()).isNull();
        List<Socket> waiting = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            waiting.add(connect());
        }
        add(new NioTransport());
        for (Socket each : waiting) {
            assertThat(ask(each, "a")).isEqualTo("lines one a");
            each.close();
        }
    }

    @Test
    void aBacklogThatCanNotBeChangedInPlaceIsRefusedUntilATransportListens() throws Exception {
        add(new NioTransport());
        endpoint.listen(anyPort(), 10);
        assertThat(endpoint.backlog(10)).isNull();
        assertThat(endpoint.backlog(50)).startsWith("the backlog stays 10 until a transport that listens");
        assertThat(endpoint.complaint()).startsWith("the backlog stays 10");
        add(new EpollTransport());
        assertThat(endpoint.transport()).isEqualTo("epoll#2");
        assertThat(endpoint.complaint()).isEmpty();
        assertThat(endpoint.backlog(60)).isNull();
    }

    private void askUntil(AtomicBoolean stop, AtomicInteger answered, AtomicReference<Exception> failure) {
        while (!stop.get() && failure.get() == null) {
            try (Socket socket = connect()) {
                if (ask(socket, "x").equals("lines one x")) {
                    answered.incrementAndGet();
                }
            } catch (IOException e) {
                failure.compareAndSet(null, e);
            }
        }
    }

    @Test
    void theOnlyTransportMayGoAndComeBackWhileConnectsWait() throws Exception {
        Generation<Transport> first = add(new NioTransport());
        endpoint.listen(anyPort(), 100);
        try (Socket before = connect()) {
            assertThat(ask(before, "a")).isEqualTo("lines one a");
        }
        core.strategies().remove(first);
        assertThat(endpoint.transport()).isNull();
        try (Socket waiting = connect()) {
            add(new NioTransport());
            assertThat(ask(waiting, "b")).isEqualTo("lines one b");
        }
    }

    @Test
    void aTransportThatCanNotBeStartedIsPassedOver() throws IOException {
        Generation<Transport> bad = add(new StubTransport("bad", 1000, spec -> {
            throw new IllegalStateException("on purpose");
        }));
        add(new NioTransport());
        endpoint.listen(anyPort(), 10);
        try (Socket socket = connect()) {
            assertThat(ask(socket, "a")).isEqualTo("lines one a");
        }
        assertThat(endpoint.transport()).startsWith("nio#");
        assertThat(bad.failure()).contains("on purpose");
        assertThatThrownBy(() -> core.strategies().prefer(StrategyKind.TRANSPORT, "bad", null))
                .hasMessageContaining("can not work here");
    }

    @Test
    void aParkedPortIsTakenOverWithTheConnectsThatWaited() throws IOException {
        add(new NioTransport());
        endpoint.listen(anyPort(), 10);
        InetSocketAddress address = (InetSocketAddress) endpoint.localAddress();
        int port = port();
        endpoint.parkPort(5000);
        try (Socket waiting = new Socket()) {
            waiting.setSoTimeout(5000);
            waiting.connect(address, 5000);
            endpoint = core.endpoint("successor", new Bench.Owner(), EndpointSettings.defaults());
            endpoint.listen(address, 10);
            assertThat(port()).isEqualTo(port);
            assertThat(ask(waiting, "a")).isEqualTo("lines one a");
        }
    }

    @Test
    void aParkedPortThatNobodyTakesIsFreed() throws IOException {
        add(new NioTransport());
        endpoint.listen(anyPort(), 10);
        InetSocketAddress address = (InetSocketAddress) endpoint.localAddress();
        endpoint.parkPort(50);
        Awaitility.await().untilAsserted(() -> {
            try (ServerSocket free = new ServerSocket(address.getPort(), 1, address.getAddress())) {
                assertThat(free.isBound()).isTrue();
            }
        });
    }
}
