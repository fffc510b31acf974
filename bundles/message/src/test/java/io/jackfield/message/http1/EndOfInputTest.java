package io.jackfield.message.http1;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.message.harness.TestConnection;
import io.jackfield.message.harness.TestHost;
import org.junit.jupiter.api.Test;

/** A client that ends its output. Checklist items 334 to 336. */
class EndOfInputTest {
    private static final String GET = "GET / HTTP/1.1\r\nHost: t\r\n\r\n";

    private final TestEngine engine = new TestEngine();
    private final TestHost host = new TestHost(engine);
    private final TestConnection connection = TestConnection.served(host);

    @Test
    void withNothingInFlightTheConnectionEnds() {
        connection.receive(GET).receiveEnd();
        assertThat(connection.take()).endsWith("ok");
        assertThat(connection.end).isEqualTo("closed after output");
        assertThat(engine.log).endsWith("1 written", "1 over");
    }

    @Test
    void requestsInFlightAreGivenUp() {
        engine.onEnd = exchange -> {};
        connection.receive(GET + GET).receiveEnd();
        assertThat(engine.log).endsWith("1 closed", "2 closed");
        assertThat(connection.take()).isEmpty();
        assertThat(connection.end).isEqualTo("closed after output");
        assertThat(host.leases).isZero();
    }

    @Test
    void halfAHeadIsRefused() {
        connection.receive(GET).receive("GET /e").receiveEnd();
        assertThat(connection.take()).contains("ok", "HTTP/1.1 400 Bad Request\r\n");
        assertThat(engine.error).isEqualTo("HPE_INVALID_EOF_STATE");
    }

    @Test
    void halfOfTheContentIsRefusedBeforeTheRequestIsCutOff() {
        connection
                .receive("POST / HTTP/1.1\r\nHost: t\r\nContent-Length: 10\r\n\r\nabc")
                .receiveEnd();
        assertThat(engine.log).endsWith("clientError HPE_INVALID_EOF_STATE", "1 closed");
        assertThat(connection.take()).startsWith("HTTP/1.1 400 ");
    }

    @Test
    void aSecondStatusLineNeverFollowsAHalfAnswer() {
        engine.onRequest = exchange -> {
            exchange.stream.head(new TestHead());
            exchange.send("half");
        };
        connection
                .receive("POST / HTTP/1.1\r\nHost: t\r\nContent-Length: 10\r\n\r\nabc")
                .receiveEnd();
        assertThat(connection.take()).endsWith("4\r\nhalf\r\n");
        assertThat(connection.end).isEqualTo("closed");
    }

    @Test
    void contentThatWasNotWantedIsStillThereAfterTheEnd() {
        engine.onRequest = exchange -> exchange.stream.demand(false);
        connection
                .receive("POST / HTTP/1.1\r\nHost: t\r\nContent-Length: 5\r\n\r\n")
                .receive("hello")
                .receiveEnd();
        assertThat(connection.end).isEqualTo("open");
        connection.loop.turn(() -> engine.exchanges.get(0).stream.demand(true));
        assertThat(engine.exchanges.get(0).content).hasToString("hello");
        assertThat(connection.take()).endsWith("ok");
    }

    @Test
    void anAnswerThatIsLeavingStillLeaves() {
        connection.channel.room = 10;
        engine.onEnd = exchange -> exchange.answer("x".repeat(100_000));
        connection.receive(GET).receiveEnd();
        assertThat(connection.end).isEqualTo("open");
        connection.room(Long.MAX_VALUE);
        assertThat(connection.take()).hasSizeGreaterThan(100_000);
        assertThat(engine.log).endsWith("1 written", "1 over");
        assertThat(connection.end).isEqualTo("closed after output");
    }
}
