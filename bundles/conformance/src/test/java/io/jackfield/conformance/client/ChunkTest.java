package io.jackfield.conformance.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackfield.api.stream.Writable;
import io.jackfield.conformance.json.JsonObject;
import java.lang.reflect.Proxy;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChunkTest {
    private final StringBuilder written = new StringBuilder();
    private final Writable target = (Writable) Proxy.newProxyInstance(
            getClass().getClassLoader(), new Class<?>[] {Writable.class}, (self, method, arguments) -> {
                written.append(method.getName()).append(arguments == null ? "" : " " + hex(arguments));
                return method.getReturnType() == boolean.class ? true : null;
            });

    private static String hex(Object[] arguments) {
        byte[] bytes =
                arguments[0] instanceof String text ? text.getBytes((Charset) arguments[1]) : (byte[]) arguments[0];
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    @ParameterizedTest
    @CsvSource({
        "{'data': 'ab'}, write ab",
        "{'data': 'ab'; 'repeat': 3}, write ababab",
        "{'data': 'aGk='; 'b64': true}, write hi",
        "{'data': '6869'; 'enc': 'hex'}, write hi",
        "{'data': '\\u00e9'; 'enc': 'latin1'}, write \u00e9",
        "{'data': '\\u00e9'}, write \u00c3\u00a9",
    })
    void dataIsTextInAnEncodingOrBytes(String step, String call) {
        Chunk.of(read(step)).writeTo(target);
        assertThat(written).hasToString(call);
    }

    @Test
    void noDataIsAnEndWithoutAChunk() {
        Chunk.of(read("{}")).endWith(target);
        Chunk.of(read("{'data': ''}")).endWith(target);
        assertThat(written).hasToString("endend ");
    }

    @Test
    void aNumberIsNodesError() {
        assertThatThrownBy(() -> Chunk.of(read("{'data': 5}")).writeTo(target))
                .hasMessageEndingWith("Received type number");
    }

    /** With apostrophes and semicolons, so that it can stand in a table. */
    private static JsonObject read(String step) {
        return JsonObject.read(step.replace('\'', '"').replace(';', ','));
    }
}
