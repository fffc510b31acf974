package io.jackfield.itests.operate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.api.runtime.DrainDTO;
import io.jackfield.api.runtime.DrainOptions;
import io.jackfield.api.runtime.ListenerDTO;
import io.jackfield.api.runtime.Switchboard;
import io.jackfield.itests.Application;
import io.jackfield.itests.LauncherProcess;
import io.jackfield.itests.RawClient;
import io.jackfield.itests.RawResponse;
import io.jackfield.itests.RunningContainer;
import java.net.ConnectException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    private void start(String framework) throws Exception {
        container = RunningContainer.in(framework)
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

    @ParameterizedTest
    @ValueSource(strings = {"felix", "equinox"})
    void underLoadNothingIsLost(String framework) throws Exception {
        start(framework);
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

    /** One server only: the other serves on, and is drained with all. */
    @ParameterizedTest
    @ValueSource(strings = {"felix", "equinox"})
    void oneIsDrainedAndResumedWhileTheOtherServes(String framework) throws Exception {
        start(framework);
        Application application = new Application(container);
        try (RawClient other = new RawClient(application.port())) {
            assertThat(other.get("/").status()).isEqualTo(200);
            drain(DrainOptions.DEFAULTS.withServer("default"));
            assertThat(listener().state).isEqualTo("drained");
            assertThat(other.get("/").header("connection")).isEqualTo("keep-alive");
            aDrainedOneIsResumed();
            assertThat(other.get("/").status()).isEqualTo(200);
            theDeadlineCutsWhatDoesNotEnd(application, other);
        }
    }

    private void aDrainedOneIsResumed() throws Exception {
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

    @ParameterizedTest
    @ValueSource(strings = {"felix", "equinox"})
    void anExchangeThatRunsIsWaitedForAndAnIdleConnectionIsNot(String framework) throws Exception {
        start(framework);
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

    private void theDeadlineCutsWhatDoesNotEnd(Application application, RawClient busy) throws Exception {
        busy.send(RawClient.request("GET", "/wait"));
        application.awaitWaiting(1);
        List<DrainDTO> drained = drain(DrainOptions.DEFAULTS.withDeadline(Duration.ofMillis(200)));
        assertThat(drained).hasSize(2);
        assertThat(drained.stream().mapToLong(result -> result.cut).sum()).isEqualTo(1);
        assertThat(busy.receiveEnd()).isEmpty();
    }

    /** The framework begins to stop, as on SIGTERM: exchanges end with all that they need. */
    @ParameterizedTest
    @ValueSource(strings = {"felix", "equinox"})
    void aStoppingFrameworkDrainsFirst(String framework) throws Exception {
        start(framework);
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

    /** SIGTERM: an upload that is half sent is answered, new connects are refused meanwhile, and the process ends as asked. */
    @ParameterizedTest
    @ValueSource(strings = {"felix", "equinox"})
    void aTerminatedProcessDrainsFirst(String framework, @TempDir Path temporary) throws Exception {
        try (LauncherProcess run = LauncherProcess.start(
                temporary,
                "--framework",
                framework,
                "--port",
                "0",
                "--no-shell",
                "--set",
                "io.jackfield.platform:drainTime=" + LIMIT.toMillis())) {
            int running = Integer.parseInt(run.out().readLine().replaceFirst("READY http://[^:]*:(\\d+) .*", "$1"));
            try (RawClient busy = new RawClient(running)) {
                busy.send(
                        "POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10\r\nExpect: 100-continue\r\n\r\n");
                assertThat(busy.lines(2)).as("it runs").containsExactly("HTTP/1.1 100 Continue", "");
                busy.send("half ");
                run.terminate();
                await("no new connections").atMost(LIMIT).until(() -> refused(running));
                busy.send("sent\n");
                RawResponse answer = busy.receive();
                assertThat(answer.status()).isEqualTo(200);
                assertThat(answer.header("connection")).isEqualTo("close");
                assertThat(busy.receiveEnd()).isEmpty();
            }
            assertThat(run.process().waitFor()).isZero();
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
