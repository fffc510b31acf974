package io.jackfield.itests.serve;

import static io.jackfield.itests.RawClient.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.itests.RawClient;
import io.jackfield.itests.RawResponse;
import io.jackfield.itests.RunningContainer;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The demo over the wire, with each framework, and with each parser. */
@ParameterizedClass
@CsvSource({"felix,strict", "felix,netty", "equinox,strict"})
@Timeout(60)
class ServeIT {
    private static RunningContainer container;

    @Parameter(0)
    String framework;

    @Parameter(1)
    String parser;

    private RawClient client;

    @BeforeParameterizedClassInvocation
    static void start(String framework, String parser) throws Exception {
        container = RunningContainer.in(framework)
                .feature("all")
                .configure("io.jackfield.server~default", "parser.filter", "(jackfield.name=" + parser + ")")
                .start();
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        container.close();
    }

    @BeforeEach
    void connect() throws Exception {
        client = new RawClient(container.awaitPort("default"));
    }

    @AfterEach
    void disconnect() throws Exception {
        client.close();
    }

    @Test
    void plaintext() throws Exception {
        RawResponse response = client.get("/plaintext");
        assertThat(response.version()).isEqualTo("HTTP/1.1");
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.text()).isEqualTo("Hello, World!");
        assertThat(response.header("content-type")).startsWith("text/plain");
        assertThat(response.header("content-length")).isEqualTo("13");
    }

    @Test
    void answersCarryTheDate() throws Exception {
        String date = client.get("/plaintext").header("date");
        ZonedDateTime sent = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME);
        assertThat(date).hasSize(29).endsWith(" GMT");
        assertThat(sent)
                .isBetween(
                        ZonedDateTime.now().minusMinutes(1), ZonedDateTime.now().plusMinutes(1));
    }

    @Test
    void theConnectionIsKept() throws Exception {
        for (int i = 0; i < 100; i++) {
            assertThat(client.get("/echo?" + i).text()).contains("\"url\":\"/echo?" + i + "\"");
        }
    }

    @Test
    void headHasNoBody() throws Exception {
        client.send(request("HEAD", "/plaintext") + request("HEAD", "/big?n=1000000") + request("GET", "/plaintext"));
        assertThat(client.receiveHead().status()).isEqualTo(200);
        assertThat(client.receiveHead().header("content-length")).isEqualTo("1000000");
        assertThat(client.receive().text()).isEqualTo("Hello, World!");
    }

    @Test
    void aBodyOfKnownLength() throws Exception {
        client.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\nX-Twice: 1\r\nX-Twice: 2\r\n\r\n01234")
                .send("56789");
        RawResponse response = client.receive();
        assertThat(response.header("content-type")).startsWith("application/json");
        assertThat(response.text())
                .isEqualTo(
                        "{\"method\":\"POST\",\"url\":\"/echo\",\"headers\":{\"host\":\"a\",\"content-length\":\"10\","
                                + "\"x-twice\":\"1, 2\"},\"bodyLength\":10}");
    }

    @Test
    void aChunkedBodyWithTrailers() throws Exception {
        client.send("POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n")
                .send("5\r\nhello\r\n1")
                .send("0;a=b\r\n0123456789abcdef\r\n0\r\nX-Sum: 1\r\n\r\n");
        assertThat(client.receive().text()).contains("\"bodyLength\":21");
        assertThat(client.get("/plaintext").text()).isEqualTo("Hello, World!");
    }

    @Test
    void aLongBodyIsCountedToItsEnd() throws Exception {
        int length = 5_000_000;
        client.send("PUT /echo HTTP/1.1\r\nHost: a\r\nContent-Length: " + length + "\r\n\r\n")
                .send(new byte[length]);
        assertThat(client.receive().text()).contains("\"bodyLength\":" + length);
    }

    @Test
    void aBodyThatNobodyReadsIsSkipped() throws Exception {
        client.send("POST /plaintext HTTP/1.1\r\nHost: a\r\nContent-Length: 100000\r\n\r\n")
                .send(new byte[100_000]);
        assertThat(client.receive().text()).isEqualTo("Hello, World!");
        assertThat(client.get("/plaintext").status()).isEqualTo(200);
    }

    @Test
    void pipelinedRequestsAreAnsweredInOrder() throws Exception {
        StringBuilder requests = new StringBuilder();
        for (int i = 0; i < 200; i++) {
            requests.append(request("GET", i % 3 == 0 ? "/big?n=" + i : "/echo?" + i));
        }
        client.send(requests.toString());
        for (int i = 0; i < 200; i++) {
            RawResponse response = client.receive();
            if (i % 3 == 0) {
                assertThat(response.body()).hasSize(i);
            } else {
                assertThat(response.text()).contains("\"url\":\"/echo?" + i + "\"");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 32_768, 10_000_000})
    void bigIsAsLongAsAskedFor(int bytes) throws Exception {
        RawResponse response = client.get("/big?n=" + bytes);
        assertThat(response.body()).hasSize(bytes);
        for (int i = 0; i < bytes; i++) {
            if (response.body()[i] != response.body()[i % 64]) {
                throw new AssertionError("byte " + i + " is wrong");
            }
        }
    }

    @Test
    void aSlowReaderHoldsBackOnlyItself() throws Exception {
        client.send(request("GET", "/big?n=300000000"));
        assertThat(client.receiveHead().header("content-length")).isEqualTo("300000000");
        try (RawClient other = new RawClient(container.awaitPort("default"))) {
            assertThat(other.get("/plaintext").status()).isEqualTo(200);
        }
        long read = 0;
        while (read < 300_000_000) {
            read += client.skip(Math.min(10_000_000, 300_000_000 - read));
        }
        assertThat(client.get("/plaintext").status()).isEqualTo(200);
    }

    @Test
    void closeIsHonoured() throws Exception {
        client.send("GET /plaintext HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
        assertThat(client.receive().header("connection")).isEqualTo("close");
        assertThat(client.receiveEnd()).isEmpty();
    }

    @Test
    void http10IsAnsweredAndClosed() throws Exception {
        client.send("GET /plaintext HTTP/1.0\r\n\r\n");
        RawResponse response = client.receive();
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.text()).isEqualTo("Hello, World!");
        assertThat(client.receiveEnd()).isEmpty();
    }

    /** With a length that the handler itself gave, as in Node. */
    @Test
    void http10MayKeepTheConnection() throws Exception {
        client.send("GET /big?n=5 HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
        assertThat(client.receive().header("connection")).isEqualToIgnoringCase("keep-alive");
        assertThat(client.get("/plaintext").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / HTTP/1.1\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
                "GET /  HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET / HTTP/1.1\r\nHost : a\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1, 2\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n",
                "\u0016\u0003\u0001\u0002\r\n\r\n"
            })
    void badInputIsRefusedAndClosed(String input) throws Exception {
        client.send(input);
        assertThat(client.receive().status()).isEqualTo(400);
        assertThat(client.receiveEnd()).isEmpty();
    }

    @Test
    void aTooLongHeadIsRefused() throws Exception {
        client.send("GET / HTTP/1.1\r\nHost: a\r\nX: " + "y".repeat(20_000) + "\r\n\r\n");
        assertThat(client.receive().status()).isEqualTo(431);
        assertThat(client.receiveEnd()).isEmpty();
    }

    @Test
    void requestsBeforeABadOneAreAnswered() throws Exception {
        client.send(request("GET", "/plaintext") + "no request\r\n\r\n");
        assertThat(client.receive().status()).isEqualTo(200);
        assertThat(client.receive().status()).isEqualTo(400);
    }

    @Test
    void thePageShowsWhatServesIt() throws Exception {
        assertThat(client.get("/").text()).contains("<title>Jackfield</title>");
        assertThat(client.get("/status.json").text())
                .contains("\"parser\":\"" + parser + "#")
                .contains("\"name\":\"io.jackfield.demo\"");
        assertThat(framework).isNotEmpty();
    }

    @Test
    void whatIsNotThereIsNotFound() throws Exception {
        assertThat(client.get("/nosuch").status()).isEqualTo(404);
    }
}
