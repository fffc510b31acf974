package io.jackfield.platform.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.jackfield.api.runtime.StrategyKind;
import io.jackfield.api.runtime.TrialDTO;
import io.jackfield.api.runtime.TrialOptions;
import io.jackfield.parser.strict.StrictParserFactory;
import io.jackfield.parser.testkit.Fault;
import io.jackfield.parser.testkit.FaultyParser;
import io.jackfield.platform.core.MemoryTransport.MemoryChannel;
import io.jackfield.platform.trial.ParserTrials;
import io.jackfield.spi.parser.ParserFactory;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Trials from their beginning to their end, on loops. */
class ParserTrialsTest {
    private static final TrialOptions SHADOW = TrialOptions.SHADOW.withShare(1);
    private static final TrialOptions CANARY =
            TrialOptions.CANARY.withShare(1).withRehearsal(0).withMessages(0).withBudget(Duration.ofMillis(4));
    private static final String HEAD = " HTTP/1.1\r\nHost: a\r\nX-Last: value\r\n\r\n";

    private final Bench bench = new Bench(5000, 5000);
    private final ParserTrials trials = new ParserTrials(bench.core);
    private final Queue<String> steps = new ConcurrentLinkedQueue<>();
    private final CountDownLatch letGo = new CountDownLatch(1);
    private MemoryChannel channel;
    private int sent;

    @BeforeEach
    void serve() {
        bench.core.strategies().add(StrategyKind.PROTOCOL, new HeadProtocol(), "heads", 1, Bench.from("heads"));
        parser("strict", new StrictParserFactory(), 100);
        trials.listen((trial, step) -> steps.add(step.state));
        channel = bench.connect(0);
    }

    @AfterEach
    void close() {
        letGo.countDown();
        trials.close();
        bench.close();
    }

    private Generation<ParserFactory> parser(String name, ParserFactory factory, int ranking) {
        return bench.core.strategies().add(StrategyKind.PARSER, factory, name, ranking, Bench.from(name));
    }

    private Generation<ParserFactory> faulty(Fault fault, String marker) {
        ParserFactory factory = FaultyParser.factory("faulty", new StrictParserFactory(), fault, marker, letGo);
        return parser("faulty", factory, 1);
    }

    private Generation<ParserFactory> good() {
        return parser("good", new StrictParserFactory(), 1);
    }

    /** Sends requests and expects each to be answered as the strict parser reads it. */
    private void ask(int requests) {
        StringBuilder expected = new StringBuilder(channel.output());
        for (int i = 0; i < requests; i++) {
            String target = "/" + sent++;
            bench.send(channel, "GET " + target + HEAD);
            expected.append(target).append('\n');
        }
        Bench.awaitOutput(channel, expected.toString());
    }

    private TrialDTO latest() {
        return trials.trials().get(0);
    }

