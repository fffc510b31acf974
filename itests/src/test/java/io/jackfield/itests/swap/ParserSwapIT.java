package io.jackfield.itests.swap;

import static io.jackfield.itests.RawClient.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.api.runtime.ListenerDTO;
import io.jackfield.api.runtime.StrategyKind;
import io.jackfield.api.runtime.SwapResult;
import io.jackfield.itests.Board;
import io.jackfield.itests.Load;
import io.jackfield.itests.RawClient;
import io.jackfield.itests.RunningContainer;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Another parser takes over connections that are there, between messages, and nobody notices. */
@Timeout(60)
class ParserSwapIT {
    private static final String STRICT = "io.jackfield.parser.strict";
    private static final int ROUNDS = 10;

    private RunningContainer container;
    private Board board;
    private int port;

    @BeforeEach
    void start() throws Exception {
        container = RunningContainer.in("felix").feature("all").sharingApi().start();
        board = new Board(container);
        port = container.awaitPort("default");
        board.awaitParser(port, "strict");
    }

    @AfterEach
    void stop() {
        container.close();
    }

    @Test
    void aKeptConnectionIsServedByEachInTurn() throws Exception {
        try (RawClient client = new RawClient(port)) {
            for (int round = 0; round < ROUNDS; round++) {
                swapWithinAHead(client, "netty", "strict");
                swapWithinAHead(client, "strict", "netty");
            }
            ListenerDTO listener = board.listener(port);
            assertThat(listener.accepted).isEqualTo(1);
            assertThat(listener.connections).isEqualTo(1);
            assertThat(listener.requests).isEqualTo(ROUNDS * 2 * 6);
            assertThat(listener.errors + listener.failed + listener.retired).isZero();
        }
    }

    /** The head that began on the old parser ends on it; the one behind it in the same packet is the new parser's. */
    private void swapWithinAHead(RawClient client, String to, String from) throws Exception {
        client.send(request("GET", "/plaintext").repeat(3) + "GET /pl");
        board.awaitLeases(StrategyKind.PARSER, from, 1);
        assertThat(board.swap(StrategyKind.PARSER, to)).singleElement().satisfies(result -> {
            assertThat(result.from()).startsWith(from + "#");
            assertThat(result.to()).startsWith(to + "#");
        });
        assertThat(board.listener(port).parser).startsWith(to + "#");
        assertThat(board.leases(StrategyKind.PARSER, from)).isEqualTo(1);
        client.send("aintext HTTP/1.1\r\nHost: a\r\n\r\n" + request("GET", "/plaintext") + "GET ");
        board.awaitLeases(StrategyKind.PARSER, to, 1);
        assertThat(board.leases(StrategyKind.PARSER, from)).isZero();
        client.send("/echo HTTP/1.1\r\nHost: a\r\n\r\n");
        for (int i = 0; i < 5; i++) {
            assertThat(client.receive().text()).isEqualTo("Hello, World!");
        }
        assertThat(client.receive().text()).contains("\"bodyLength\":0");
    }

    @Test
    void chunkLinesOfOneBodyAreReadByDifferentParsers() throws Exception {
        try (RawClient client = new RawClient(port)) {
            client.send("POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhel");
            board.awaitLeases(StrategyKind.PARSER, "strict", 0);
            board.swap(StrategyKind.PARSER, "netty");
            client.send("lo\r\n6");
            board.awaitLeases(StrategyKind.PARSER, "netty", 1);
            board.swap(StrategyKind.PARSER, "strict");
            client.send("\r\n world\r\n0\r\nX-Sum: 1\r\n\r\n");
            assertThat(client.receive().text()).contains("\"bodyLength\":11");
            assertThat(client.get("/plaintext").status()).isEqualTo(200);
        }
    }

    @Test
    void nothingFailsUnderLoad() throws Exception {
        try (Load load = Load.start(port, 8)) {
            for (int round = 0; round < ROUNDS; round++) {
                List<SwapResult> there = board.swap(StrategyKind.PARSER, "netty");
                load.awaitMore(200);
                List<SwapResult> back = board.swap(StrategyKind.PARSER, "strict");
                load.awaitMore(200);
                assertThat(back.get(0).from()).isEqualTo(there.get(0).to());
            }
            assertUntouched(load, 8);
        }
    }

    @Test
    void stopAndStartOfTheActiveParserIsASwap() throws Exception {
        try (Load load = Load.start(port, 8)) {
            for (int round = 0; round < ROUNDS; round++) {
                String before = board.listener(port).parser;
                container.stop(STRICT);
                assertThat(board.listener(port).parser).startsWith("netty#");
                load.awaitMore(200);
                container.start(STRICT);
                board.awaitParser(port, "strict");
                load.awaitMore(200);
                assertThat(board.listener(port).parser).isNotEqualTo(before);
            }
            assertUntouched(load, 8);
        }
    }

    @Test
    void updateOfTheActiveParserIsASwap() throws Exception {
        try (Load load = Load.start(port, 8)) {
            for (int round = 0; round < ROUNDS; round++) {
                container.update(STRICT);
                container.refresh(STRICT);
                board.awaitParser(port, "strict");
                load.awaitMore(200);
            }
            assertUntouched(load, 8);
        }
    }

    @Test
    void aSwapIsAPreferenceThatOutlivesItsBundle() throws Exception {
        board.swap(StrategyKind.PARSER, "netty");
        container.stop("io.jackfield.parser.netty");
        board.awaitParser(port, "strict");
        container.start("io.jackfield.parser.netty");
        board.awaitParser(port, "netty");
    }

    @Test
    void withoutAParserRequestsWaitForOne() throws Exception {
        try (RawClient kept = new RawClient(port);
                RawClient late = new RawClient(port)) {
            assertThat(kept.get("/plaintext").status()).isEqualTo(200);
            container.stop("io.jackfield.parser.netty");
            container.stop(STRICT);
            kept.send(request("GET", "/plaintext").repeat(2));
            late.send(request("GET", "/plaintext"));
            board.awaitParked(port, 2);
            container.start("io.jackfield.parser.netty");
            assertThat(kept.receive().status()).isEqualTo(200);
            assertThat(kept.receive().status()).isEqualTo(200);
            assertThat(late.receive().status()).isEqualTo(200);
            assertThat(board.listener(port).failed).isZero();
        }
    }

    private void assertUntouched(Load load, int clients) throws InterruptedException {
        assertThat(board.listener(port).accepted).isEqualTo(clients);
        assertThat(load.stop()).isEmpty();
        ListenerDTO listener = board.listener(port);
        assertThat(listener.requests).isEqualTo(load.answered());
        assertThat(listener.errors + listener.failed + listener.retired).isZero();
    }
}
