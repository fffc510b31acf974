package io.jackfield.message.http1;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.message.harness.TestConnection;
import io.jackfield.message.harness.TestHost;
import io.jackfield.spi.parser.HeadBlock;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Several requests in flight on one connection. Checklist item 316. */
class PipeliningTest {
    private static final String GET = "GET / HTTP/1.1\r\nHost: t\r\n\r\n";

    private final TestEngine engine = new TestEngine();
    private final TestHost host = new TestHost(engine);
    private final TestConnection connection = TestConnection.served(host);

    private static String answer(String text) {
        return "HTTP/1.1 200 OK\r\nConnection: keep-alive\r\nContent-Length: " + text.length() + "\r\n\r\n" + text;
    }

    private void answer(int exchange, String text) {
        connection.loop.turn(() -> engine.exchanges.get(exchange).answer(text));
    }

    @Test
    void answersLeaveInTheOrderOfTheirRequests() {
        engine.onEnd = exchange -> {};
        connection.receive(GET.repeat(3));
        answer(2, "three");
        answer(1, "two");
        assertThat(connection.take()).isEmpty();
        answer(0, "one");
        assertThat(connection.take()).isEqualTo(answer("one") + answer("two") + answer("three"));
        assertThat(engine.log).endsWith("1 written", "1 over", "2 written", "2 over", "3 written", "3 over");
    }

    @Test
    void anEarlyHeadWaitsForItsTurn() {
        engine.onEnd = exchange -> {};
        connection.receive(GET.repeat(2));
        connection.loop.turn(() -> {
            engine.exchanges.get(1).stream.head(new TestHead());
            engine.exchanges.get(1).send("x");
        });
        assertThat(connection.take()).isEmpty();
        answer(0, "one");
        assertThat(connection.take())
                .isEqualTo(answer("one")
                        + "HTTP/1.1 200 OK\r\nConnection: keep-alive\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nx\r\n");
        connection.loop.turn(() -> engine.exchanges.get(1).stream.end(null));
        assertThat(connection.take()).isEqualTo("0\r\n\r\n");
    }

    /** Room for as many fields as the head before had is a guess. */
    @Test
    void headsMayHaveMoreFieldsThanTheOneBefore() {
        for (int fields : List.of(1, 2, 40, 0, 17)) {
            connection.receive("GET / HTTP/1.1\r\nHost: t\r\n" + "a: b\r\n".repeat(fields) + "\r\n");
            HeadBlock head =
                    engine.exchanges.get(engine.exchanges.size() - 1).stream.requestHead();
            assertThat(head.fieldCount()).isEqualTo(fields + 1);
            assertThat(head.name(fields)).isEqualTo(fields == 0 ? "Host" : "a");
        }
    }

    @Test
    void aBurstIsFlushedOnce() {
        connection.receive(GET.repeat(16));
        assertThat(connection.take()).isEqualTo(answer("ok").repeat(16));
        assertThat(connection.channel.flushes).isEqualTo(1);
    }

    @Test
    void noMoreThan32AreInFlight() {
        engine.onEnd = exchange -> {};
        connection.receive(GET.repeat(50));
        assertThat(engine.exchanges).hasSize(Http1ServerSession.MAX_IN_FLIGHT);
        answer(0, "a");
        assertThat(engine.exchanges).hasSize(Http1ServerSession.MAX_IN_FLIGHT + 1);
        for (int i = 1; i < 50; i++) {
            answer(i, "a");
        }
        assertThat(connection.take()).isEqualTo(answer("a").repeat(50));
        assertThat(connection.session.idle()).isTrue();
        assertThat(host.leases).isZero();
    }

    @Test
    void aPeerThatReadsNothingIsNotReadEither() {
        connection.channel.room = 0;
        String big = "x".repeat(20_000);
        engine.onEnd = exchange -> exchange.answer(big);
        connection.receive(GET.repeat(50));
        int begun = engine.exchanges.size();
        assertThat(connection.channel.pending()).isLessThan(Answers.OUTPUT_LIMIT + 2 * 20_100);
        assertThat(begun).isLessThan(6);
        connection.room(Long.MAX_VALUE);
        assertThat(connection.take()).isEqualTo(answer(big).repeat(50));
    }

    @Test
    void whatIsBegunBehindTheLastAnswerIsCutOff() {
        engine.onEnd = exchange -> {};
        connection.receive(GET.repeat(2));
        connection.loop.turn(() -> {
            TestExchange first = engine.exchanges.get(0);
            first.stream.head(new TestHead().field("Connection", "close").length(0));
            first.stream.end(null);
        });
        assertThat(connection.take()).isEqualTo("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
        assertThat(connection.end).isEqualTo("closed after output");
        assertThat(engine.log).endsWith("1 written", "1 over", "2 closed");
        assertThat(host.leases).isZero();
    }

    @Test
    void aRefusalGoesBehindTheAnswersThatAreOwed() {
        engine.onEnd = exchange -> {};
        connection.receive(GET.repeat(2) + "BAD REQUEST\r\n\r\n");
        assertThat(connection.take()).isEmpty();
        answer(1, "two");
        answer(0, "one");
        assertThat(connection.take()).startsWith(answer("one") + answer("two") + "HTTP/1.1 400 Bad Request\r\n");
        assertThat(engine.log).endsWith("2 written", "2 over", "clientError HPE_INVALID_METHOD");
        assertThat(connection.end).isEqualTo("closed lingering");
    }

    @Test
    void anUpgradeIsOfferedWhenNothingIsOwed() {
        engine.onEnd = exchange -> {};
        connection.receive(GET + "GET /up HTTP/1.1\r\nHost: t\r\nConnection: Upgrade\r\nUpgrade: foo\r\n\r\nraw");
        assertThat(engine.exchanges).hasSize(1);
        engine.onRequest = exchange -> {
            exchange.detached = true;
            exchange.stream.detach();
        };
        answer(0, "one");
        assertThat(engine.exchanges).hasSize(2);
        assertThat(connection.detached).isTrue();
        assertThat(connection.input.length()).as("bytes behind the head stay").isEqualTo(3);
        assertThat(host.leases).isZero();
    }
}
