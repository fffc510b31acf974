package io.jackfield.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackfield.api.ClientRequest;
import io.jackfield.api.Compatibility;
import io.jackfield.api.RequestOptions;
import io.jackfield.api.RequestOptionsBuilder;
import io.jackfield.api.error.Coded;
import io.jackfield.api.stream.Duplex;
import io.jackfield.stream.DuplexPair;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The bytes of a request, and when they leave: checklist C.1, C.3 and G.2. */
class RequestHeadTest {
    private static final String HOST = "Host: h\r\n";
    private static final String CLOSE = "Connection: close\r\n";
    private final TestClient client = new TestClient();

    /** What leaves of a request that is made and used on the loop. */
    private String wire(RequestOptionsBuilder options, Consumer<ClientRequest> use) {
        client.loop.turn(() -> use.accept(client.make(options)));
        return client.connected().take();
    }

    private static RequestOptionsBuilder method(String method) {
        return TestClient.options().method(method);
    }

    /** Items 41, 254, 267. */
    @Test
    void getHasNoFraming() {
        assertThat(wire(method("GET"), ClientRequest::end)).isEqualTo("GET / HTTP/1.1\r\n" + HOST + CLOSE + "\r\n");
    }

    /** Item 267. */
    @Test
    void agentThatKeepsSocketsAsksForKeepAlive() {
        client.keepAlive = true;
        assertThat(wire(method("GET"), ClientRequest::end)).contains("Connection: keep-alive\r\n");
    }

    /** Items 64, 66, 268. */
    @Test
    void endWithDataHasALength() {
        assertThat(wire(method("POST"), request -> request.end("body")))
                .isEqualTo("POST / HTTP/1.1\r\n" + HOST + CLOSE + "Content-Length: 4\r\n\r\nbody");
    }

