package io.jackfield.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderTest {
    @Test
    void valuesHaveJavaTypes() {
        assertThat(JsonReader.read(" [1, -2.5e1, true, false, null, \"s\", {}, []] "))
                .isEqualTo(Arrays.asList(1L, -25.0, true, false, null, "s", Map.of(), List.of()));
    }

    @Test
    void membersKeepTheirOrder() {
        assertThat((Map<?, ?>) JsonReader.read("{\"z\": 1, \"a\": {\"b\": [2]}}"))
                .hasToString("{z=1, a={b=[2]}}");
    }

    @Test
    void escapesAreRead() {
        assertThat(JsonReader.read("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\"")).isEqualTo("\"\\/\b\f\n\r\t\u00e9");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[1,]",
                "{\"a\" 1}",
                "{a: 1}",
                "01",
                "1.",
                "+1",
                "tru",
                "\"a",
                "\"\\x\"",
                "\"\\u12g4\"",
                "\"a\nb\"",
                "1 2",
                "{\"a\": 1, \"a\": 2}"
            })
    void anythingElseIsRefused(String text) {
        assertThatThrownBy(() -> JsonReader.read(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected");
    }

    @Test
    void theFaultIsGivenWithItsLine() {
        assertThatThrownBy(() -> JsonReader.read("{\n\"a\": 1,\n\"b\" 2}")).hasMessage("line 3: expected ':'");
    }

    @Test
    void depthIsBounded() {
        assertThatThrownBy(() -> JsonReader.read("[".repeat(100_000))).hasMessageContaining("64 levels");
    }
}
