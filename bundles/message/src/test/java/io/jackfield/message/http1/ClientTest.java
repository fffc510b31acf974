package io.jackfield.message.http1;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.message.harness.TestConnection;
import io.jackfield.spi.engine.ClientSession;
import io.jackfield.spi.engine.ClientStream;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests and their responses against a scripted server. */
class ClientTest {
    private final TestConnection connection = new TestConnection(null);
    private ClientSession session;
    private TestClientExchange exchange;
    private ClientStream stream;

    @BeforeEach
    void connect() {
        session = new Http1Factory().newProtocol(connection.loop).connect(connection);
        connection.session = session;
    }

    private void request(String method, TestHead head, String... chunks) {
        exchange = new TestClientExchange(method);
        connection.loop.turn(() -> {
            stream = session.request(exchange);
            stream.head(head);
            for (String chunk : chunks) {
                stream.data(HeadText.bytes(chunk), 0, chunk.length());
            }
            stream.end(null);
        });
    }

    private void get() {
        request("GET", TestHead.request("GET", "/").length(0));
    }

    // ---- requests

    @Test
    void item267TheLinesOfARequest() {
        request("GET", TestHead.request("GET", "/a?b").field("Host", "h:81").length(0));
        assertThat(connection.take()).isEqualTo("GET /a?b HTTP/1.1\r\nHost: h:81\r\nConnection: keep-alive\r\n\r\n");
        assertThat(exchange.log).containsExactly("written");
    }

    @Test
    void item268ALengthThatIsKnown() {
        request("POST", TestHead.request("POST", "/").close().length(4), "body");
        assertThat(connection.take())
                .isEqualTo("POST / HTTP/1.1\r\nConnection: close\r\nContent-Length: 4\r\n\r\nbody");
    }

    @Test
    void item268ChunksOtherwise() {
        request("PUT", TestHead.request("PUT", "/"), "bo", "dy");
        assertThat(connection.take())
                .isEqualTo("PUT / HTTP/1.1\r\nConnection: keep-alive\r\nTransfer-Encoding: chunked\r\n\r\n"
                        + "2\r\nbo\r\n2\r\ndy\r\n0\r\n\r\n");
    }

    @Test
    void j16ContentOfGetIsFramed() {
        request("DELETE", TestHead.request("DELETE", "/").length(4), "body");
        assertThat(connection.take())
                .isEqualTo("DELETE / HTTP/1.1\r\nConnection: keep-alive\r\nTransfer-Encoding: chunked\r\n\r\n"
                        + "4\r\nbody\r\n0\r\n\r\n");
    }

    // ---- responses

    static List<WireCase> responses() {
        return WireCase.read("responses.md");
    }

    private void check(WireCase one, String... pieces) {
        connect();
        connection.end = "open";
        connection.reusable = null;
        boolean head = one.title().startsWith("HEAD");
        String method = head ? "HEAD" : one.title().startsWith("CONNECT") ? "CONNECT" : "GET";
        request(method, TestHead.request(method, "/").field("Upgrade", "x").length(0));
        exchange.log.clear();
        for (String piece : pieces) {
            connection.receive(piece);
        }
        if (one.end().endsWith("EOF")) {
            connection.receiveEnd();
        }
        assertThat(exchange.text()).as("cut %s", pieces[0].length()).isEqualTo(one.out());
        assertThat(connection.leases).isZero();
        connection.input.clear();
    }

    @ParameterizedTest
    @MethodSource("responses")
    void readsResponsesWhateverTheCut(WireCase one) {
        check(one, one.in());
        for (int cut = 1; cut < one.in().length(); cut++) {
            check(one, one.in().substring(0, cut), one.in().substring(cut));
        }
        check(one, one.in().split(""));
    }

    @Test
    void anotherRequestFollowsOnTheSameConnection() {
        get();
        connection.receive("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nab");
        assertThat(exchange.text()).endsWith("over true");
        assertThat(session.idle()).isTrue();
        get();
        connection.receive("HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nc");
        assertThat(exchange.text()).contains("c").endsWith("over true");
    }

    @Test
    void bytesBehindAResponseEndTheConnection() {
        get();
        connection.receive("HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\ncHTTP/1.1 200 OK\r\n\r\n");
        assertThat(exchange.text()).endsWith("over false");
    }

    @Test
    void unaskedBytesEndTheConnection() {
        connection.receive("HTTP/1.1 408 Request Timeout\r\n\r\n");
        assertThat(connection.end).isEqualTo("closed");
    }

    @Test
    void aResponseBeforeTheRequestsEndWaitsForIt() {
        exchange = new TestClientExchange("POST");
        connection.loop.turn(() -> {
            stream = session.request(exchange);
            stream.head(TestHead.request("POST", "/"));
            stream.data(new byte[] {'a'}, 0, 1);
        });
        connection.receive("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
        assertThat(exchange.text()).doesNotContain("over");
        connection.loop.turn(() -> stream.end(null));
        assertThat(exchange.text()).endsWith("over true");
    }

    @Test
    void aResponseThatClosesDoesNotWait() {
        exchange = new TestClientExchange("POST");
        connection.loop.turn(() -> {
            stream = session.request(exchange);
            stream.head(TestHead.request("POST", "/"));
            stream.data(new byte[] {'a'}, 0, 1);
        });
        connection.receive("HTTP/1.1 413 Too Large\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
        assertThat(exchange.text()).endsWith("over false");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 5, 6\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 0x5\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 50\r\nTransfer-Encoding: chunked\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked, identity\r\n\r\n",
                "HTTP/1.0 200 OK\r\nTransfer-Encoding: chunked\r\nConnection: keep-alive\r\n\r\n",
                "HTTP/1.1 100 Continue\r\nContent-Length: 5\r\n\r\n",
                "HTTP/1.1 100 Continue\r\nTransfer-Encoding: chunked\r\n\r\n",
                "<html>hello</html>\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n 5\r\n"
            })
    void aHostileResponseFails(String response) {
        get();
        connection.receive(response);
        assertThat(exchange.text()).contains("failed HPE_").endsWith("closed HPE_" + exchange.code());
        assertThat(connection.end).isEqualTo("closed");
    }

    @Test
    void a101ThatNobodyAskedForFails() {
        get();
        connection.receive("HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: foo\r\n\r\nPOISON");
        assertThat(exchange.text()).contains("failed HPE_INVALID_STATUS");
    }

    @Test
    void contentThatWasHeldBackMakesRoomToReadAgain() {
        get();
        connection.receive("HTTP/1.1 200 OK\r\nContent-Length: 8\r\n\r\n");
        connection.loop.turn(() -> stream.demand(false));
        connection.receive("kept");
        assertThat(connection.readingWanted).isNull();
        connection.loop.turn(() -> stream.demand(true));
        assertThat(exchange.log).endsWith("data kept");
        assertThat(connection.readingWanted).isTrue();
    }

    @Test
    void contentIsNotTakenWithoutDemand() {
        get();
        connection.loop.turn(() -> stream.demand(false));
        connection.receive("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nab");
        assertThat(exchange.text()).doesNotContain("ab");
        connection.loop.turn(() -> stream.demand(true));
        assertThat(exchange.text()).contains("ab").endsWith("over true");
    }
}
