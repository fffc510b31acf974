package io.jackfield.itests.swap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.benchmarks.load.Load;
import io.jackfield.benchmarks.load.LoadPlan;
import io.jackfield.benchmarks.load.Tally;
import io.jackfield.benchmarks.swap.Kind;
import io.jackfield.benchmarks.swap.Subject;
import io.jackfield.itests.Distribution;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The short form of {@code jackfield swap-test}: every kind of swap in one container, under load, with nothing lost. */
@Timeout(240)
class SwapProofIT {
    private static final int SWAPS = 2;
    private static final Duration LIMIT = Duration.ofSeconds(60);
    /** Everything that ends by itself, far beyond what a busy machine needs. */
    private static final String[] PATIENCE = {
        "--set", "io.jackfield.platform:parkTime=60000",
        "--set", "io.jackfield.platform:drainTime=60000",
        "--set", Kind.SERVER_PID + ":handlerWait=60000"
    };

    @ParameterizedTest
    @ValueSource(strings = {"felix", "equinox"})
    void nothingIsLostWhateverIsSwapped(String framework) throws Exception {
        String[] what = {"--framework", framework, "--feature", "all", "--port", "0"};
        String[] arguments = Stream.of(what, PATIENCE).flatMap(Stream::of).toArray(String[]::new);
        try (Subject subject = Subject.start(Distribution.home(), arguments)) {
            for (Kind kind :
                    Stream.of(Kind.values()).filter(each -> !each.peer()).toList()) {
                prove(kind, subject);
            }
            assertThat(subject.leaks()).as("buffers that were not released").isZero();
        }
    }

    private static void prove(Kind kind, Subject subject) throws Exception {
        kind.prepare(subject);
        Load load = Load.start(LoadPlan.to(subject.port())
                .rate(200)
                .connections(4, 4)
                .fresh(50, 4)
                .slowAnswer(Duration.ofMillis(500))
                .relays(kind.relays())
                .build());
        try (load) {
            for (int i = 0; i < SWAPS; i++) {
                awaitMore(load.tally());
                kind.swap(subject, i);
            }
            awaitMore(load.tally());
        }
        assertThat(load.tally().lost())
                .as("%s: %s", kind.word(), load.tally().complaints())
                .isZero();
    }

    private static void awaitMore(Tally tally) {
        long before = tally.requests.get();
        await("answers").atMost(LIMIT).until(() -> tally.requests.get() > before + 20);
    }
}
