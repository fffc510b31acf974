package io.jackfield.itests.leak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jackfield.api.runtime.StrategyKind;
import io.jackfield.itests.Board;
import io.jackfield.itests.BundleBuilder;
import io.jackfield.itests.RawClient;
import io.jackfield.itests.RunningContainer;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.wiring.BundleWiring;

/** Nothing outlives its bundle: after an update the old classes can be collected, however often it is done. */
@Timeout(180)
class ClassLoaderLeakIT {
    private static final int ROUNDS = 20;
    private static final String APPLICATION = "careless.application";

    @TempDir
    Path folder;

    private RunningContainer container;
    private Board board;
    private int port;

    private void start(String framework) throws Exception {
        container = RunningContainer.in(framework).feature("all").sharingApi().start();
        board = new Board(container);
        port = container.awaitPort("default");
    }

    @AfterEach
    void stop() {
        container.close();
    }

    @ParameterizedTest
    @CsvSource({
        "felix,strict,io.jackfield.parser.strict",
        "felix,netty,io.jackfield.parser.netty",
        "equinox,strict,io.jackfield.parser.strict"
    })
    void parsers(String framework, String name, String bundle) throws Exception {
        start(framework);
        board.swap(StrategyKind.PARSER, name);
        replaceAndExpectCollected(bundle, this::update);
    }

    @ParameterizedTest
    @CsvSource({
        "felix,nio,io.jackfield.transport.nio",
        "felix,epoll,io.jackfield.transport.epoll",
        "equinox,epoll,io.jackfield.transport.epoll",
        "felix,io_uring,io.jackfield.transport.uring"
    })
    void transports(String framework, String name, String bundle) throws Exception {
        start(framework);
        assumeTrue(board.serves(StrategyKind.TRANSPORT, name), "no " + name + " on this system");
        replaceAndExpectCollected(bundle, this::update);
    }

    @ParameterizedTest
    @CsvSource({
        "felix,io.jackfield.server",
        "felix,io.jackfield.agent",
        "felix,io.jackfield.demo",
        "equinox,io.jackfield.server"
    })
    void others(String framework, String bundle) throws Exception {
        start(framework);
        replaceAndExpectCollected(bundle, this::update);
    }

    @ParameterizedTest
    @CsvSource({"felix,io.jackfield.message", "felix,io.jackfield.parser.core"})
    void thoseThatOthersAreWiredTo(String framework, String bundle) throws Exception {
        start(framework);
        replaceAndExpectCollected(bundle, this::updateAndRefresh);
    }

    @ParameterizedTest
    @ValueSource(strings = {"felix", "equinox"})
    void anApplicationThatClosedNothing(String framework) throws Exception {
        start(framework);
        container.install(BundleBuilder.named(APPLICATION)
                .header("Bundle-Activator", CarelessApplication.class.getName())
                .header(
                        "Import-Package",
                        "org.osgi.framework,io.jackfield.api,io.jackfield.api.event,io.jackfield.api.listener,"
                                + "io.jackfield.api.stream")
                .write(folder, CarelessApplication.class));
        replaceAndExpectCollected(APPLICATION, this::update);
    }

    private void replaceAndExpectCollected(String name, Replacement replacement) throws Exception {
        List<WeakReference<ClassLoader>> old = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            use();
            old.add(loader(name));
            replacement.apply(name);
            await(name + " active")
                    .atMost(Duration.ofSeconds(10))
                    .until(() -> container.bundle(name).getState() == Bundle.ACTIVE);
        }
        use();
        await("old class loaders of " + name + " collected")
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(200))
                .untilAsserted(() -> {
                    System.gc();
                    assertThat(IntStream.range(0, ROUNDS)
                                    .filter(round -> old.get(round).get() != null))
                            .as("rounds whose class loader is still there")
                            .isEmpty();
                });
    }

    private void update(String name) throws BundleException {
        container.update(name);
    }

    private void updateAndRefresh(String name) throws BundleException, InterruptedException {
        container.update(name);
        container.refresh(name);
    }

    /** Has every part work, on a kept-alive connection that ends before the next round. */
    private void use() throws Exception {
        try (RawClient client = new RawClient(port)) {
            for (int i = 0; i < 3; i++) {
                assertThat(client.get("/plaintext").text()).isEqualTo("Hello, World!");
            }
            client.send("POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n0\r\n\r\n");
            assertThat(client.receive().text()).contains("\"bodyLength\":1");
        }
        await("closed").until(() -> board.listener(port).connections == 0);
    }

    private interface Replacement {
        void apply(String bundle) throws Exception;
    }

    private WeakReference<ClassLoader> loader(String name) {
        return new WeakReference<>(
                container.bundle(name).adapt(BundleWiring.class).getClassLoader());
    }
}
