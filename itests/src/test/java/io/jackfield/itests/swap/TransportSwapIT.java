package io.jackfield.itests.swap;

import static io.jackfield.itests.RawClient.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jackfield.api.runtime.ListenerDTO;
import io.jackfield.api.runtime.StrategyKind;
import io.jackfield.itests.Application;
import io.jackfield.itests.Board;
import io.jackfield.itests.Load;
import io.jackfield.itests.RawClient;
import io.jackfield.itests.RawResponse;
import io.jackfield.itests.RunningContainer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.osgi.framework.BundleException;

/** Another transport takes the new connections of an open port; what is there lives on, or is retired with its transport. */
@Timeout(60)
class TransportSwapIT {
    private static final String NIO = "io.jackfield.transport.nio";
    private static final String EPOLL = "io.jackfield.transport.epoll";
    private static final String URING = "io.jackfield.transport.uring";

    private RunningContainer container;
    private Board board;
    private Application application;
    private int port;

    @BeforeEach
    void start() throws Exception {
        container = RunningContainer.in("felix").feature("all").sharingApi().start();
        board = new Board(container);
        application = new Application(container);
        port = application.port();
    }

    @AfterEach
    void stop() {
        container.close();
    }

    @Test
    void newConnectionsUseTheNewTransportAndOldOnesLiveOn() throws Exception {
        assumeEpoll();
        board.swap(StrategyKind.TRANSPORT, "nio");
        try (RawClient old = new RawClient(port)) {
            assertThat(old.get("/").status()).isEqualTo(200);
            board.awaitLeases(StrategyKind.TRANSPORT, "nio", 1);
            assertThat(board.swap(StrategyKind.TRANSPORT, "epoll")).anySatisfy(result -> {
                assertThat(result.from()).startsWith("nio#");
                assertThat(result.to()).startsWith("epoll#");
            });
            assertThat(board.listener(port).transport).startsWith("epoll#");
            try (RawClient fresh = new RawClient(port)) {
                assertThat(fresh.get("/").status()).isEqualTo(200);
                assertThat(old.get("/").status()).isEqualTo(200);
                assertThat(board.leases(StrategyKind.TRANSPORT, "nio")).isEqualTo(1);
                assertThat(board.leases(StrategyKind.TRANSPORT, "epoll")).isEqualTo(1);
            }
        }
        board.awaitLeases(StrategyKind.TRANSPORT, "nio", 0);
        board.awaitLeases(StrategyKind.TRANSPORT, "epoll", 0);
    }

    @Test
    void keptConnectionsDoNotNoticeUnderLoad() throws Exception {
        assumeEpoll();
        int demo = container.awaitPort("default");
        try (Load load = Load.start(demo, 8)) {
            for (int round = 0; round < 5; round++) {
                for (String name : new String[] {"nio", "epoll", "io_uring"}) {
                    if (!board.serves(StrategyKind.TRANSPORT, name)) {
                        assertThat(name).isEqualTo("io_uring");
                        continue;
                    }
                    load.awaitMore(100);
                    try (RawClient fresh = new RawClient(demo)) {
                        assertThat(fresh.get("/plaintext").status()).isEqualTo(200);
                    }
                }
            }
            assertThat(load.stop()).isEmpty();
        }
        ListenerDTO listener = board.listener(demo);
        assertThat(listener.errors + listener.failed + listener.retired).isZero();
    }

    @Test
    void stopOfTheActiveTransportIsASwap() throws Exception {
        assumeEpoll();
        board.swap(StrategyKind.TRANSPORT, "epoll");
        container.stop(EPOLL);
        board.awaitTransport(port, "nio");
        try (RawClient client = new RawClient(port)) {
            assertThat(client.get("/").status()).isEqualTo(200);
        }
        container.start(EPOLL);
        board.awaitTransport(port, "epoll");
        try (RawClient client = new RawClient(port)) {
            assertThat(client.get("/").status()).isEqualTo(200);
        }
    }

    @Test
    void noRequestFailsWhileTheOnlyTransportIsStoppedAndStarted() throws Exception {
        stopTheOthers();
        replaceTheOnlyTransport(() -> container.stop(NIO), () -> container.start(NIO));
    }

    @Test
    void noRequestFailsWhileTheOnlyTransportIsUpdated() throws Exception {
        stopTheOthers();
        replaceTheOnlyTransport(() -> container.update(NIO), () -> container.refresh(NIO));
    }

    private void stopTheOthers() throws BundleException {
        container.stop(EPOLL);
        container.stop(URING);
    }

    private void replaceTheOnlyTransport(Action stop, Action start) throws Exception {
        board.awaitTransport(port, "nio");
        try (RawClient idle = new RawClient(port);
                RawClient silent = new RawClient(port);
                RawClient inFlight = new RawClient(port);
                RawClient waiting = new RawClient(port)) {
            assertThat(idle.get("/").status()).isEqualTo(200);
            assertThat(silent.get("/").status()).isEqualTo(200);
            inFlight.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\n01234");
            waiting.send(request("GET", "/wait"));
            application.awaitWaiting(1);
            await("in flight").until(() -> board.listener(port).requests == 4);

            CompletableFuture<Void> stopped = CompletableFuture.runAsync(() -> run(stop));
            await("no transport").until(() -> board.listener(port).transport.isEmpty());
            inFlight.send("56789");
            assertThat(inFlight.receive().text()).isEqualTo("length 10");
            application.release();
            assertThat(waiting.receive().text()).isEqualTo("released");
            RawResponse last = idle.get("/");
            assertThat(last.text()).isEqualTo("length 0");
            assertThat(last.header("connection")).isEqualTo("close");
            assertThat(idle.receiveEnd()).isEmpty();
            try (RawClient late = new RawClient(port)) {
                late.send(request("GET", "/"));
                assertThat(silent.receiveEnd()).isEmpty();
                stopped.get(20, TimeUnit.SECONDS);
                start.run();
                assertThat(late.receive().text()).isEqualTo("length 0");
            }
            ListenerDTO listener = board.listener(port);
            assertThat(listener.errors + listener.failed).isZero();
            assertThat(listener.retired).isPositive();
        }
    }

    private void assumeEpoll() {
        assumeTrue(board.has(StrategyKind.TRANSPORT, "epoll"), "no epoll on this system");
    }

    private static void run(Action action) {
        try {
            action.run();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Something done to a bundle. */
    private interface Action {
        void run() throws BundleException, InterruptedException;
    }
}
