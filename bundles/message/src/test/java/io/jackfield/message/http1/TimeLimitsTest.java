package io.jackfield.message.http1;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.message.harness.TestConnection;
import io.jackfield.message.harness.TestHost;
import org.junit.jupiter.api.Test;

/** How long a request may take, and a connection may be idle. Checklist items 111 to 123, J7. */
class TimeLimitsTest {
    private static final String GET = "GET / HTTP/1.1\r\nHost: t\r\n\r\n";

    private final TestEngine engine = new TestEngine();
    private final TestHost host = new TestHost(engine);
    private final TestConnection connection = TestConnection.served(host);

    @Test
    void aHeadThatTakesTooLongIsAnswered408() {
        connection.receive("GET / HTTP/1.1\r\n");
        connection.loop.advance(39_000);
        connection.receive("Host: t\r\n");
        assertThat(connection.end).isEqualTo("open");
        connection.loop.advance(1_000);
        assertThat(connection.take()).startsWith("HTTP/1.1 408 Request Timeout\r\nConnection: close\r\n");
        assertThat(connection.end).isEqualTo("closed lingering");
        assertThat(engine.error).isEqualTo("ERR_HTTP_REQUEST_TIMEOUT");
    }

    @Test
    void idleTimeNeverCounts() {
        connection.receive(GET);
        connection.loop.advance(1_000_000);
        connection.receive("GET / HTTP/1.1\r\n");
        connection.loop.advance(39_999);
        connection.receive("Host: t\r\n\r\n");
        connection.loop.advance(1_000_000);
        assertThat(connection.end).isEqualTo("open");
        assertThat(engine.exchanges).hasSize(2);
    }

    @Test
    void contentThatTakesTooLongIsAnswered408() {
        connection.receive("POST / HTTP/1.1\r\nHost: t\r\nContent-Length: 10\r\n\r\n");
        connection.loop.advance(200_000);
        connection.receive("hello");
        connection.loop.advance(99_999);
        assertThat(connection.end).isEqualTo("open");
        connection.loop.advance(1);
        assertThat(connection.take()).startsWith("HTTP/1.1 408 ");
        assertThat(engine.log).endsWith("clientError ERR_HTTP_REQUEST_TIMEOUT", "1 closed");
    }

    @Test
    void zeroSwitchesALimitOff() {
        host.limits.put("headersTimeout", 0L);
        host.limits.put("requestTimeout", 0L);
        connection.receive("GET / HTTP/1.1\r\n");
        connection.loop.advance(10_000_000);
        connection.receive("Host: t\r\n\r\n");
        assertThat(connection.take()).endsWith("ok");
    }

    @Test
    void keepAliveTimeoutBeginsAfterTheLastAnswer() {
        assertThat(connection.idleMillis).isEqualTo(120_000);
        engine.onEnd = exchange -> {};
        connection.receive(GET);
        assertThat(connection.idleMillis).isEqualTo(120_000);
        connection.loop.turn(() -> engine.exchanges.get(0).answer("x"));
        assertThat(connection.idleMillis).isEqualTo(5_000);
        connection.receive("G");
        assertThat(connection.idleMillis).isEqualTo(120_000);
    }

    @Test
    void theExchangeInFlightIsAskedAboutATimeout() {
        engine.onEnd = exchange -> exchange.handlesTimeout = true;
        connection.receive(GET);
        assertThat(connection.session.timedOut()).isTrue();
        assertThat(engine.log).endsWith("1 timedOut");
    }

    @Test
    void theServerIsAskedAboutAnIdleTimeout() {
        assertThat(connection.session.timedOut()).isFalse();
        assertThat(engine.log).containsExactly("timedOut");
    }

    @Test
    void theLastOfMaxRequestsPerSocketCloses() {
        host.limits.put("maxRequestsPerSocket", 2);
        connection.receive(GET.repeat(3));
        assertThat(connection.take())
                .isEqualTo("HTTP/1.1 200 OK\r\nConnection: keep-alive\r\nContent-Length: 2\r\n\r\nok"
                        + "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 2\r\n\r\nok");
    }

    @Test
    void aRetiringConnectionIsAnsweredOnceMore() {
        connection.retiring = true;
        connection.receive(GET);
        assertThat(connection.take()).contains("Connection: close\r\n");
        assertThat(connection.end).isEqualTo("closed after output");
    }
}
