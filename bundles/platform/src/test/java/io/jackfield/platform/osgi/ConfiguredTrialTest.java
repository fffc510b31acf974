package io.jackfield.platform.osgi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.jackfield.api.runtime.StrategyKind;
import io.jackfield.api.runtime.TrialDTO;
import io.jackfield.api.runtime.TrialEvents;
import io.jackfield.api.runtime.TrialOptions;
import io.jackfield.parser.strict.StrictParserFactory;
import io.jackfield.platform.core.Generation;
import io.jackfield.spi.parser.ParserFactory;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Trials by configuration: what is read, and when a trial begins and ends. */
class ConfiguredTrialTest {
    private final PlatformRuntime runtime = new PlatformRuntime(Map.of());
    private final ConfiguredTrial trial = new ConfiguredTrial(runtime);

    @BeforeEach
    void serve() {
        parser("strict", 100);
    }

    @AfterEach
    void close() {
        trial.close();
        runtime.close();
    }

    private Generation<ParserFactory> parser(String name, int ranking) {
        return runtime.core()
                .strategies()
                .add(
                        StrategyKind.PARSER,
                        new StrictParserFactory(),
                        name,
                        ranking,
                        new Generation.Registration(Map.of(), name));
    }

    private List<String> told() {
        return runtime.trials().trials().stream().map(TrialDTO::toString).toList();
    }

    @Test
    void allValuesAreRead() {
        TrialConfiguration read = TrialConfiguration.of(Map.of(
                "candidate",
                "next#3",
                "mode",
                "canary",
                "server",
                "a",
                "share",
                "5%",
                "messages",
                7,
                "rehearsal",
                "8",
                "failures",
                2,
                "errorMargin",
                0.5,
                "budget",
                250,
                "stuckAfter",
                2000));
        assertThat(read.candidate()).isEqualTo("next#3");
        assertThat(read.canary()).isTrue();
        assertThat(read.options())
                .isEqualTo(TrialOptions.CANARY
                        .withServer("a")
                        .withShare(0.05)
                        .withMessages(7)
                        .withRehearsal(8)
                        .withFailures(2)
                        .withErrorMargin(0.5)
                        .withBudget(Duration.ofNanos(250_000))
                        .withStuckAfter(Duration.ofSeconds(2)));
        assertThat(TrialConfiguration.of(Map.of("candidate", "next")).options()).isEqualTo(TrialOptions.SHADOW);
    }

    @ParameterizedTest
    @CsvSource({
        "mode, maybe, shadow or canary",
        "share, 0, a share",
        "share, 101%, a share",
        "share, much, a share",
        "failures, 0, a whole number",
        "candidate, '', the name of a parser"
    })
    void whatCanNotBeMeantIsRefused(String key, String value, String expected) {
        Map<String, Object> properties = new java.util.HashMap<>(Map.of("candidate", "next"));
        properties.put(key, value);
        assertThatThrownBy(() -> TrialConfiguration.of(properties))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("io.jackfield.trial~default: " + key + " must be " + expected);
    }

    @Test
    void aTrialBeginsWhenItsCandidateComesOnceForEach() {
        trial.configure(Map.of("candidate", "next"));
        assertThat(told()).isEmpty();
        Generation<ParserFactory> second = parser("next", 1);
        assertThat(told()).containsExactly("parser next#2 shadow");
        runtime.core().strategies().remove(second);
        await().until(() -> told().get(0).equals("parser next#2 ended"));
        await().until(() -> runtime.trials().trials().get(0).ended > 0);
        parser("next", 1);
        await().until(() -> told().equals(List.of("parser next#3 shadow", "parser next#2 ended")));
    }

    @Test
    void anotherConfigurationEndsTheTrialAndBeginsAnew() {
        parser("next", 1);
        trial.configure(Map.of("candidate", "next"));
        trial.configure(Map.of("candidate", "next", "share", "much"));
        trial.configure(Map.of("candidate", "next"));
        assertThat(told()).containsExactly("parser next#2 shadow");
        trial.configure(Map.of("candidate", "next", "mode", "canary"));
        await().until(() -> told().equals(List.of("parser next#2 rehearsal", "parser next#2 rolled-back")));
        trial.close();
        await().until(() -> told().get(0).equals("parser next#2 rolled-back"));
    }

    @Test
    void aStepIsAnEventWithAllThatIsToTell() {
        parser("next", 1);
        TrialDTO told = runtime.trials().canary("next", TrialOptions.CANARY.withRehearsal(0));
        runtime.trials().rollback("").join();
        TrialDTO over = runtime.trials().trials().get(0);
        assertThat(StepEvents.topic(over.steps.get(1))).isEqualTo(TrialEvents.TOPICS + "ROLLED_BACK");
        assertThat(StepEvents.properties(over, over.steps.get(1)))
                .containsEntry(TrialEvents.CANDIDATE, told.candidate)
                .containsEntry(TrialEvents.CURRENT, "strict#1")
                .containsEntry(TrialEvents.STATE, "rolled-back")
                .containsEntry(TrialEvents.CAUSE, "asked for")
                .containsEntry(TrialEvents.TRIAL, over)
                .containsKey(TrialEvents.FIGURES);
    }
}
