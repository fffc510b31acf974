package io.jackfield.conformance.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackfield.api.RequestOptions;
import io.jackfield.api.error.Coded;
import io.jackfield.conformance.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RequestReaderTest {
    @Test
    void optionsHaveTheirJavaTypes() {
        RequestOptions options = read("""
                {"method": "PUT", "path": "/a", "host": "h", "port": 81, "family": 4, "timeout": 100, "setHost": false,
                 "auth": "u:p", "maxHeaderSize": 100}
                """);
        assertThat(options.method()).isEqualTo("PUT");
        assertThat(options.path()).isEqualTo("/a");
        assertThat(options.host()).isEqualTo("h");
        assertThat(options.port()).isEqualTo(81);
        assertThat(options.family()).isEqualTo(4);
        assertThat(options.timeout()).isEqualTo(Duration.ofMillis(100));
        assertThat(options.setHost()).isFalse();
        assertThat(options.auth()).isEqualTo("u:p");
        assertThat(options.maxHeaderSize()).as("unknown to v10.15").isZero();
    }

    @Test
    void aPortMayBeText() {
        assertThat(read("{\"port\": \"81\"}").port()).isEqualTo(81);
    }

    @Test
    void nullIsNotGivenAsAnOptionAndAWordAsAHeader() {
        RequestOptions options = read("{\"path\": null, \"headers\": {\"X\": null}}");
        assertThat(options.path()).isNull();
        assertThat(headers(options)).containsExactly(Map.entry("X", "null"));
    }

    @Test
    void headersInPairsAreSentAsGiven() {
        RequestOptions options = read("{\"headers\": [[\"A\", \"1\"], [\"a\", \"2\"]]}");
        assertThat(options.rawHeaders()).isTrue();
        assertThat(headers(options)).containsExactly(Map.entry("A", "1"), Map.entry("a", "2"));
    }

    @Test
    void whatTheCompilerRefusesIsNodesError() {
        assertThatThrownBy(() -> read("{\"method\": 5}"))
                .hasMessage("The \"method\" argument must be of type string. Received type number")
                .satisfies(e -> assertThat(Coded.codeOf(e)).isEqualTo("ERR_INVALID_ARG_TYPE"));
    }

    private static RequestOptions read(String json) {
        return RequestReader.read(JsonObject.read(json)).build();
    }

    private static List<Map.Entry<String, Object>> headers(RequestOptions options) {
        return options.headers().stream()
                .map(line -> Map.<String, Object>entry(line.getKey(), line.getValue()))
                .toList();
    }
}
