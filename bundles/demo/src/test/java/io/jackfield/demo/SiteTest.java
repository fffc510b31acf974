package io.jackfield.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.api.IncomingMessage;
import io.jackfield.api.ServerResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SiteTest {
    private final Site site = new Site(() -> "{}".getBytes(StandardCharsets.US_ASCII), () -> null);

    @ParameterizedTest
    @ValueSource(strings = {"/plaintext", "/plaintext?x=1", "http://localhost:8080/plaintext"})
    void plaintextIsThirteenBytes(String url) {
        Exchange exchange = Exchange.get(site, url);
        assertThat(exchange.text()).isEqualTo("Hello, World!");
        assertThat(exchange.headers).containsExactly(java.util.Map.entry("Content-Type", "text/plain"));
        assertThat(exchange.ended).isTrue();
    }

    @Test
    void thePageNeedsNothingFromElsewhere() {
        Exchange exchange = Exchange.get(site, "/");
        assertThat(exchange.headers).containsEntry("Content-Type", "text/html; charset=utf-8");
        assertThat(exchange.text())
                .contains("fetch(\"/status.json\"")
                .doesNotContain("src=\"http", "href=\"http", "@import");
    }

    @Test
    void statusIsFreshJson() {
        Exchange exchange = Exchange.get(site, "/status.json");
        assertThat(exchange.text()).isEqualTo("{}");
        assertThat(exchange.headers)
                .containsEntry("Content-Type", "application/json")
                .containsEntry("Cache-Control", "no-store");
    }

    @Test
    void whatIsNotThereIsNotFound() {
        Exchange exchange = Exchange.get(site, "/nosuch");
        assertThat(exchange.status).isEqualTo(404);
        assertThat(exchange.ended).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "localhost:80", ""})
    void aTargetWithoutPathIsNotFound(String target) {
        assertThat(Exchange.get(site, target).status).isEqualTo(404);
    }

    @Test
    void aTargetThatIsNoUrlIsRefused() {
        assertThat(Exchange.get(site, "http://localhost:99999/plaintext").status)
                .isEqualTo(400);
    }

    @Test
    void echoCountsTheBodyAndAnswersAtItsEnd() throws Exception {
        Exchange exchange = new Exchange("POST", "/echo?a=\"b\"");
        exchange.requestHeaders.put("host", "x");
        exchange.requestHeaders.put("set-cookie", List.of("a", "b"));
        exchange.runOn(site);
        exchange.receive("12345");
        exchange.receive("678");
        assertThat(exchange.ended).isFalse();
        exchange.emit(IncomingMessage.END);
        assertThat(exchange.text())
                .isEqualTo("{\"method\":\"POST\",\"url\":\"/echo?a=\\\"b\\\"\","
                        + "\"headers\":{\"host\":\"x\",\"set-cookie\":[\"a\",\"b\"]},\"bodyLength\":8}");
        assertThat(exchange.ended).isTrue();
    }

    @Test
    void withoutClientNothingIsRelayed() {
        Exchange exchange = Exchange.get(site, "/relay/plaintext");
        assertThat(exchange.status).isEqualTo(503);
        assertThat(exchange.ended).isTrue();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 32_767, 32_768, 32_769, 1_000_000})
    void bigSendsExactlyWhatIsAskedFor(long bytes) {
        Exchange exchange = Exchange.get(site, "/big?n=" + bytes);
        assertThat(exchange.body.size()).isEqualTo((int) bytes);
        assertThat(exchange.headers).containsEntry("Content-Length", bytes);
        assertThat(exchange.ended).isTrue();
    }

    @Test
    void bigWaitsForDrain() throws Exception {
        Exchange exchange = new Exchange("GET", "/big?n=100000");
        exchange.room = 1;
        exchange.runOn(site);
        int first = exchange.body.size();
        assertThat(first).isLessThan(100_000);
        assertThat(exchange.ended).isFalse();
        exchange.emit(ServerResponse.DRAIN);
        assertThat(exchange.body.size()).isGreaterThan(first).isLessThan(100_000);
        exchange.room = 1_000_000;
        exchange.emit(ServerResponse.DRAIN);
        assertThat(exchange.body.size()).isEqualTo(100_000);
        assertThat(exchange.ended).isTrue();
        exchange.emit(ServerResponse.DRAIN);
    }

    @Test
    void bigStopsWhenTheClientIsGone() {
        Exchange exchange = new Exchange("GET", "/big?n=999999999999999999");
        exchange.destroyed = true;
        exchange.runOn(site);
        assertThat(exchange.body.size()).isLessThan(100_000);
    }

    @Test
    void bigWritesNoBodyToHead() {
        Exchange exchange = new Exchange("HEAD", "/big?n=999999999999");
        exchange.runOn(site);
        assertThat(exchange.headers).containsEntry("Content-Length", 999_999_999_999L);
        assertThat(exchange.body.size()).isZero();
        assertThat(exchange.ended).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?n=", "?n=-1", "?n=1e3", "?n=x", "?n=1&n=2", "?m=1", "?n=99999999999999999999"})
    void bigRefusesWhatIsNoNumber(String query) {
        Exchange exchange = Exchange.get(site, "/big" + query);
        assertThat(exchange.status).isEqualTo(400);
        assertThat(exchange.ended).isTrue();
    }
}
