package io.jackfield.itests.trial;

import static io.jackfield.itests.RawClient.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.api.runtime.ListenerDTO;
import io.jackfield.api.runtime.StrategyKind;
import io.jackfield.api.runtime.TrialDTO;
import io.jackfield.api.runtime.TrialOptions;
import io.jackfield.api.runtime.Trials;
import io.jackfield.benchmarks.swap.CandidateActivator;
import io.jackfield.benchmarks.swap.CandidateBundle;
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
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.osgi.framework.Bundle;
import org.osgi.framework.wiring.BundleWiring;

/** A candidate in a bundle of its own is tried on live traffic, and no client notices what it does. */
@Timeout(90)
@ParameterizedClass
@ValueSource(strings = {"felix", "equinox"})
class ParserTrialIT {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final int CLIENTS = 8;
    private static final TrialOptions ALL_SHADOW = TrialOptions.SHADOW.withShare(1);
    private static final TrialOptions ALL_CANARY =
            TrialOptions.CANARY.withShare(1).withRehearsal(0).withMessages(0);

    private static RunningContainer container;
    private static Board board;
    private static Trials trials;
    private static int port;

    @TempDir
    Path folder;

    @Parameter
    String framework;

    private ListenerDTO before;
    private Bundle candidate;

    @BeforeParameterizedClassInvocation
    static void start(String framework) throws Exception {
        container = RunningContainer.in(framework).feature("all").sharingApi().start();
        board = new Board(container);
        trials = container.service(Trials.class);
        port = container.awaitPort("default");
        board.awaitParser(port, "strict");
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        container.close();
    }

    @AfterEach
    void uninstall() throws Exception {
        if (candidate != null) {
            candidate.uninstall();
            candidate = null;
        }
        await().atMost(LIMIT).until(() -> trials.trials().stream().allMatch(trial -> trial.ended > 0));
    }

    private void install(Fault fault, String marker) throws Exception {
        candidate = container.install(CandidateBundle.write(folder, fault, marker));
    }

    private static TrialDTO shadow() {
        return trials.shadow(StrategyKind.PARSER, CandidateActivator.NAME, ALL_SHADOW);
    }

    private static TrialDTO canary() {
        return trials.canary(StrategyKind.PARSER, CandidateActivator.NAME, ALL_CANARY);
    }

    private static TrialDTO latest() {
        return trials.trials().get(0);
    }

    private static TrialDTO awaitState(String state) {
        await(state).atMost(LIMIT).pollInterval(Duration.ofMillis(10)).until(() -> latest().state, state::equals);
        return latest();
    }

    private static TrialDTO awaitRead(long read) {
        await(read + " read").atMost(LIMIT).until(() -> latest().read, now -> now >= read);
        return latest();
    }

    private Load load() throws InterruptedException {
        await().atMost(LIMIT).until(() -> board.listener(port).connections == 0);
        before = board.listener(port);
        return Load.start(port, CLIENTS);
    }

    /** Every request was answered as it should be, on the connection that it began with. */
    private void assertUntouched(Load load) throws InterruptedException {
        assertThat(load.stop()).isEmpty();
        ListenerDTO now = board.listener(port);
        assertThat(now.accepted - before.accepted).isEqualTo(CLIENTS);
        assertThat(now.requests - before.requests).isEqualTo(load.answered());
        assertThat(now.errors + now.failed + now.retired).isEqualTo(before.errors + before.failed + before.retired);
        assertThat(now.parser).startsWith("strict#");
    }

    // ---- shadow

    @Test
    void everySeededDifferenceIsFound() throws Exception {
        install(Fault.FIELD_VALUE, "/plaintext?seeded");
        shadow();
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
        trials.shadow(StrategyKind.PARSER, "netty", ALL_SHADOW);
        try (Load load = load();
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
        install(Fault.HANGS, "");
        try (Load load = load()) {
            String name = shadow().candidate;
            awaitState("stuck");
            await().atMost(LIMIT).until(() -> latest().steps.size() == 3);
            assertThat(latest().steps.get(1).cause)
                    .startsWith(name + " has not returned from a request on thread jackfield-trial-" + name);
            assertThat(latest().cause).contains("thread jackfield-trial-" + name + " is given up");
            load.awaitMore(500);
            candidate.stop();
            assertUntouched(load);
        }
    }

    // ---- canary

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"THROWS", "FRAMING", "FIELD_MISSING", "REFUSES"})
    void aBadCanaryIsBackWithinASecondAndTouchesNoRequest(Fault fault) throws Exception {
        install(fault, "");
        try (Load load = load()) {
            canary();
            TrialDTO told = awaitState("rolled-back");
            assertThat(told.differences + told.thrown).isBetween(1L, 4L);
            assertThat(took(told)).isLessThan(1000);
            load.awaitMore(500);
            assertUntouched(load);
        }
    }

    @Test
    void aSlowCanaryTouchesFew() throws Exception {
        install(Fault.SLOW, "");
        try (Load load = load()) {
            canary();
            TrialDTO told = awaitState("rolled-back");
            assertThat(told.late).isBetween(5L, 49L);
            assertThat(told.read).isLessThan(50);
            assertThat(took(told)).isLessThan(1000);
            load.awaitMore(500);
            assertUntouched(load);
        }
    }

    /** Milliseconds from the beginning, under load, to the rollback. */
    private static long took(TrialDTO told) {
        return told.steps.get(told.steps.size() - 1).time - told.begun;
    }

    @Test
    void aGoodCanaryIsPromotedAndTakenBack() throws Exception {
        try (Load load = load()) {
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
    @EnumSource(
            value = Fault.class,
            names = {"KEEPS", "THROWS", "FIELD_VALUE"})
    void nothingOfACandidateStays(Fault fault) throws Exception {
        WeakReference<ClassLoader> loader = tryAndUninstall(fault);
        await("class loader of the candidate collected")
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(100))
                .untilAsserted(() -> {
                    System.gc();
                    assertThat(loader.get()).isNull();
                });
        await().atMost(LIMIT).until(() -> Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().startsWith("jackfield-trial")));
    }

    /** While the canary runs, if it does. */
    private WeakReference<ClassLoader> tryAndUninstall(Fault fault) throws Exception {
        install(fault, "");
        WeakReference<ClassLoader> loader =
                new WeakReference<>(candidate.adapt(BundleWiring.class).getClassLoader());
        try (Load load = load()) {
            shadow();
            load.awaitMore(200);
            trials.rollback("")
                    .toCompletableFuture()
                    .handle((done, failed) -> done)
                    .join();
            await().atMost(LIMIT).until(() -> latest().ended > 0);
            canary();
            load.awaitMore(200);
            uninstall();
            assertUntouched(load);
        }
        return loader;
    }
}
