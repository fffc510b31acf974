package io.jackfield.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackfield.api.runtime.TrialDTO;
import io.jackfield.api.runtime.TrialDifferenceDTO;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrialCommandsTest {
    private final FixedTrials trials = new FixedTrials();
    private final TrialCommands commands = new TrialCommands(() -> trials);

    @Test
    void aShadowIsOneLine() {
        assertThat(commands.shadow("parser", "netty"))
                .isEqualTo("shadow of parser netty#2 beside strict#1: 10% of messages");
        assertThat(trials.asked).isEqualTo("shadow PARSER netty");
        assertThat(commands.shadow("parser", "netty", "--messages", "50", "--share", "0.5%"))
                .isEqualTo("shadow of parser netty#2 beside strict#1: 0.5% of messages, ends after 50");
    }

    @Test
    void aCanaryIsOneLine() {
        assertThat(commands.canary("parser", "netty"))
                .isEqualTo("canary of parser netty#2 beside strict#1: 10% of connections, first 200 messages off the"
                        + " loops, promoted after 10000 that agree");
        assertThat(commands.canary("--rehearsal", "0", "parser", "strict#7", "--messages", "0"))
                .isEqualTo("canary of parser strict#7#2 beside strict#1: 10% of connections");
    }

    @Test
    void everyOptionArrives() {
        commands.canary(("parser netty --share 100% --messages 7 --rehearsal 8 --error-margin 0.1% --budget 250us"
                        + " --failures 3 --stuck-after 2s --server a")
                .split(" "));
        assertThat(trials.options.share()).isEqualTo(1);
        assertThat(trials.options.messages()).isEqualTo(7);
        assertThat(trials.options.rehearsal()).isEqualTo(8);
        assertThat(trials.options.errorMargin()).isEqualTo(0.001);
        assertThat(trials.options.budget()).isEqualTo(Duration.ofNanos(250_000));
        assertThat(trials.options.failures()).isEqualTo(3);
        assertThat(trials.options.stuckAfter()).isEqualTo(Duration.ofSeconds(2));
        assertThat(trials.options.server()).isEqualTo("a");
    }

    @ParameterizedTest
    @CsvSource({
        "parser, usage: shadow",
        "parser a b, usage: shadow",
        "agent lifo, only a parser can be tried",
        "parser a --rehearsal 5, 'unknown option --rehearsal, usage: shadow'",
        "parser a --share, unknown option --share",
        "parser a --share x%, --share x% is not a number",
        "parser a --share 0, share must be above 0",
        "parser a --budget 5, 5 is not a time",
        "parser a --failures 0, failures must be at least 1"
    })
    void aMistakeIsOneLine(String line, String message) {
        assertThatThrownBy(() -> commands.shadow(line.split(" ")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(message)
                .hasMessageNotContaining("\n");
        assertThat(trials.asked).isNull();
    }

    @Test
    void changesAreOneLine() throws Exception {
        trials.change.complete(FixedTrials.trial("netty#2", "promoted"));
        assertThat(commands.promote()).isEqualTo("promoted parser strict#1 -> netty#2");
        assertThat(trials.asked).isEqualTo("promote ");
        assertThat(commands.rollback("parser", "netty")).isEqualTo("rolled back parser netty#2, strict#1 serves");
        assertThat(trials.asked).isEqualTo("rollback netty");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "--all", "parser a b"})
    void aWrongChangeTellsHow(String line) {
        assertThatThrownBy(() -> commands.promote(line.split(" "))).hasMessage("usage: promote [parser] [NAME]");
    }

    @Test
    void whatIsRefusedIsToldInItsWords() {
        trials.change.completeExceptionally(new IllegalStateException("no trial runs"));
        assertThatThrownBy(commands::promote)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no trial runs");
    }

    @Test
    void withoutTrialsThePlatformIsAskedFor() {
        assertThatThrownBy(() -> new TrialCommands(() -> null).list()).hasMessageContaining("io.jackfield.platform");
    }

    @Test
    void differencesAreThoseOfTheLatestOrTheNamed() {
        TrialDTO latest = FixedTrials.trial("netty#4", "shadow");
        TrialDTO before = FixedTrials.trial("lenient#3", "ended");
        latest.kept.add(FixedTrials.difference("a"));
        before.kept.add(FixedTrials.difference("b"));
        trials.trials.addAll(List.of(latest, before));
        assertThat(commands.differences()).isSameAs(latest.kept);
        assertThat(commands.differences("lenient")).isSameAs(before.kept);
        assertThat(commands.differences("netty#4")).isSameAs(latest.kept);
        assertThat(commands.differences("net")).isEmpty();
    }

    @Test
    void trialsAreATable() {
        TrialDTO bad = FixedTrials.trial("lenient#3", "rolled-back");
        bad.cause = "request end";
        assertThat(Tables.format(List.of(FixedTrials.trial("netty#2", "shadow"), bad)))
                .isEqualTo("""
                candidate  beside    state        share  read  agreed  differ  thrown  late  dropped  ns
                netty#2    strict#1  shadow       10%    1234    1200       1       0     0        0  700/500
                lenient#3  strict#1  rolled-back  10%    1234    1200       1       0     0        0  700/500
                lenient#3 rolled-back: request end
                """);
    }

    @Test
    void oneTrialShowsItsSteps() {
        TrialDTO trial = FixedTrials.trial("netty#2", "promoted");
        trial.steps.add(FixedTrials.step("canary", ""));
        trial.steps.add(FixedTrials.step("promoted", "9 agreed in a row"));
        assertThat(Tables.format(trial))
                .containsPattern("\\d canary\n  1 read\n")
                .containsPattern("\\d promoted: 9 agreed in a row\n  1 read\n");
    }

    @Test
    void aDifferenceShowsItsBytesAsLines() {
        TrialDifferenceDTO difference = FixedTrials.difference("GET / HTTP/1.1\r\nX: \u00e9\\\r\n\r\n");
        assertThat(Tables.format(List.of(difference)).lines())
                .first()
                .asString()
                .endsWith("request, end (framing): current \"74 bytes\", candidate \"73 bytes\"");
        assertThat(Tables.format(List.of(difference)).lines().skip(1))
                .containsExactly("  GET / HTTP/1.1\\r\\n", "  X: \\xe9\\\\\\r\\n", "  \\r\\n");
    }

    @Test
    void aLongDifferenceFitsTheTerminalAndSaysWhatIsLeftOut() {
        TrialDifferenceDTO difference = FixedTrials.difference("a".repeat(500));
        difference.length = 9000;
        String text = Tables.format(difference);
        assertThat(text.lines().skip(1)).allMatch(line -> line.length() <= 100);
        assertThat(text).endsWith("  ... of 9000 bytes\n");
    }
}
