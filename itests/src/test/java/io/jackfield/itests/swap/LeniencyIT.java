package io.jackfield.itests.swap;

import static io.jackfield.itests.RawClient.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.api.runtime.ListenerDTO;
import io.jackfield.api.runtime.StrategyKind;
import io.jackfield.itests.Board;
import io.jackfield.itests.RawClient;
import io.jackfield.itests.RunningContainer;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The configuration of the lenient parser is changed while connections are open: it holds from their next message on. */
@Timeout(60)
class LeniencyIT {
    private static final String FOLDED = "GET /plaintext HTTP/1.1\r\nHost: a\r\nX: 1\r\n 2\r\n\r\n";
    private static final String BARE_LF = "GET /plaintext HTTP/1.1\nHost: a\n\n";
    private static final String SPACE = "GET  /plaintext HTTP/1.1\r\nHost: a\r\nX : 1\r\n\r\n";

    private RunningContainer container;
    private Board board;
    private int port;

    @BeforeEach
    void start() throws Exception {
        container = RunningContainer.in("felix")
                .feature("all")
                .configure("io.jackfield.server~default", "parser.preferred", "lenient")
                .sharingApi()
                .start();
        board = new Board(container);
        port = container.awaitPort("default");
    }

    @AfterEach
    void stop() {
        container.close();
    }

    @Test
    void whatIsOpenedAndClosedHoldsFromTheNextMessageOfAKeptConnection() throws Exception {
        assertThat(board.has(StrategyKind.PARSER, "lenient")).isFalse();
        try (RawClient client = new RawClient(port)) {
            assertThat(client.get("/plaintext").status()).isEqualTo(200);
            open("obs-fold");
            assertThat(client.send(FOLDED).receive().status()).isEqualTo(200);
            open("node-10.15.0");
            for (String lenient : new String[] {FOLDED, BARE_LF, SPACE}) {
                assertThat(client.send(lenient).receive().status()).isEqualTo(200);
            }
            ListenerDTO listener = board.listener(port);
            assertThat(listener.accepted).isEqualTo(1);
            assertThat(listener.errors + listener.failed + listener.retired).isZero();
            open("bare-lf");
            assertThat(client.send(BARE_LF).receive().status()).isEqualTo(200);
            assertThat(client.send(FOLDED).receive().status()).isEqualTo(400);
        }
    }

    @Test
    void aHeadThatHasBegunIsReadToItsEndByWhatWasOpenThen() throws Exception {
        open("obs-fold");
        try (RawClient client = new RawClient(port)) {
            client.send("GET /plaintext HTTP/1.1\r\nHost: a\r\nX: 1\r\n");
            board.awaitLeases(StrategyKind.PARSER, "lenient", 1);
            open("bare-lf");
            client.send(" 2\r\n\r\n");
            assertThat(client.receive().status()).isEqualTo(200);
            assertThat(client.send(BARE_LF).receive().status()).isEqualTo(200);
        }
    }

    @Test
    void withNothingOpenTheStrictParserServesAgain() throws Exception {
        open("node-10.15.0");
        try (RawClient client = new RawClient(port)) {
            assertThat(client.send(BARE_LF).receive().status()).isEqualTo(200);
            container.configure("io.jackfield.parser.lenient", Map.of());
            board.awaitParser(port, "strict");
            assertThat(client.send(request("GET", "/plaintext")).receive().status())
                    .isEqualTo(200);
            assertThat(client.send(BARE_LF).receive().status()).isEqualTo(400);
        }
    }

    /** Returns when another generation, which has these leniencies, serves. */
    private void open(String... leniencies) throws Exception {
        String before = board.listener(port).parser;
        container.configure("io.jackfield.parser.lenient", Map.of("leniencies", leniencies));
        await("lenient after " + before).atMost(Duration.ofSeconds(20)).until(() -> {
            String now = board.listener(port).parser;
            return now.startsWith("lenient#") && !now.equals(before);
        });
    }
}
