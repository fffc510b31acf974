package io.jackfield.itests.trial;

import static io.jackfield.itests.RawClient.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.api.runtime.ListenerDTO;
import io.jackfield.api.runtime.StrategyKind;
import io.jackfield.api.runtime.TrialDTO;
import io.jackfield.api.runtime.TrialOptions;
import io.jackfield.api.runtime.TrialStepDTO;
import io.jackfield.api.runtime.Trials;
import io.jackfield.itests.Board;
import io.jackfield.itests.Load;
import io.jackfield.itests.RawClient;
import io.jackfield.itests.RunningContainer;
import io.jackfield.parser.testkit.Fault;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.wiring.BundleWiring;

/** A candidate in a bundle of its own is tried on live traffic, and no client notices what it does. */
@Timeout(90)
class ParserTrialIT {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final int CLIENTS = 8;
    private static final TrialOptions ALL_SHADOW = TrialOptions.SHADOW.withShare(1);
    private static final TrialOptions ALL_CANARY =
            TrialOptions.CANARY.withShare(1).withRehearsal(0).withMessages(0);

    @TempDir
    Path folder;

    private RunningContainer container;
    private Board board;
    private Trials trials;
    private int port;

    private void start(String framework) throws Exception {
        container = RunningContainer.in(framework).feature("all").sharingApi().start();
        board = new Board(container);
        trials = container.service(Trials.class);
        port = container.awaitPort("default");
        board.awaitParser(port, "strict");
    }

    @AfterEach
    void stop() {
        container.close();
    }

    private Bundle install(Fault fault, String marker) throws Exception {
        return container.install(CandidateBundle.write(folder, fault, marker));
    }

    private TrialDTO shadow(TrialOptions options) {
        return trials.shadow(StrategyKind.PARSER, CandidateActivator.NAME, options);
    }

    private TrialDTO canary(TrialOptions options) {
        return trials.canary(StrategyKind.PARSER, CandidateActivator.NAME, options);
    }

    private TrialDTO latest() {
        return trials.trials().get(0);
    }

    private TrialDTO awaitState(String state) {
        await(state).atMost(LIMIT).pollInterval(Duration.ofMillis(10)).until(() -> latest().state, state::equals);
        return latest();
    }

    private TrialDTO awaitRead(long read) {
        await(read + " read").atMost(LIMIT).until(() -> latest().read, now -> now >= read);
        return latest();
    }

    private void assertUntouched(Load load) throws InterruptedException {
        assertThat(load.stop()).isEmpty();
        ListenerDTO listener = board.listener(port);
        assertThat(listener.accepted).isEqualTo(CLIENTS);
        assertThat(listener.requests).isEqualTo(load.answered());
        assertThat(listener.errors + listener.failed + listener.retired).isZero();
        assertThat(listener.parser).startsWith("strict#");
    }

    // ---- shadow

    @ParameterizedTest
    @ValueSource(strings = {"felix", "equinox"})
    void everySeededDifferenceIsFound(String framework) throws Exception {
        start(framework);
        install(Fault.FIELD_VALUE, "/plaintext?seeded");
        shadow(ALL_SHADOW);
        try (RawClient client = new RawClient(port)) {
            for (int i = 0; i < 40; i++) {
                client.send(request("GET", "/plaintext").repeat(4) + request("GET", "/plaintext?seeded"));
                for (int answer = 0; answer < 5; answer++) {
                    assertThat(client.receive().text()).isEqualTo("Hello, World!");
                }
            }
        }
        TrialDTO told = awaitRead(200);
        assertThat(told.differences).isEqualTo(40);
        assertThat(told.dropped + told.thrown).isZero();
        assertThat(told.kept).hasSize(3).allSatisfy(kept -> assertThat(new String(kept.bytes))
                .contains("/plaintext?seeded"));
    }

    @Test
    void anIndependentParserRaisesNoAlarm() throws Exception {
        start("felix");
        trials.shadow(StrategyKind.PARSER, "netty", ALL_SHADOW);
        try (Load load = Load.start(port, CLIENTS);
                RawClient client = new RawClient(port)) {
            client.send("POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n");
            client.send("5;a=b\r\nhello\r\n6");
            client.send("\r\n world\r\n0\r\nX-Sum: 1\r\n\r\n");
            assertThat(client.receive().text()).contains("\"bodyLength\":11");
            load.awaitMore(2000);
            assertThat(load.stop()).isEmpty();
        }
        TrialDTO told = awaitRead(1000);
        assertThat(told.differences + told.otherRefusals + told.thrown).isZero();
        assertThat(told.state).isEqualTo("shadow");
        trials.rollback("").toCompletableFuture().join();
    }

