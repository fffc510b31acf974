package io.jackfield.message.http1;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.message.harness.TestConnection;
import io.jackfield.message.harness.TestHost;
import org.junit.jupiter.api.Test;

/** What happens when parser, engine or protocol come and go. */
class StrategiesTest {
    private static final String GET = "GET / HTTP/1.1\r\nHost: t\r\n\r\n";

    private final TestEngine engine = new TestEngine();
    private final TestHost host = new TestHost(engine);
    private final TestConnection connection = TestConnection.served(host);

    @Test
    void aRequestWaitsForAParser() {
        connection.parserThere = false;
        connection.receive(GET);
        assertThat(engine.exchanges).isEmpty();
        connection.parserThere = true;
        connection.receive("");
        assertThat(connection.take()).endsWith("ok");
    }

    @Test
    void aChunkWaitsForAParser() {
        connection.receive("POST / HTTP/1.1\r\nHost: t\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello");
        connection.parserThere = false;
        connection.receive("\r\n0\r\n\r\n");
        assertThat(connection.take()).isEmpty();
        connection.parserThere = true;
        connection.receive("");
        assertThat(connection.take()).endsWith("ok");
        assertThat(engine.exchanges.get(0).content).hasToString("hello");
    }

    @Test
    void aRequestWaitsForAnEngine() {
        host.engineThere = false;
        connection.receive(GET);
        assertThat(connection.session.idle()).isFalse();
        host.engineThere = true;
        connection.receive("");
        assertThat(connection.take()).endsWith("ok");
    }

    @Test
    void whatWaitedTooLongIsAnswered503() {
        connection.parserThere = false;
        connection.receive(GET);
        connection.loop.turn(connection.session::unavailable);
        assertThat(connection.take())
                .isEqualTo("HTTP/1.1 503 Service Unavailable\r\nRetry-After: 1\r\nConnection: close\r\n"
                        + "Content-Length: 0\r\n\r\n");
        assertThat(engine.log).as("not the client's fault").isEmpty();
    }

    @Test
    void anEngineThatNeverCameIsAnswered503() {
        host.engineThere = false;
        connection.receive(GET);
        connection.loop.turn(connection.session::unavailable);
        assertThat(connection.take()).startsWith("HTTP/1.1 503 ");
    }

    @Test
    void nothingIsWrittenWhereNoAnswerIsOwed() {
        connection.loop.turn(connection.session::unavailable);
        assertThat(connection.take()).isEmpty();
        assertThat(connection.end).isEqualTo("closed");
    }

    @Test
    void aHalfReadHeadIsHandedBackWhole() {
        connection.receive("GET / HT").receive("TP/1.1\r\nHo");
        assertThat(connection.leases).isEqualTo(1);
        assertThat(connection.session.handBack()).isTrue();
        assertThat(connection.leases).isZero();
        assertThat(connection.input.length()).isEqualTo("GET / HTTP/1.1\r\nHo".length());
        connection.succeed();
        connection.receive("st: t\r\n\r\n");
        assertThat(connection.take()).endsWith("ok");
    }

    @Test
    void aHeadThatWaitsForAnEngineIsHandedBackWhole() {
        host.engineThere = false;
        connection.receive(GET + GET);
        assertThat(connection.session.handBack()).isTrue();
        assertThat(connection.input.length()).isEqualTo(2 * GET.length());
        host.engineThere = true;
        connection.receive("");
        assertThat(engine.exchanges).as("it is not used any more").isEmpty();
        connection.succeed();
        connection.receive("");
        assertThat(engine.exchanges).hasSize(2);
    }

    @Test
    void whatAnEngineHasSeenIsNotHandedBack() {
        connection.receive("POST / HTTP/1.1\r\nHost: t\r\nContent-Length: 5\r\n\r\nhe");
        assertThat(connection.session.handBack()).isFalse();
        connection.receive("llo");
        assertThat(connection.take()).endsWith("ok");
    }

    @Test
    void leavesTheBytesToItsSuccessorAtABoundary() {
        connection.boundary = false;
        connection.receive(GET);
        assertThat(engine.exchanges).isEmpty();
        assertThat(connection.input.length()).isEqualTo(GET.length());
        assertThat(connection.leases).isZero();
    }

    @Test
    void knowsTheLeasesItHolds() {
        engine.onEnd = exchange -> {};
        connection.receive(GET);
        assertThat(host.leases).isEqualTo(1);
        assertThat(connection.session.holds(host.lastLease)).isTrue();
        connection.loop.turn(() -> engine.exchanges.get(0).answer("x"));
        assertThat(connection.session.holds(host.lastLease)).isFalse();
    }

    @Test
    void aClosedConnectionGivesEverythingBack() {
        engine.onEnd = exchange -> {};
        connection.receive(GET + GET + "GET / HT");
        connection.loop.turn(connection::close);
        assertThat(host.leases).isZero();
        assertThat(connection.leases).isZero();
        assertThat(engine.log).endsWith("1 closed", "2 closed");
    }
}