    /** Item 268. */
    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "PATCH"})
    void endWithoutDataHasLengthZero(String method) {
        assertThat(wire(method(method), ClientRequest::end))
                .isEqualTo(method + " / HTTP/1.1\r\n" + HOST + CLOSE + "Content-Length: 0\r\n\r\n");
    }

    /** Items 65, 79, 268: one packet for head, chunks and terminator. */
    @Test
    void writtenBodyIsChunkedAndLeavesWithTheHead() {
        String wire = wire(method("POST"), request -> {
            request.write("bo");
            request.end("dy");
        });
        assertThat(wire)
                .isEqualTo("POST / HTTP/1.1\r\n" + HOST + CLOSE
                        + "Transfer-Encoding: chunked\r\n\r\n2\r\nbo\r\n2\r\ndy\r\n0\r\n\r\n");
    }

    /** Items 47, 264. */
    @Test
    void givenLengthDisablesChunks() {
        String wire = wire(method("POST").header("Content-Length", 4), request -> {
            request.write("bo");
            request.end("dy");
        });
        assertThat(wire).isEqualTo("POST / HTTP/1.1\r\nContent-Length: 4\r\n" + HOST + CLOSE + "\r\nbody");
    }

    /** Items 268, J16: v10.15.0 would send these bytes unframed, for the server to take as the next request. */
    @ParameterizedTest
    @ValueSource(strings = {"GET", "DELETE", "OPTIONS", "HEAD"})
    void bodyIsFramedWhateverTheMethod(String method) {
        assertThat(wire(method(method), request -> request.end("body"))).endsWith("\r\n\r\n4\r\nbody\r\n0\r\n\r\n");
    }

    /** Items 74, 244. */
    @Test
    void headersKeepOrderAndCaseAndListsBecomeLines() {
        String wire = wire(
                TestClient.options()
                        .header("X-A", List.of("1", "2"))
                        .header("Cookie", List.of("a=1", "b=2"))
                        .header("x-b", 3),
                ClientRequest::end);
        assertThat(wire)
                .isEqualTo(
                        "GET / HTTP/1.1\r\nX-A: 1\r\nX-A: 2\r\nCookie: a=1; b=2\r\nx-b: 3\r\n" + HOST + CLOSE + "\r\n");
    }

    /** Item 244: neither Host nor Authorization is added. */
    @Test
    void rawHeadersAreSentAsGiven() {
        RequestOptions options = TestClient.options()
                .auth("a:b")
                .rawHeaders(List.of(Map.entry("X-A", "1"), Map.entry("x-a", "2"), Map.entry("Host", "pair.example")))
                .build();
        assertThat(wire(options.toBuilder(), ClientRequest::end))
                .isEqualTo("GET / HTTP/1.1\r\nX-A: 1\r\nx-a: 2\r\nHost: pair.example\r\n" + CLOSE + "\r\n");
    }

    /** Items 263, 267: a given Connection stands alone. */
    @Test
    void givenConnectionIsSentAsGiven() {
        assertThat(wire(
                        TestClient.options().header("Connection", "Upgrade").header("Upgrade", "foo"),
                        ClientRequest::end))
                .isEqualTo("GET / HTTP/1.1\r\nConnection: Upgrade\r\nUpgrade: foo\r\n" + HOST + "\r\n");
    }

    /** Items 40, 72, 73, 144. */
    @Test
    void headersCanBeChangedUntilTheHeadIsRendered() {
        String wire = wire(method("GET").header("X-A", 1), request -> {
            request.setHeader("X-A", 2);
            request.setHeader("X-B", "b");
            request.removeHeader("x-b");
            assertThat(request.headersSent()).isFalse();
            request.end();
            assertThat(request.headersSent()).isTrue();
            assertThatThrownBy(() -> request.setHeader("X-C", 1))
                    .extracting(e -> ((Coded) e).code())
                    .isEqualTo("ERR_HTTP_HEADERS_SENT");
        });
        assertThat(wire).isEqualTo("GET / HTTP/1.1\r\nX-A: 2\r\n" + HOST + CLOSE + "\r\n");
    }

    /** Items 1, 41, 69, 261, 297: each chunk leaves when it is written, and without an end the body has none. */
    @Test
    void headIsHeldUntilThereIsSomethingToSend() {
        ClientRequest[] request = new ClientRequest[1];
        client.loop.turn(() -> request[0] = client.make(method("POST")));
        TestConnection connection = client.connected();
        assertThat(connection.take()).isEmpty();

        client.loop.turn(request[0]::flushHeaders);
        assertThat(connection.take())
                .isEqualTo("POST / HTTP/1.1\r\n" + HOST + CLOSE + "Transfer-Encoding: chunked\r\n\r\n");
        client.loop.turn(() -> request[0].end("later"));
        assertThat(connection.take()).isEqualTo("5\r\nlater\r\n0\r\n\r\n");
    }

    /** Items 69, 268: as Node does. Content that no framing announced is refused, not sent. */
    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "DELETE", "OPTIONS", "CONNECT"})
    void flushedHeadOfAMethodWithoutContentHasNoFraming(String method) {
        ClientRequest[] request = new ClientRequest[1];
        client.loop.turn(() -> {
            request[0] = client.make(method(method));
            request[0].flushHeaders();
        });
        TestConnection connection = client.connected();
        assertThat(connection.take()).startsWith(method + " ").endsWith("\r\n" + HOST + CLOSE + "\r\n");
        client.loop.turn(() -> {
            assertThatThrownBy(() -> request[0].write("x")).satisfies(notAllowed());
            assertThatThrownBy(() -> request[0].end("x")).satisfies(notAllowed());
            request[0].end();
        });
        assertThat(connection.take()).isEmpty();
    }

    private static Consumer<Throwable> notAllowed() {
        return error -> assertThat(((Coded) error).code()).isEqualTo("ERR_HTTP_BODY_NOT_ALLOWED");
    }

    /** Items 69, 268, J16: content was spoken of. */
    @Test
    void flushedHeadOfAGetThatAnnouncesContentIsFramed() {
        assertThat(wire(method("GET").header("Content-Length", 1), request -> {
                    request.flushHeaders();
                    request.end("x");
                }))
                .endsWith("Content-Length: 1\r\n" + HOST + CLOSE + "\r\nx");
        assertThat(wire(method("GET").rawHeaders(List.of(Map.entry("Transfer-Encoding", "chunked"))), request -> {
                    request.flushHeaders();
                    request.end("x");
                }))
                .endsWith("\r\n\r\n1\r\nx\r\n0\r\n\r\n");
    }

    /** Items 244, 268: lines that are given as they are make a head before there is content. */
    @Test
    void rawHeadersOfAPostGetChunks() {
        assertThat(wire(method("POST").rawHeaders(List.of(Map.entry("Host", "x"))), request -> request.end("abc")))
                .isEqualTo("POST / HTTP/1.1\r\nHost: x\r\n" + CLOSE
                        + "Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n");
    }

    /** Item 265: the head leaves at once. */
    @Test
    void expectSendsTheHeadAtOnce() {
        assertThat(wire(method("POST").header("Expect", "100-continue"), request -> {}))
                .isEqualTo("POST / HTTP/1.1\r\nExpect: 100-continue\r\n" + HOST + CLOSE
                        + "Transfer-Encoding: chunked\r\n\r\n");
    }

    /** Items 244, 265: also when the header lines are given as they are. */
    @Test
    void expectAmongGivenLinesSendsTheHeadAtOnce() {
        List<Map.Entry<String, String>> lines =
                List.of(Map.entry("Host", "h"), Map.entry("expect", "100-continue"), Map.entry("Content-Length", "4"));
        assertThat(wire(method("POST").rawHeaders(lines), request -> {}))
                .isEqualTo(
                        "POST / HTTP/1.1\r\nHost: h\r\nexpect: 100-continue\r\nContent-Length: 4\r\n" + CLOSE + "\r\n");
    }

    /** Items 82, 84, 300, 306. */
    @Test
    void emptyChunkSendsNothingAndIsNotAnnounced() {
        List<String> told = new ArrayList<>();
        String wire = wire(method("POST"), request -> {
            request.write("", error -> told.add("empty"));
            request.write("x", error -> told.add("x"));
            request.end();
        });
        assertThat(wire).endsWith("\r\n\r\n1\r\nx\r\n0\r\n\r\n");
        assertThat(told).contains("x");
    }

    /** Items 79, 80. */
    @Test
    void bytesAreSentAsTheyAre() {
        String wire = wire(method("POST"), request -> request.end(ByteBuffer.wrap(new byte[] {0, 1, -1, -128})));
        assertThat(wire).endsWith("Content-Length: 4\r\n\r\n\u0000\u0001\u00ff\u0080");
    }

    /** Item 68. */
    @Test
    void secondEndDoesNothing() {
        String wire = wire(method("POST"), request -> {
            assertThat(request.end("a")).isSameAs(request);
            assertThat(request.end("b")).isSameAs(request);
            assertThat(request.finished()).isTrue();
        });
        assertThat(wire).endsWith("Content-Length: 1\r\n\r\na");
    }

    /** Items 128, 129. */
    @Test
    void trailersFollowTheLastChunk() {
        String wire = wire(method("POST").header("Trailer", "X-T"), request -> {
            request.write("x");
            request.addTrailers(Map.of("X-T", "t"));
            request.end();
        });
        assertThat(wire).endsWith("1\r\nx\r\n0\r\nX-T: t\r\n\r\n");
    }

    /** Items 83, 46, 300: what the server does not take is not buffered without a word. */
    @Test
    void writeTellsWhenToWaitAndDrainWhenToGoOn() {
        ClientRequest[] request = new ClientRequest[1];
        client.loop.turn(() -> {
            request[0] = client.make(method("POST"));
            request[0].on(ClientRequest.DRAIN, () -> client.log.add("drain"));
            request[0].flushHeaders();
        });
        TestConnection connection = client.connected();
        connection.room(0);
        boolean[] more = new boolean[1];
        client.loop.turn(() -> more[0] = request[0].write(new byte[100_000]));
        assertThat(more[0]).isFalse();
        assertThat(client.log).isEmpty();
        connection.room(Long.MAX_VALUE);
        assertThat(client.log).containsExactly("drain");
    }

    /** Items 64, 67, 81, 307: text is UTF-8 unless told otherwise, and its length is counted in bytes. */
    @Test
    void textIsUtf8UnlessToldOtherwise() {
        assertThat(wire(method("POST"), request -> request.end("h\u00e9")))
                .endsWith("Content-Length: 3\r\n\r\nh\u00c3\u00a9");
        assertThat(wire(method("POST"), request -> {
                    request.write("\u00e9", StandardCharsets.ISO_8859_1);
                    request.end("\u00e9", StandardCharsets.UTF_16BE, () -> client.log.add("finished"));
                }))
                .endsWith("\r\n\r\n1\r\n\u00e9\r\n2\r\n\u0000\u00e9\r\n0\r\n\r\n");
        assertThat(client.log).containsExactly("finished");
    }

    /** Item 67: the callback runs with 'finish', which waits for the socket. */
    @Test
    void callbackOfEndRunsWhenTheRequestIsSent() {
        client.loop.turn(
                () -> client.tracedButResponse(client.make(method("POST"))).end("x", () -> client.log.add("callback")));
        assertThat(client.log).isEmpty();
        client.connected();
        assertThat(client.log).containsOnlyOnce("callback").contains("finish");
    }

    /** Item 70: a number stays a number, a list a list. */
    @Test
    void getHeaderGivesWhatWasSet() {
        ClientRequest request = client.make(TestClient.options());
        List<String> several = List.of("type=ninja", "language=javascript");
        request.setHeader("Content-Length", 42).setHeader("Cookie", several);
        assertThat(request.getHeader("CONTENT-length")).isEqualTo(42);
        assertThat(request.getHeader("cookie")).isEqualTo(several);
        assertThat(request.getHeader("absent")).isNull();
    }

    /** Items 48, 260: a stream is uploaded by piping it into the request. */
    @Test
    void requestIsAStreamToPipeInto() {
        List<Duplex> pair = DuplexPair.on(client.loop);
        String wire = wire(method("PUT"), request -> {
            pair.get(0).pipe(request);
            pair.get(1).write("up");
            pair.get(1).end("load");
        });
        assertThat(wire).startsWith("PUT / HTTP/1.1\r\n").endsWith("2\r\nup\r\n4\r\nload\r\n0\r\n\r\n");
    }

    /** Items 16, 248: nobody would use the connection again, whatever the global agent does. */
    @Test
    void oneTimeAgentAsksForClose() {
        client.keepAlive = true;
        assertThat(wire(TestClient.options().oneTimeAgent(true), ClientRequest::end))
                .contains(CLOSE);
    }

    /** What one request does to its headers is no matter of the next one with the same options. */
    @Test
    void eachRequestOfTheSameOptionsHasHeadersOfItsOwn() {
        RequestOptions options = TestClient.options().header("X-One", "1").build();
        NodeClientEngine engine = new NodeClientEngine();
        List<ClientRequest> requests = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            requests.add(engine.request(client, options, () -> {}));
        }
        requests.get(0).setHeader("X-One", "other");
        requests.get(1).removeHeader("host");
        requests.get(2).appendHeader("X-One", "2");
        ClientRequest later = engine.request(client, options, () -> {});

        assertThat(requests.get(0).getHeader("x-one")).isEqualTo("other");
        assertThat(requests.get(0).getHeader("host")).isEqualTo("h");
        assertThat(requests.get(1).getHeaderNames()).containsExactly("x-one");
        assertThat(requests.get(2).getHeader("x-one")).isEqualTo(List.of("1", "2"));
        for (ClientRequest untouched : List.of(requests.get(3), later)) {
            assertThat(untouched.getHeaderNames()).containsExactly("x-one", "host");
            assertThat(untouched.getHeader("x-one")).isEqualTo("1");
        }
    }

    /** The settings of the request before are not those of another host's, nor of other options that say the same. */
    @Test
    void settingsAreUsedAgainOnlyForTheSame() {
        RequestOptions options = TestClient.options().build();
        LastSettings last = new LastSettings();
        RequestSettings first = last.of(client, options);

        assertThat(last.of(client, options)).isSameAs(first);
        assertThat(last.of(client, TestClient.options().path("/other").build()).path)
                .isEqualTo("/other");
        client.compatibility = Compatibility.NODE_10_15_0;
        assertThat(last.of(client, options).compatibility).isEqualTo(Compatibility.NODE_10_15_0);
        assertThat(last.of(new TestClient(), options).compatibility).isEqualTo(Compatibility.DOCUMENTED);
    }
}