    @Test
    void oneThatNeverReturnsIsNamedAndItsBundleCanBeStopped() throws Exception {
        start("felix");
        Bundle bundle = install(Fault.HANGS, "");
        try (Load load = Load.start(port, CLIENTS)) {
            String name = shadow(ALL_SHADOW).candidate;
            awaitState("stuck");
            await().atMost(LIMIT).until(() -> latest().steps.size() == 3);
            assertThat(latest().steps.get(1).cause)
                    .startsWith(name + " has not returned from a request on thread jackfield-trial-" + name);
            assertThat(latest().cause).contains("thread jackfield-trial-" + name + " is given up");
            load.awaitMore(500);
            bundle.stop();
            assertUntouched(load);
        }
    }

    // ---- canary

    @ParameterizedTest
    @CsvSource({"felix,THROWS", "felix,FRAMING", "felix,FIELD_MISSING", "felix,REFUSES", "equinox,THROWS"})
    void aBadCanaryIsBackWithinASecondAndTouchesNoRequest(String framework, Fault fault) throws Exception {
        start(framework);
        install(fault, "");
        try (Load load = Load.start(port, CLIENTS)) {
            canary(ALL_CANARY);
            TrialDTO told = awaitState("rolled-back");
            assertThat(told.differences + told.thrown).isBetween(1L, 4L);
            assertThat(took(told)).isLessThan(1000);
            load.awaitMore(500);
            assertUntouched(load);
        }
    }

    @Test
    void aSlowCanaryTouchesFew() throws Exception {
        start("felix");
        install(Fault.SLOW, "");
        try (Load load = Load.start(port, CLIENTS)) {
            canary(ALL_CANARY);
            TrialDTO told = awaitState("rolled-back");
            assertThat(told.late).isBetween(5L, 49L);
            assertThat(took(told)).isLessThan(1000);
            load.awaitMore(500);
            assertUntouched(load);
        }
    }

    /** Milliseconds from the first reading, which came at once under load, to the rollback. */
    private static long took(TrialDTO told) {
        TrialStepDTO last = told.steps.get(told.steps.size() - 1);
        return last.time - told.begun;
    }

    @ParameterizedTest
    @ValueSource(strings = {"felix", "equinox"})
    void aGoodCanaryIsPromotedAndTakenBack(String framework) throws Exception {
        start(framework);
        try (Load load = Load.start(port, CLIENTS)) {
            trials.canary(
                    StrategyKind.PARSER,
                    "netty",
                    ALL_CANARY.withRehearsal(50).withMessages(500).withBudget(Duration.ofMillis(50)));
            awaitState("promoted");
            board.awaitParser(port, "netty");
            load.awaitMore(500);
            trials.rollback("netty").toCompletableFuture().join();
            board.awaitParser(port, "strict");
            load.awaitMore(500);
            assertUntouched(load);
        }
    }

    // ---- nothing stays

    @ParameterizedTest
    @CsvSource({"felix,KEEPS", "felix,THROWS", "equinox,FIELD_VALUE"})
    void nothingOfACandidateStays(String framework, Fault fault) throws Exception {
        start(framework);
        WeakReference<ClassLoader> loader = tryAndUninstall(fault);
        try (RawClient client = new RawClient(port)) {
            assertThat(client.get("/plaintext").status()).isEqualTo(200);
        }
        await("class loader of the candidate collected")
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(100))
                .untilAsserted(() -> {
                    System.gc();
                    assertThat(loader.get()).isNull();
                });
        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.getName().startsWith("jackfield-trial"));
    }

    private WeakReference<ClassLoader> tryAndUninstall(Fault fault) throws Exception {
        Bundle bundle = install(fault, "");
        WeakReference<ClassLoader> loader =
                new WeakReference<>(bundle.adapt(BundleWiring.class).getClassLoader());
        try (Load load = Load.start(port, CLIENTS)) {
            shadow(ALL_SHADOW);
            load.awaitMore(200);
            trials.rollback("")
                    .toCompletableFuture()
                    .handle((done, failed) -> done)
                    .join();
            canary(ALL_CANARY);
            load.awaitMore(200);
            uninstall(bundle);
            assertThat(load.stop()).isEmpty();
        }
        return loader;
    }

    /** While the canary runs, if it does. */
    private void uninstall(Bundle bundle) throws BundleException, InterruptedException {
        bundle.uninstall();
        container.refresh("io.jackfield.parser.netty");
        await().atMost(LIMIT).until(() -> latest().ended > 0);
    }
}
