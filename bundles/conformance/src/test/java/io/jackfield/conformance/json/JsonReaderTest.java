package io.jackfield.conformance.json;

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
        assertThat(JsonReader.read(" [1, -2.5e1, true, false, null, \"s\", {}, [ ]]\n"))
                .isEqualTo(Arrays.asList(1L, -25.0, true, false, null, "s", Map.of(), List.of()));
    }

    @Test
    void escapesAreRead() {
        assertThat(JsonReader.read("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\u0000\""))
                .isEqualTo("\"\\/\b\f\n\r\t\u00e9\0");
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        String text = "{\"a\":[1,\"\\u00ff\\u000a\",null,true,{}],\"b\":{\"c\":\"\\\"\"}}";
        assertThat(JsonText.of(JsonReader.read(text))).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[1,]", "{\"a\" 1}", "tru", "\"a", "\"\\x\"", "1 2", "[1"})
    void anythingElseIsRefused(String text) {
        assertThatThrownBy(() -> JsonReader.read(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected");
    }
}
