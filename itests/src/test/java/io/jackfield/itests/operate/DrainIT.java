package io.jackfield.itests.operate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.api.runtime.DrainDTO;
import io.jackfield.api.runtime.DrainOptions;
import io.jackfield.api.runtime.ListenerDTO;
import io.jackfield.api.runtime.Switchboard;
import io.jackfield.itests.Application;
import io.jackfield.itests.RawClient;
import io.jackfield.itests.RawResponse;
import io.jackfield.itests.RunningContainer;
import java.net.ConnectException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Listeners that are told to end, under load and with exchanges that run. */
@Timeout(60)
class DrainIT {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    /** Longer than any client here is away. */
    private static final DrainOptions PATIENT =
            DrainOptions.DEFAULTS.withIdle(LIMIT).withDeadline(LIMIT).withServer("default");

    private RunningContainer container;
    private Switchboard switchboard;
    private int port;

    @BeforeEach
    void start() throws Exception {
        container = RunningContainer.in("felix")
                .feature("all")
                .sharingApi()
                .configure("io.jackfield.platform", "drainIdle", LIMIT.toMillis())
                .configure("io.jackfield.platform", "drainTime", LIMIT.toMillis())
                .start();
        switchboard = container.service(Switchboard.class);
        port = container.awaitPort("default");
    }

    @AfterEach
    void stop() {
        if (container != null) {
            container.close();
        }
    }

    @Test
    void underLoadNothingIsLost() throws Exception {
        try (LeavingClients clients = LeavingClients.start(port, 8)) {
            List<DrainDTO> drained = drain(PATIENT);
            assertThat(clients.failures()).isEmpty();
            assertThat(clients.told()).as("clients that were told").isEqualTo(8);
            assertThat(drained).singleElement().satisfies(result -> {
                assertThat(result.server).isEqualTo("default");
                assertThat(result.port).isEqualTo(port);
                assertThat(result.connections).isEqualTo(8);
                assertThat(result.cut).isZero();
            });
        }
        Assertions.assertThatExceptionOfType(ConnectException.class).isThrownBy(() -> new RawClient(port));
        assertThat(listener().state).isEqualTo("drained");
        container.awaitService(
                "io.jackfield.api.runtime.ServerStatus",
                "(&(jackfield.server.name=default)(jackfield.server.state=drained))");
    }

    @Test
    void whatWasDrainedIsResumed() throws Exception {
        drain(DrainOptions.DEFAULTS.withServer("default"));
        List<ListenerDTO> resumed = switchboard.resume("").toCompletableFuture().get(20, TimeUnit.SECONDS);
        assertThat(resumed).singleElement().satisfies(told -> assertThat(told.state)
                .isEqualTo("listening"));
        try (RawClient client = new RawClient(container.awaitPort("default"))) {
            RawResponse answer = client.get("/plaintext");
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("connection")).isEqualTo("keep-alive");
            assertThat(client.get("/plaintext").status()).isEqualTo(200);
        }
    }

    @Test
    void anExchangeThatRunsIsWaitedForAndAnIdleConnectionIsNot() throws Exception {
        Application application = new Application(container);
        try (RawClient idle = new RawClient(application.port());
                RawClient busy = new RawClient(application.port())) {
            assertThat(idle.get("/").status()).isEqualTo(200);
            busy.send(RawClient.request("GET", "/wait"));
            application.awaitWaiting(1);
            CompletableFuture<List<DrainDTO>> drained = switchboard
                    .drain(DrainOptions.DEFAULTS.withIdle(Duration.ZERO).withDeadline(LIMIT))
                    .toCompletableFuture();
            assertThat(idle.receiveEnd()).isEmpty();
            assertThat(drained).isNotDone();
            application.release();
            RawResponse answer = busy.receive();
            assertThat(answer.text()).isEqualTo("released");
            assertThat(answer.header("connection")).isEqualTo("close");
            assertThat(busy.receiveEnd()).isEmpty();
            assertThat(drained.get(20, TimeUnit.SECONDS)).hasSize(2).allSatisfy(result -> assertThat(result.cut)
                    .isZero());
        }
    }

    @Test
    void theDeadlineCutsWhatDoesNotEnd() throws Exception {
        Application application = new Application(container);
        try (RawClient busy = new RawClient(application.port())) {
            busy.send(RawClient.request("GET", "/wait"));
            application.awaitWaiting(1);
            List<DrainDTO> drained = drain(DrainOptions.DEFAULTS.withDeadline(Duration.ofMillis(200)));
            assertThat(drained.stream().mapToLong(result -> result.cut).sum()).isEqualTo(1);
            assertThat(busy.receiveEnd()).isEmpty();
        }
    }

    /** The framework begins to stop, as on SIGTERM: exchanges end with all that they need. */
    @Test
    void aStoppingFrameworkDrainsFirst() throws Exception {
        Application application = new Application(container);
        try (RawClient busy = new RawClient(application.port());
                LeavingClients clients = LeavingClients.start(port, 4)) {
            busy.send(RawClient.request("GET", "/wait"));
            application.awaitWaiting(1);
            Thread stopping = new Thread(container::close, "stopping");
            container = null;
            stopping.start();
            await("no new connections").atMost(LIMIT).until(() -> refused(application.port()));
            application.release();
            assertThat(busy.receive().text()).isEqualTo("released");
            stopping.join();
            assertThat(clients.failures()).isEmpty();
            assertThat(clients.told()).isEqualTo(4);
        }
    }

    private static boolean refused(int port) throws Exception {
        try (RawClient client = new RawClient(port)) {
            return false;
        } catch (ConnectException e) {
            return true;
        }
    }

    private ListenerDTO listener() {
        return switchboard.listeners().stream()
                .filter(each -> each.server.equals("default"))
                .findFirst()
                .orElseThrow();
    }

    private List<DrainDTO> drain(DrainOptions options) throws Exception {
        return switchboard.drain(options).toCompletableFuture().get(40, TimeUnit.SECONDS);
    }
}
