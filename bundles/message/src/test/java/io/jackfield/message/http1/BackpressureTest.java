package io.jackfield.message.http1;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.message.harness.TestConnection;
import io.jackfield.message.harness.TestHost;
import io.jackfield.spi.engine.ServerStream;
import org.junit.jupiter.api.Test;

/** Neither side is read faster, or sent more, than it wants. */
class BackpressureTest {
    private final TestEngine engine = new TestEngine();
    private final TestHost host = new TestHost(engine);
    private final TestConnection connection = TestConnection.served(host);

    @Test
    void contentIsNotTakenWithoutDemand() {
        engine.onRequest = exchange -> exchange.stream.demand(false);
        connection.receive("POST / HTTP/1.1\r\nHost: t\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n");
        assertThat(engine.exchanges.get(0).content).isEmpty();
        assertThat(connection.leases).isZero();
        connection.loop.turn(() -> engine.exchanges.get(0).stream.demand(true));
        assertThat(engine.exchanges.get(0).content).hasToString("hello");
        assertThat(connection.take()).endsWith("ok");
    }

    @Test
    void demandFromInsideDataIsHeard() {
        engine.onRequest = exchange -> exchange.stream.demand(false);
        connection.receive("POST / HTTP/1.1\r\nHost: t\r\nContent-Length: 6\r\n\r\n");
        connection.receive("abc").receive("def");
        connection.loop.turn(() -> engine.exchanges.get(0).stream.demand(true));
        assertThat(engine.exchanges.get(0).content).hasToString("abcdef");
    }

    @Test
    void aStreamTellsWhenItIsFullAndWhenNot() {
        engine.onEnd = exchange -> {};
        connection.receive("GET / HTTP/1.1\r\nHost: t\r\n\r\n");
        ServerStream stream = engine.exchanges.get(0).stream;
        connection.channel.room = 1000;
        connection.loop.turn(() -> {
            stream.head(new TestHead());
            assertThat(stream.writable()).isTrue();
            stream.data(new byte[20_000], 0, 20_000);
            assertThat(stream.writable()).isFalse();
        });
        assertThat(engine.log).doesNotContain("1 writable");
        connection.room(Long.MAX_VALUE);
        assertThat(engine.log).contains("1 writable");
        assertThat(stream.pending()).isZero();
    }

    /** Item 166: false, then drain, even if the system takes all at once. */
    @Test
    void roomAtOnceIsToldInALaterTick() {
        engine.onEnd = exchange -> {};
        connection.receive("GET / HTTP/1.1\r\nHost: t\r\n\r\n");
        ServerStream stream = engine.exchanges.get(0).stream;
        connection.loop.turn(() -> {
            stream.head(new TestHead());
            stream.data(new byte[1 << 20], 0, 1 << 20);
            assertThat(stream.writable()).isFalse();
            assertThat(engine.log).doesNotContain("1 writable");
        });
        assertThat(engine.log).contains("1 writable");
    }

    @Test
    void finishIsToldWhenTheSystemTookAlmostAll() {
        connection.channel.room = 0;
        engine.onEnd = exchange -> exchange.answer("x".repeat(100_000));
        connection.receive("GET / HTTP/1.1\r\nHost: t\r\n\r\n");
        assertThat(engine.log).doesNotContain("1 written");
        connection.room(50_000);
        assertThat(engine.log).doesNotContain("1 written");
        connection.room(Long.MAX_VALUE);
        assertThat(engine.log).endsWith("1 written", "1 over");
    }
}
