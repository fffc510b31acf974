package io.jackfield.benchmarks.swap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackfield.benchmarks.load.LoadPlan;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionsTest {
    @ParameterizedTest
    @CsvSource({
        "parser, 1000, 50",
        "transport, 100, 500",
        "transport-stop, 20, 500",
        "transport-update, 20, 500",
        "bundle-update, 300, 50",
        "server, 50, 50",
        "agent, 50, 50",
        "client, 50, 50",
        "message, 20, 50",
        "handler, 50, 50",
        "config, 200, 50",
        "shadow, 15, 50",
        "canary, 12, 50"
    })
    void aKindBringsTheNumbersOfItsProof(String kind, int swaps, int connects) {
        Options options = Options.parse("--kind", kind).get(0);
        assertThat(options.kind().word()).isEqualTo(kind);
        assertThat(options.swaps()).isEqualTo(swaps);
        assertThat(options.connects()).isEqualTo(connects);
        assertThat(options.rate()).isEqualTo(5000);
        assertThat(options.framework()).isEqualTo("felix");
        assertThat(options.plain()).isFalse();
    }

    @Test
    void whatIsSaidCounts() {
        Options options = Options.parse(
                        "--swaps 3 --kind server --rate 200 --seconds 7 --connects 9 --framework equinox --load plain"
                                .split(" "))
                .get(0);
        assertThat(options.swaps()).isEqualTo(3);
        assertThat(options.rate()).isEqualTo(200);
        assertThat(options.seconds()).isEqualTo(7);
        assertThat(options.connects()).isEqualTo(9);
        assertThat(options.framework()).isEqualTo("equinox");
        assertThat(options.plain()).isTrue();
    }

    @Test
    void allKindsAreAllButPeers() {
        assertThat(Options.parse("--rate", "300", "--all", "--connects", "max"))
                .hasSize((int)
                        Stream.of(Kind.values()).filter(kind -> !kind.peer()).count())
                .allSatisfy(options -> {
                    assertThat(options.rate()).isEqualTo(300);
                    assertThat(options.connects()).isEqualTo(LoadPlan.MAX);
                    assertThat(options.swaps()).isEqualTo(options.kind().swaps());
                })
                .extracting(Options::kind)
                .doesNotHaveDuplicates()
                .noneMatch(Kind::peer);
    }

    @Test
    void aPeerIsAskedForSmallAnswersOnly() {
        assertThat(Options.parse("--kind", "felix-http-config").get(0).plain()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "--kind nosuch, expected parser",
        "--rate 100, expected parser",
        "--kind, wants a value",
        "--kind parser --rate, wants a value",
        "--kind parser --rate fast, --rate wants a number",
        "--kind parser --swaps 0, --swaps wants a number",
        "--kind parser --framework knopflerfish, [felix",
        "--kind parser --load heavy, --load wants one of",
        "--kind parser --verbose yes, unknown option --verbose"
    })
    void whatCanNotBeMeantIsRefused(String words, String why) {
        assertThatThrownBy(() -> Options.parse(words.split(" ")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why);
    }
}
