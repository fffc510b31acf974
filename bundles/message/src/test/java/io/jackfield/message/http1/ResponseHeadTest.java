package io.jackfield.message.http1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackfield.api.error.Coded;
import io.jackfield.message.harness.TestConnection;
import io.jackfield.message.harness.TestHost;
import io.jackfield.spi.buffer.HeapSlice;
import io.jackfield.spi.engine.OutgoingHead.AutomaticField;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What is added to a response head, and how its content is framed. Checklist items 132, 137, 144 to 152, 178, 308 to 315. */
class ResponseHeadTest {
    private static final String DATE = "Date: Sun, 06 Nov 1994 08:49:37 GMT\r\n";

    private final TestEngine engine = new TestEngine();
    private final TestConnection connection = TestConnection.served(new TestHost(engine));

    private String respond(String request, Consumer<TestExchange> handler) {
        engine.onEnd = handler;
        connection.receive(request);
        return connection.take();
    }

    private String get(TestHead head, String... chunks) {
        return respond("GET / HTTP/1.1\r\nHost: t\r\n\r\n", exchange -> send(exchange, head, chunks));
    }

    private static void send(TestExchange exchange, TestHead head, String... chunks) {
        exchange.stream.head(head);
        for (String chunk : chunks) {
            exchange.send(chunk);
        }
        exchange.stream.end(null);
    }

    @Test
    void item178OrderOnTheWire() {
        assertThat(get(new TestHead()
                        .field("X-B", "2")
                        .field("x-a", "1")
                        .withDate()
                        .length(0)))
                .isEqualTo("HTTP/1.1 200 OK\r\nX-B: 2\r\nx-a: 1\r\n" + DATE
                        + "Connection: keep-alive\r\nContent-Length: 0\r\n\r\n");
    }

    @Test
    void item310ChunksWhenTheLengthIsNotKnown() {
        assertThat(get(new TestHead(), "abc", "d", "x".repeat(300)))
                .isEqualTo("HTTP/1.1 200 OK\r\nConnection: keep-alive\r\nTransfer-Encoding: chunked\r\n\r\n"
                        + "3\r\nabc\r\n1\r\nd\r\n12c\r\n" + "x".repeat(300) + "\r\n0\r\n\r\n");
    }

    @Test
    void largeSlicesGoThroughUncopied() {
        String big = "y".repeat(5000);
        String out = respond("GET / HTTP/1.1\r\nHost: t\r\n\r\n", exchange -> {
            exchange.stream.head(new TestHead());
            exchange.stream.data(HeapSlice.of(big.getBytes(StandardCharsets.ISO_8859_1)));
            exchange.stream.end(null);
        });
        assertThat(out).endsWith("\r\n\r\n1388\r\n" + big + "\r\n0\r\n\r\n");
    }

    @Test
    void item312ChunksForHttp10WhichAskedForThem() {
        assertThat(respond("GET / HTTP/1.0\r\nTE: chunked\r\n\r\n", exchange -> send(exchange, new TestHead(), "abc")))
                .isEqualTo("HTTP/1.1 200 OK\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n"
                        + "3\r\nabc\r\n0\r\n\r\n");
    }

    @Test
    void http10IsKeptWhenTheLengthIsGiven() {
        assertThat(respond(
                        "GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n",
                        exchange -> send(exchange, new TestHead().field("Content-Length", "3"), "abc")))
                .isEqualTo("HTTP/1.1 200 OK\r\nContent-Length: 3\r\nConnection: keep-alive\r\n\r\nabc");
        assertThat(connection.end).isEqualTo("open");
    }

    @Test
    void item314NothingFor204And304() {
        assertThat(get(new TestHead().status(204, "No Content").length(4), "body"))
                .isEqualTo("HTTP/1.1 204 No Content\r\nConnection: keep-alive\r\n\r\n");
        assertThat(get(new TestHead().status(304, "Not Modified"), "bo", "dy"))
                .isEqualTo("HTTP/1.1 304 Not Modified\r\nConnection: keep-alive\r\n\r\n");
    }

    @Test
    void item314ExplicitChunksOn204StayAndClose() {
        assertThat(get(new TestHead().status(204, "No Content").field("Transfer-Encoding", "chunked"), "x"))
                .isEqualTo("HTTP/1.1 204 No Content\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n");
        assertThat(connection.end).isEqualTo("closed after output");
    }

    @Test
    void item313NoContentForHead() {
        assertThat(respond(
                        "HEAD / HTTP/1.1\r\nHost: t\r\n\r\n",
                        exchange -> send(exchange, new TestHead().field("Content-Length", "5"), "hello")))
                .isEqualTo("HTTP/1.1 200 OK\r\nContent-Length: 5\r\nConnection: keep-alive\r\n\r\n");
        assertThat(connection.end).isEqualTo("open");
    }

    @Test
    void item146RemovedFieldsStayAway() {
        assertThat(get(new TestHead().without(AutomaticField.CONTENT_LENGTH).length(4), "auto"))
                .isEqualTo("HTTP/1.1 200 OK\r\nConnection: keep-alive\r\nTransfer-Encoding: chunked\r\n\r\n"
                        + "4\r\nauto\r\n0\r\n\r\n");
        assertThat(get(new TestHead().without(AutomaticField.CONNECTION).length(4), "auto"))
                .isEqualTo("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nauto");
        assertThat(connection.end).isEqualTo("closed after output");
    }

