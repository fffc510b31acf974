package io.jackfield.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.api.runtime.AccessLogDTO;
import io.jackfield.api.runtime.AgentDTO;
import io.jackfield.api.runtime.ConnectionDTO;
import io.jackfield.api.runtime.DrainDTO;
import io.jackfield.api.runtime.LatencyDTO;
import io.jackfield.api.runtime.LimitsDTO;
import io.jackfield.api.runtime.ListenerDTO;
import io.jackfield.api.runtime.RefusalDTO;
import io.jackfield.api.runtime.RuntimeDTO;
import io.jackfield.api.runtime.StrategyDTO;
import io.jackfield.api.runtime.TrialDTO;
import io.jackfield.api.runtime.TrialDifferenceDTO;
import io.jackfield.api.runtime.TrialStepDTO;
import io.jackfield.api.whiteboard.MountDTO;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a command returns, with the longest names and the largest numbers, fits a terminal of 100 columns. */
class TableWidthTest {
    private static final String NAME = "a-name-that-is-longer-than-anybody-would-choose".repeat(4);

    static Stream<Object> everythingThatCommandsReturn() throws ReflectiveOperationException {
        RuntimeDTO runtime = longest(RuntimeDTO.class);
        runtime.listeners = List.of(longest(ListenerDTO.class));
        runtime.agents = List.of(longest(AgentDTO.class));
        runtime.strategies = List.of(longest(StrategyDTO.class));
        runtime.refusals = List.of(longest(RefusalDTO.class));
        TrialDTO trial = longest(TrialDTO.class);
        trial.steps = List.of(longest(TrialStepDTO.class));
        return Stream.of(
                runtime,
                List.of(longest(ListenerDTO.class)),
                List.of(longest(AgentDTO.class)),
                List.of(longest(StrategyDTO.class)),
                List.of(longest(ConnectionDTO.class)),
                List.of(longest(LimitsDTO.class)),
                List.of(longest(DrainDTO.class)),
                List.of(longest(MountDTO.class)),
                List.of(longest(AccessLogDTO.class)),
                List.of(latency()),
                List.of(longest(TrialDifferenceDTO.class)),
                List.of(trial),
                trial,
                List.of(new TlsListener(NAME, NAME, NAME, handshakes())),
                List.of(new ConfiguredValues(NAME, Map.of(NAME, new String[] {NAME, NAME}))));
    }

    private static TlsListener.Handshakes handshakes() {
        long most = Long.MAX_VALUE;
        return new TlsListener.Handshakes(
                most, most, most, most, new TlsListener.Failures(most, most, most, most, most));
    }

    @ParameterizedTest
    @MethodSource("everythingThatCommandsReturn")
    void everyLineFits(Object returned) {
        String text = Tables.format(returned);
        assertThat(text).isNotNull();
        assertThat(text.lines())
                .hasSizeGreaterThan(1)
                .allSatisfy(line -> assertThat(line.length()).as(line).isLessThanOrEqualTo(100));
    }

    @Test
    void largeNumbersAreRoundedOnlyWhereTheyMust() throws ReflectiveOperationException {
        assertThat(Tables.format(List.of(longest(LimitsDTO.class))))
                .contains("2147M")
                .doesNotContain("2147483647");
        Table roomy = new Table("count");
        roomy.add(Long.MAX_VALUE);
        assertThat(roomy).hasToString("              count\n9223372036854775807\n");
    }

    @Test
    void aLongLineIsBrokenBetweenWords() {
        String words = "word ".repeat(30).strip();
        assertThat(Table.folded(words + "\nshort\n"))
                .isEqualTo(
                        "word ".repeat(20).strip() + "\n  " + "word ".repeat(10).strip() + "\nshort\n");
    }

    private static LatencyDTO latency() throws ReflectiveOperationException {
        LatencyDTO latency = longest(LatencyDTO.class);
        latency.count = 1;
        latency.bounds = new long[] {Long.MAX_VALUE};
        latency.buckets = new long[] {1, 0};
        return latency;
    }

    private static <T> T longest(Class<T> type) throws ReflectiveOperationException {
        T made = type.getConstructor().newInstance();
        for (Field field : type.getFields()) {
            Object value = longestOf(field.getType());
            if (value != null && !Modifier.isStatic(field.getModifiers())) {
                field.set(made, value);
            }
        }
        return made;
    }

    private static Object longestOf(Class<?> type) {
        if (type == String.class) {
            return NAME;
        }
        if (type == String[].class) {
            return new String[] {NAME, NAME};
        }
        if (type == long.class) {
            return Long.MAX_VALUE;
        }
        if (type == int.class) {
            return Integer.MAX_VALUE;
        }
        if (type == byte[].class) {
            return NAME.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        }
        return type == List.class ? List.of() : null;
    }
}
