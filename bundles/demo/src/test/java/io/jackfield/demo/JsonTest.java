package io.jackfield.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonTest {
    @Test
    void membersAreSeparated() {
        Json json = new Json()
                .beginObject()
                .field("a", "x")
                .name("b")
                .beginArray()
                .value(1)
                .value(2)
                .beginObject()
                .endObject()
                .endArray()
                .field("c", 3)
                .endObject();
        assertThat(json).hasToString("{\"a\":\"x\",\"b\":[1,2,{}],\"c\":3}");
    }

    @Test
    void whatEndsAStringIsEscaped() {
        assertThat(new Json().value("\"\\\n\u0000\u001f/é")).hasToString("\"\\\"\\\\\\u000a\\u0000\\u001f/é\"");
    }

    @Test
    void surrogatesSurviveUtf8() {
        byte[] bytes = new Json().value("\ud800 \ud83d\ude00").toBytes();
        assertThat(new String(bytes, StandardCharsets.UTF_8)).isEqualTo("\"\\ud800 \\ud83d\\ude00\"");
    }

    @Test
    void nullIsNull() {
        assertThat(new Json().value((String) null)).hasToString("null");
    }

    @Test
    void aHeaderThatRepeatsIsAList() {
        Json json = new Json()
                .beginObject()
                .field("one", (Object) "a")
                .field("two", List.of("b", "c"))
                .endObject();
        assertThat(json).hasToString("{\"one\":\"a\",\"two\":[\"b\",\"c\"]}");
    }
}