    private TrialDTO awaitState(String state) {
        await(state)
                .atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(5))
                .until(() -> latest().state, state::equals);
        return latest();
    }

    private TrialDTO awaitRead(long read) {
        await(read + " read")
                .atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(5))
                .until(() -> latest().read, now -> now >= read);
        return latest();
    }

    private static boolean threadLives(String name) {
        return Thread.getAllStackTraces().keySet().stream()
                .anyMatch(thread -> thread.getName().equals(name));
    }

    // ---- shadow

    @Test
    void aGoodShadowAgreesOnEverything() {
        Generation<?> candidate = good();
        assertThat(trials.shadow("good", SHADOW).state).isEqualTo("shadow");
        ask(20);
        TrialDTO told = awaitRead(20);
        assertThat(told.agreed).isEqualTo(20);
        assertThat(told.differences + told.thrown + told.late + told.dropped).isZero();
        assertThat(told.kept).isEmpty();
        assertThat(told.current).isEqualTo("strict#1");
        assertThat(candidate.leases()).isEqualTo(1);
        trials.rollback("").join();
        assertThat(latest().state).isEqualTo("rolled-back");
        assertThat(candidate.leases()).isZero();
        await().until(() -> !threadLives("jackfield-trial-good#2") && !threadLives("jackfield-trials"));
    }

    @Test
    void everyDifferenceIsCountedAndSomeAreKept() {
        faulty(Fault.FIELD_VALUE, "GET /1");
        trials.shadow("faulty", SHADOW);
        ask(20);
        TrialDTO told = awaitRead(20);
        // /1 and /10 to /19
        assertThat(told.differences).isEqualTo(11);
        assertThat(told.kept).hasSize(3).allSatisfy(kept -> {
            assertThat(kept.what).isEqualTo("field value");
            assertThat(new String(kept.bytes)).startsWith("GET /1").endsWith("X-Last: value\r\n\r\n");
        });
        assertThat(told.state).isEqualTo("shadow");
    }

    @Test
    void aShareIsAShare() {
        good();
        trials.shadow("good", SHADOW.withShare(0.25));
        ask(400);
        await().pollDelay(Duration.ofMillis(50)).until(() -> latest().read == latest().agreed);
        assertThat(latest().read).isBetween(50L, 150L);
    }

    @Test
    void afterSomeFailuresItGetsNoMore() {
        faulty(Fault.THROWS, "");
        trials.shadow("faulty", SHADOW);
        ask(20);
        TrialDTO told = awaitState("failed");
        assertThat(told.thrown).isEqualTo(5);
        assertThat(told.cause).endsWith("5 thrown of 5: it gets no more");
        assertThat(steps).contains("shadow");
    }

    @Test
    void aSlowShadowGetsNoMore() {
        faulty(Fault.SLOW, "");
        trials.shadow("faulty", SHADOW);
        ask(20);
        assertThat(awaitState("failed").late).isEqualTo(5);
    }

    @Test
    void aShadowThatNeverReturnsIsNamedAndGivenUp() {
        Generation<?> candidate = faulty(Fault.HANGS, "");
        trials.shadow("faulty", SHADOW.withStuckAfter(Duration.ofMillis(200)));
        ask(20);
        awaitState("stuck");
        await().atMost(Duration.ofSeconds(5)).until(() -> candidate.leases() == 0);
        TrialDTO told = latest();
        assertThat(told.steps.get(1).cause)
                .isEqualTo("faulty#2 has not returned from a request on thread jackfield-trial-faulty#2 after 200 ms");
        assertThat(told.cause)
                .isEqualTo("thread jackfield-trial-faulty#2 is given up: it and the class loader of faulty stay until"
                        + " the call returns");
        assertThat(threadLives("jackfield-trial-faulty#2")).isTrue();
        ask(20);
        letGo.countDown();
        await().until(() -> !threadLives("jackfield-trial-faulty#2"));
    }

    @Test
    void aCandidateThatGoesEndsItsTrial() {
        Generation<?> candidate = good();
        trials.shadow("good", SHADOW);
        ask(5);
        long begun = System.nanoTime();
        bench.core.strategies().remove(candidate);
        assertThat(System.nanoTime() - begun).isLessThan(3_000_000_000L);
        assertThat(awaitState("ended").cause).isEqualTo("its bundle took it back");
        assertThat(candidate.leases()).isZero();
    }

    @Test
    void aCandidateThatServesIsNotTried() {
        good();
        trials.shadow("good", SHADOW);
        bench.core.strategies().prefer(StrategyKind.PARSER, "good", null).join();
        assertThat(awaitState("ended").cause).isEqualTo("it serves now");
    }

    // ---- canary

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {
                "FIELD_VALUE",
                "FIELD_MISSING",
                "TARGET",
                "FRAMING",
                "OFFSETS",
                "REFUSES",
                "WAITS",
                "THROWS",
                "WRITES"
            })
    void aBadCanaryIsRolledBackAtOnceAndTouchesNobody(Fault fault) {
        faulty(fault, "GET /9 ");
        trials.canary("faulty", CANARY);
        ask(9);
        assertThat(latest().state).isEqualTo("canary");
        ask(11);
        TrialDTO told = awaitState("rolled-back");
        assertThat(told.read).isEqualTo(10);
        assertThat(told.differences + told.thrown).isEqualTo(1);
        assertThat(told.kept).singleElement().satisfies(kept -> assertThat(new String(kept.bytes))
                .startsWith("GET /9 "));
        assertThat(bench.endpoint.parser()).isEqualTo("strict#1");
    }

    @Test
    void aSlowCanaryIsRolledBackAfterFew() {
        faulty(Fault.SLOW, "");
        trials.canary("faulty", CANARY);
        ask(40);
        assertThat(awaitState("rolled-back").read).isEqualTo(5);
    }

    @Test
    void aCanaryIsRehearsedOffTheLoops() {
        faulty(Fault.SLOW, "");
        trials.canary("faulty", CANARY.withRehearsal(10));
        ask(20);
        TrialDTO told = awaitState("rolled-back");
        assertThat(told.cause).startsWith("off the loops, 5 late by more than 4000 us and 0 thrown of 5");
        assertThat(steps).doesNotContain("canary");
    }

    @Test
    void aGoodCanaryIsPromoted() {
        good();
        trials.canary("good", CANARY.withRehearsal(10).withMessages(50));
        ask(10);
        awaitState("canary");
        ask(60);
        TrialDTO told = awaitState("promoted");
        await().until(() -> "good#2".equals(bench.endpoint.parser()));
        assertThat(told.agreed).isEqualTo(50);
        assertThat(told.cause).isEqualTo("50 agreed in a row");
        await().until(() -> steps.size() == 3);
        assertThat(steps).containsExactly("rehearsal", "canary", "promoted");
        ask(5);
    }

    @Test
    void aPromotionCanBeTakenBack() {
        good();
        trials.canary("good", CANARY);
        assertThat(trials.promote("good").join().state).isEqualTo("promoted");
        assertThat(bench.endpoint.parser()).isEqualTo("good#2");
        assertThat(trials.rollback("good").join().state).isEqualTo("rolled-back");
        assertThat(bench.endpoint.parser()).isEqualTo("strict#1");
        assertThatThrownBy(() -> trials.rollback("").join()).hasMessageContaining("no promotion to take back");
    }

    @Test
    void anErrorMarginForgivesSome() {
        faulty(Fault.FIELD_VALUE, "GET /9 ");
        trials.canary("faulty", CANARY.withErrorMargin(0.1).withMessages(30));
        ask(39);
        assertThat(latest().state).isEqualTo("canary");
        assertThat(latest().agreed).isEqualTo(29);
        ask(1);
        awaitState("promoted");
    }

    @Test
    void aShareOfTheConnectionsIsInTheCanary() {
        good();
        trials.canary("good", CANARY.withShare(0.5));
        for (int i = 0; i < 40; i++) {
            channel = bench.connect(i % 2);
            ask(1);
        }
        assertThat(latest().read).isBetween(15L, 25L);
    }

    // ---- candidates

    @Test
    void ofTwoByOneNameTheNewerIsTriedAndPromotedByGeneration() {
        parser("strict", new StrictParserFactory(), 100);
        assertThat(trials.canary("strict", CANARY).candidate).isEqualTo("strict#2");
        trials.promote("").join();
        assertThat(bench.endpoint.parser()).isEqualTo("strict#2");
        trials.rollback("strict#2").join();
        assertThat(bench.endpoint.parser()).isEqualTo("strict#1");
    }

    @Test
    void whatCanNotBeTriedIsRefused() {
        assertThatThrownBy(() -> trials.shadow("strict", SHADOW)).hasMessage("parser strict#1 serves already");
        assertThatThrownBy(() -> trials.shadow("nosuch", SHADOW))
                .hasMessage("no parser is named nosuch; registered: strict");
        assertThatThrownBy(() -> trials.shadow("strict", SHADOW.withServer("nosuch")))
                .hasMessageStartingWith("no server is named nosuch");
        good();
        trials.shadow("good", SHADOW);
        assertThatThrownBy(() -> trials.canary("good", CANARY))
                .hasMessage("a trial of good#2 runs: promote it or roll it back first");
        assertThatThrownBy(() -> trials.promote("other").join()).hasMessageContaining("no trial runs of other");
    }
}