    @Test
    void contentWithoutAnyFramingEndsWithTheConnection() {
        TestHead head = new TestHead().without(AutomaticField.TRANSFER_ENCODING);
        assertThat(get(head, "au", "to")).isEqualTo("HTTP/1.1 200 OK\r\nConnection: keep-alive\r\n\r\nauto");
        assertThat(connection.end).isEqualTo("closed after output");
    }

    @Test
    void identityEndsWithTheConnection() {
        assertThat(get(new TestHead().field("Transfer-Encoding", "identity"), "body"))
                .isEqualTo("HTTP/1.1 200 OK\r\nTransfer-Encoding: identity\r\nConnection: keep-alive\r\n\r\nbody");
        assertThat(connection.end).isEqualTo("closed after output");
    }

    /** RFC 9112 section 6.2. */
    @Test
    void aLengthBesideChunksIsLeftOut() {
        assertThat(get(new TestHead().field("Content-Length", "5").field("Transfer-Encoding", "chunked"), "hello"))
                .isEqualTo("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nConnection: keep-alive\r\n\r\n"
                        + "5\r\nhello\r\n0\r\n\r\n");
    }

    @Test
    void nothingFollowsContentThatIsShorterThanAnnounced() {
        assertThat(get(new TestHead().field("Content-Length", "20"), "short")).endsWith("\r\n\r\nshort");
        assertThat(connection.end).isEqualTo("closed after output");
    }

    @Test
    void contentLongerThanAnnouncedIsCutThere() {
        assertThat(get(new TestHead().field("Content-Length", "3"), "longer")).endsWith("\r\n\r\nlon");
        assertThat(connection.end).isEqualTo("closed after output");
    }

    @Test
    void theApplicationMayCloseButNotKeepAgainstTheClient() {
        assertThat(respond(
                        "GET / HTTP/1.1\r\nHost: t\r\nConnection: close\r\n\r\n",
                        exchange -> send(
                                exchange,
                                new TestHead().field("Connection", "keep-alive").length(0))))
                .isEqualTo("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
        assertThat(connection.end).isEqualTo("closed after output");
    }

    @Test
    void anUpgradeOfferedKeepsTheConnection() {
        assertThat(get(new TestHead()
                        .status(426, "Upgrade Required")
                        .field("Connection", "Upgrade")
                        .length(0)))
                .isEqualTo("HTTP/1.1 426 Upgrade Required\r\nConnection: Upgrade\r\nContent-Length: 0\r\n\r\n");
        assertThat(connection.end).isEqualTo("open");
    }

    @Test
    void item89AnAnswerInsteadOf100Closes() {
        assertThat(get(new TestHead().close().length(0))).contains("Connection: close\r\n");
        assertThat(connection.end).isEqualTo("closed after output");
    }

    @Test
    void item131TrailersFollowTheLastChunk() {
        String out = respond("GET / HTTP/1.1\r\nHost: t\r\n\r\n", exchange -> {
            exchange.stream.head(new TestHead().field("Trailer", "X-T").length(1));
            exchange.send("p");
            exchange.stream.end(TestHead.fieldsOf("X-T", "v", "x-u", "w"));
        });
        assertThat(out)
                .isEqualTo("HTTP/1.1 200 OK\r\nTrailer: X-T\r\nConnection: keep-alive\r\n"
                        + "Transfer-Encoding: chunked\r\n\r\n1\r\np\r\n0\r\nX-T: v\r\nx-u: w\r\n\r\n");
    }

    @Test
    void item129TrailersWithoutChunksAreDropped() {
        String out = respond("GET / HTTP/1.1\r\nHost: t\r\n\r\n", exchange -> {
            exchange.stream.head(new TestHead().field("Content-Length", "1"));
            exchange.send("p");
            exchange.stream.end(TestHead.fieldsOf("X-T", "v"));
        });
        assertThat(out).endsWith("\r\n\r\np");
    }

    @Test
    void item132TrailerNeedsChunks() {
        respond("GET / HTTP/1.1\r\nHost: t\r\n\r\n", exchange -> {
            TestHead head = new TestHead().field("Trailer", "X-T").field("Content-Length", "4");
            assertThatThrownBy(() -> exchange.stream.head(head))
                    .satisfies(error -> assertThat(Coded.codeOf(error)).isEqualTo("ERR_HTTP_TRAILER_INVALID"));
            exchange.answer("sane");
        });
        assertThat(engine.log).endsWith("1 written", "1 over");
    }

    @Test
    void interimResponsesLeaveAtOnce() {
        engine.onEnd = exchange -> exchange.stream.informational(103, "Early Hints", TestHead.fieldsOf("Link", "</a>"));
        connection.receive("GET / HTTP/1.1\r\nHost: t\r\n\r\n");
        assertThat(connection.take()).isEqualTo("HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n");
    }

    /** RFC 9110 section 15.2. */
    @Test
    void noInterimResponseForHttp10() {
        engine.onEnd = exchange -> exchange.stream.informational(100, "Continue", null);
        connection.receive("GET / HTTP/1.0\r\n\r\n");
        assertThat(connection.take()).isEmpty();
    }

    @Test
    void aHeadAloneWaitsForContent() {
        engine.onEnd = exchange -> exchange.stream.head(new TestHead());
        connection.receive("GET / HTTP/1.1\r\nHost: t\r\n\r\n");
        assertThat(connection.take()).isEmpty();
        connection.loop.turn(() -> engine.exchanges.get(0).stream.data(HeapSlice.empty()));
        assertThat(connection.take()).endsWith("Transfer-Encoding: chunked\r\n\r\n");
    }
}
