package io.jackfield.itests.swap;

import static io.jackfield.itests.RawClient.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.api.runtime.ListenerDTO;
import io.jackfield.itests.Application;
import io.jackfield.itests.Board;
import io.jackfield.itests.Load;
import io.jackfield.itests.RawClient;
import io.jackfield.itests.RunningContainer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.osgi.framework.Bundle;

/** The bundle that runs the exchanges is replaced below the connections. */
@Timeout(60)
class ServerBundleUpdateIT {
    private static final String SERVER = "io.jackfield.server";
    private static final String MESSAGE = "io.jackfield.message";

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

    @ParameterizedTest
    @ValueSource(strings = {SERVER, MESSAGE})
    void noRequestFailsWhileTheBundleIsUpdated(String name) throws Exception {
        try (RawClient idle = new RawClient(port);
                RawClient inFlight = new RawClient(port);
                RawClient waiting = new RawClient(port)) {
            assertThat(idle.get("/").text()).isEqualTo("length 0");
            inFlight.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\n01234");
            waiting.send(request("GET", "/wait"));
            application.awaitWaiting(1);
            await("in flight").until(() -> board.listener(port).requests == 3);

            CompletableFuture<Void> update = CompletableFuture.runAsync(() -> update(name));
            await("stopping").until(() -> container.bundle(name).getState() == Bundle.STOPPING);
            idle.send(request("GET", "/"));
            inFlight.send("56789" + request("GET", "/"));
            assertThat(inFlight.receive().text()).isEqualTo("length 10");
            application.release();
            assertThat(waiting.receive().text()).isEqualTo("released");
            update.get(20, TimeUnit.SECONDS);

            assertThat(idle.receive().text()).isEqualTo("length 0");
            assertThat(inFlight.receive().text()).isEqualTo("length 0");
            for (RawClient client : new RawClient[] {idle, inFlight, waiting}) {
                assertThat(client.get("/").text()).isEqualTo("length 0");
            }
            ListenerDTO listener = board.listener(port);
            assertThat(listener.accepted).isEqualTo(3);
            assertThat(listener.errors + listener.failed + listener.retired).isZero();
        }
    }

    /** In-place update; a bundle that exports needs the refresh, which takes along who imports. */
    private void update(String name) {
        try {
            container.update(name);
            if (name.equals(MESSAGE)) {
                container.refresh(name);
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {SERVER, MESSAGE})
    void nothingFailsUnderLoad(String name) throws Exception {
        int demo = container.awaitPort("default");
        try (Load load = Load.start(demo, 8)) {
            for (int round = 0; round < 5; round++) {
                update(name);
                load.awaitMore(200);
            }
            assertThat(board.listener(demo).accepted).isEqualTo(8);
            assertThat(load.stop()).isEmpty();
        }
        ListenerDTO listener = board.listener(demo);
        assertThat(listener.errors + listener.failed + listener.retired).isZero();
    }

    @Test
    void withoutTheBundleRequestsWait() throws Exception {
        try (RawClient kept = new RawClient(port)) {
            assertThat(kept.get("/").status()).isEqualTo(200);
            container.stop(SERVER);
            try (RawClient late = new RawClient(port)) {
                kept.send(request("GET", "/"));
                late.send(request("GET", "/"));
                board.awaitParked(port, 2);
                container.start(SERVER);
                assertThat(kept.receive().status()).isEqualTo(200);
                assertThat(late.receive().status()).isEqualTo(200);
            }
        }
    }

    @Test
    void anExchangeThatOutlivesTheDrainTimeIsCutAndCounted() throws Exception {
        try (RawClient waiting = new RawClient(port)) {
            waiting.send(request("GET", "/wait"));
            application.awaitWaiting(1);
            long began = System.nanoTime();
            container.update(SERVER);
            assertThat(Duration.ofNanos(System.nanoTime() - began))
                    .isBetween(Duration.ofSeconds(4), Duration.ofSeconds(9));
            assertThat(waiting.receiveEnd()).isEmpty();
            assertThat(board.listener(port).failed).isEqualTo(1);
        }
    }
}
