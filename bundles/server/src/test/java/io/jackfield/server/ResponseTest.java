package io.jackfield.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.api.ServerResponse;
import io.jackfield.api.error.Coded;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What an application can do with a response. Checklist items 128 to 178. */
class ResponseTest {
    private static final String DATE = "Date: Sun, 06 Nov 1994 08:49:37 GMT\r\n";

    private final List<String> log = new ArrayList<>();

    private String answer(Consumer<ServerResponse> handler) {
        Served served = Served.by((req, res) -> handler.accept(res)).get("/");
        assertThat(served.host.uncaught).isEmpty();
        return served.sent();
    }

    private String error(Consumer<ServerResponse> action) {
        StringBuilder text = new StringBuilder();
        answer(res -> {
            try {
                action.accept(res);
                text.append("ok");
            } catch (RuntimeException e) {
                text.append(((Coded) e).kind())
                        .append('|')
                        .append(Coded.codeOf(e))
                        .append('|')
                        .append(e.getMessage());
            }
        });
        return text.toString();
    }

    @Test
    void item137LengthByWhatIsKnown() {
        assertThat(answer(res -> res.end())).endsWith("Content-Length: 0\r\n\r\n");
        assertThat(answer(res -> res.end("h\u00e9"))).endsWith("Content-Length: 3\r\n\r\nh\u00c3\u00a9");
        assertThat(answer(res -> res.end("h\u00e9", StandardCharsets.ISO_8859_1)))
                .endsWith("2\r\n\r\nh\u00e9");
        assertThat(answer(res -> {
                    res.write("a");
                    res.end("b");
                }))
                .endsWith("Transfer-Encoding: chunked\r\n\r\n1\r\na\r\n1\r\nb\r\n0\r\n\r\n");
    }

    @Test
    void item167AnEmptyChunkRendersTheHeadOnly() {
        assertThat(answer(res -> {
                    assertThat(res.write("")).isTrue();
                    assertThat(res.headersSent()).isTrue();
                    res.end();
                }))
                .endsWith("Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n");
    }

    @Test
    void item139To143HeadersAreKeptAsSet() {
        answer(res -> {
            List<String> cookies = List.of("a=1", "b=2");
            res.setHeader("X-Num", 42);
            res.setHeader("x-lower", "a");
            res.setHeader("X-LOWER", "b");
            res.setHeader("Set-Cookie", cookies);
            assertThat(res.getHeader("x-num")).isEqualTo(42);
            assertThat(res.getHeader("X-Lower")).isEqualTo("b");
            assertThat(res.getHeader("set-cookie")).isSameAs(cookies);
            assertThat(res.getHeader("nope")).isNull();
            assertThat(res.getHeaderNames()).containsExactly("x-num", "x-lower", "set-cookie");
            assertThat(res.getHeaders()).containsEntry("x-num", 42).hasSize(3);
            assertThat(res.hasHeader("SET-COOKIE")).isTrue();
            res.removeHeader("x-NUM");
            assertThat(res.hasHeader("x-num")).isFalse();
            res.end();
        });
    }

    @Test
    void item148OneLineForEachElement() {
        assertThat(answer(res -> res.setHeader("X-LOWER", "b")
                        .setHeader("Set-Cookie", new String[] {"a=1", "b=2"})
                        .setHeader("X-None", List.of())
                        .setHeader("Cookie", List.of("p", "q"))
                        .end("x")))
                .isEqualTo("HTTP/1.1 200 OK\r\nX-LOWER: b\r\nSet-Cookie: a=1\r\nSet-Cookie: b=2\r\nCookie: p; q\r\n"
                        + DATE + "Connection: keep-alive\r\nContent-Length: 1\r\n\r\nx");
    }

    @Test
    void appendHeaderMakesAList() {
        assertThat(answer(res -> {
                    res.appendHeader("X-A", "1")
                            .appendHeader("x-a", List.of("2", 3))
                            .end();
                }))
                .contains("X-A: 1\r\nX-A: 2\r\nX-A: 3\r\n");
    }

    @Test
    void item151WriteHeadWins() {
        assertThat(answer(res -> {
                    res.setHeader("X-A", "1").setHeader("X-B", "2").setHeader("Content-Type", "text/html");
                    res.writeHead(201, "Made", Map.of("content-type", "text/plain"));
                    res.end("made");
                }))
                .isEqualTo("HTTP/1.1 201 Made\r\nX-A: 1\r\nX-B: 2\r\ncontent-type: text/plain\r\n" + DATE
                        + "Connection: keep-alive\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nmade\r\n0\r\n\r\n");
    }

    @Test
    void item152StraightLinesAreNotRemembered() {
        assertThat(answer(res -> {
                    res.writeHead(
                            200, null, List.of(Map.entry("X-Only", "yes"), Map.entry("x-only", List.of("a", "b"))));
                    assertThat(res.getHeader("x-only")).isNull();
                    assertThat(res.getHeaderNames()).isEmpty();
                    res.end();
                }))
                .contains("X-Only: yes\r\nx-only: a\r\nx-only: b\r\n");
    }

    @Test
    void item149And150WhatIsRefused() {
        assertThat(error(res -> res.setHeader("bad name", "x")))
                .isEqualTo("TypeError|ERR_INVALID_HTTP_TOKEN|Header name must be a valid HTTP token [\"bad name\"]");
        assertThat(error(res -> res.setHeader("", "x"))).contains("ERR_INVALID_HTTP_TOKEN");
        assertThat(error(res -> res.setHeader("h\u00e9", "x"))).contains("ERR_INVALID_HTTP_TOKEN");
        assertThat(error(res -> res.setHeader("X\u010a", "x"))).contains("ERR_INVALID_HTTP_TOKEN");
        assertThat(error(res -> res.setHeader("X-V", null)))
                .isEqualTo("TypeError|ERR_HTTP_INVALID_HEADER_VALUE|Invalid value \"undefined\" for header \"X-V\"");
        for (String value : List.of("a\r\nb: c", "a\nb", "a\0b", "a\u007fb", "\u0100", "a\u010d\u010aX: y")) {
            assertThat(error(res -> res.setHeader("X-V", value)))
                    .isEqualTo("TypeError|ERR_INVALID_CHAR|Invalid character in header content [\"X-V\"]");
            assertThat(error(res -> res.setHeader("X-V", List.of("ok", value)))).contains("ERR_INVALID_CHAR");
            assertThat(error(res -> res.writeHead(200, Map.of("X-V", value)))).contains("ERR_INVALID_CHAR");
            assertThat(error(res -> res.writeHead(200, value))).contains("Invalid character in statusMessage");
            assertThat(error(res -> res.addTrailers(Map.of("X-T", value))))
                    .isEqualTo("TypeError|ERR_INVALID_CHAR|Invalid character in trailer content [\"X-T\"]");
        }
        assertThat(error(res -> res.setHeader("X-L", "caf\u00e9"))).isEqualTo("ok");
        assertThat(error(res -> res.setHeader("X-Tab", "a\tb"))).isEqualTo("ok");
        assertThat(error(res -> res.addTrailers(Map.of("bad name", "x"))))
                .isEqualTo("TypeError|ERR_INVALID_HTTP_TOKEN|Trailer name must be a valid HTTP token [\"bad name\"]");
    }

    @Test
    void item176StatusCodes() {
        assertThat(error(res -> res.writeHead(99)))
                .isEqualTo("RangeError|ERR_HTTP_INVALID_STATUS_CODE|Invalid status code: 99");
        assertThat(error(res -> res.writeHead(1000))).contains("ERR_HTTP_INVALID_STATUS_CODE");
        assertThat(error(res -> res.statusCode(7).end())).contains("ERR_HTTP_INVALID_STATUS_CODE");
        assertThat(answer(res -> res.writeHead(999).end())).startsWith("HTTP/1.1 999 unknown\r\n");
    }

    @Test
    void item157To159StatusMessage() {
        assertThat(answer(
                        res -> res.statusCode(404).statusMessage("Nothing Here").end()))
                .startsWith("HTTP/1.1 404 Nothing Here\r\n");
        assertThat(answer(res -> res.statusMessage("").end())).startsWith("HTTP/1.1 200 OK\r\n");
        answer(res -> {
            res.statusCode(404);
            assertThat(res.statusMessage()).isNull();
            res.end();
            assertThat(res.statusMessage()).isEqualTo("Not Found");
        });
        assertThat(error(res -> res.statusMessage("a\nb").end())).contains("ERR_INVALID_CHAR");
    }

    @Test
    void item145And153AfterTheHead() {
        answer(res -> {
            res.writeHead(202);
            assertThat(res.headersSent()).isTrue();
            assertThat(code(() -> res.setHeader("X", "1"))).isEqualTo("ERR_HTTP_HEADERS_SENT");
            assertThat(code(() -> res.removeHeader("X"))).isEqualTo("ERR_HTTP_HEADERS_SENT");
            assertThat(code(() -> res.appendHeader("X", "1"))).isEqualTo("ERR_HTTP_HEADERS_SENT");
            res.end();
        });
    }

    /** J13. */
    @Test
    void item171WriteHeadOnlyOnce() {
        assertThat(error(res -> res.writeHead(200).writeHead(404)))
                .isEqualTo("Error|ERR_HTTP_HEADERS_SENT|Cannot write headers after they are sent to the client");
    }

    private static String code(Runnable action) {
        try {
            action.run();
            return "none";
        } catch (RuntimeException e) {
            return Coded.codeOf(e);
        }
    }

    @Test
    void item132TrailerHeaderNeedsChunks() {
        assertThat(answer(res -> {
                    res.setHeader("Trailer", "X-T").setHeader("Content-Length", 4);
                    assertThat(code(() -> res.write("abcd"))).isEqualTo("ERR_HTTP_TRAILER_INVALID");
                    assertThat(res.headersSent()).isFalse();
                    res.removeHeader("Trailer");
                    res.end("sane");
                }))
                .endsWith("sane");
    }

    @Test
    void item128TrailersReplaceEarlierOnes() {
        assertThat(answer(res -> {
                    res.write("p");
                    res.addTrailers(Map.of("X-T1", "old"));
                    res.addTrailers(List.of(Map.entry("X-T2", "a"), Map.entry("x-t2", "b")));
                    res.end();
                }))
                .endsWith("1\r\np\r\n0\r\nX-T2: a\r\nx-t2: b\r\n\r\n");
    }

    @Test
    void item136And138EndOnlyOnce() {
        assertThat(answer(res -> {
                    assertThat(res.finished()).isFalse();
                    res.end("a", () -> log.add("finish"));
                    assertThat(res.finished()).isTrue();
                    assertThat(res.end("b")).isSameAs(res);
                }))
                .endsWith("\r\n\r\na");
        assertThat(log).containsExactly("finish");
    }

    @Test
    void item168WriteAfterEnd() {
        answer(res -> {
            res.on(ServerResponse.ERROR, e -> log.add(Coded.codeOf(e)));
            res.end("a");
            assertThat(res.write("b", e -> log.add("callback " + Coded.codeOf(e))))
                    .isTrue();
            assertThat(log).isEmpty();
        });
        assertThat(log).containsExactly("ERR_STREAM_WRITE_AFTER_END", "callback ERR_STREAM_WRITE_AFTER_END");
    }

    @Test
    void item163CallbacksRunBeforeFinish() {
        answer(res -> {
            res.on(ServerResponse.FINISH, () -> log.add("finish"));
            res.write("a", e -> log.add("one " + e));
            res.write(ByteBuffer.wrap(new byte[] {'b'}), e -> log.add("two " + e));
            res.end();
            assertThat(log).isEmpty();
        });
        assertThat(log).containsExactly("one null", "two null", "finish");
    }

    @Test
    void item166FullThenDrain() {
        Served served = Served.by((req, res) -> {
            res.on(ServerResponse.DRAIN, () -> {
                log.add("drain");
                res.end();
            });
            assertThat(res.write(new byte[1 << 20])).isFalse();
            assertThat(log).isEmpty();
        });
        served.get("/");
        assertThat(log).containsExactly("drain");
        assertThat(served.sent()).endsWith("\r\n0\r\n\r\n");
    }

    @Test
    void item69FlushHeaders() {
        Served served = Served.by((req, res) -> {
            res.writeHead(200);
        });
        served.get("/");
        assertThat(served.sent()).as("waits for the first chunk").isEmpty();
        served.later(() -> served.response().flushHeaders());
        assertThat(served.sent()).endsWith("Transfer-Encoding: chunked\r\n\r\n");
        served.later(() -> served.response().end("late"));
        assertThat(served.sent()).isEqualTo("4\r\nlate\r\n0\r\n\r\n");
    }

    @Test
    void item146RemovedHeaders() {
        assertThat(answer(res -> {
                    res.removeHeader("Date");
                    res.removeHeader("connection");
                    res.end("auto");
                }))
                .isEqualTo("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nauto");
        assertThat(answer(res -> {
                    res.removeHeader("content-length");
                    res.end("auto");
                }))
                .endsWith("chunked\r\n\r\n4\r\nauto\r\n0\r\n\r\n");
        assertThat(answer(res -> {
                    res.removeHeader("connection");
                    res.setHeader("Connection", "close").end();
                }))
                .contains("Connection: close\r\n");
    }

    @Test
    void item147NoDate() {
        assertThat(answer(res -> res.sendDate(false).end())).doesNotContain("Date");
        assertThat(answer(res -> res.setHeader("Date", "X").end())).containsOnlyOnce("Date: X");
    }

    @Test
    void item169And177InterimResponses() {
        assertThat(answer(res -> {
                    res.writeContinue();
                    res.writeProcessing();
                    res.writeEarlyHints(Map.of("link", "</a>"));
                    res.writeInformation(110, Map.of("X", 1));
                    res.end("x");
                }))
                .startsWith(
                        "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 102 Processing\r\n\r\n"
                                + "HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\nHTTP/1.1 110 unknown\r\nX: 1\r\n\r\nHTTP/1.1 200 OK\r\n");
        assertThat(error(res -> res.writeInformation(101, Map.of()))).contains("ERR_HTTP_INVALID_STATUS_CODE");
        assertThat(error(res -> res.writeEarlyHints(Map.of()))).contains("ERR_INVALID_ARG_VALUE");
    }

    @Test
    void item156TheSocketIsGoneFromFinishOn() {
        Served served = Served.by((req, res) -> {
            res.on(ServerResponse.FINISH, () -> log.add("finish " + (res.socket() == null)));
            res.end();
            log.add("end " + (res.socket() == null));
        });
        served.get("/");
        assertThat(log).containsExactly("end false", "finish true");
    }

    @Test
    void item154SetTimeoutChecksItsArgument() {
        assertThat(error(res -> res.setTimeout(-1)))
                .isEqualTo(
                        "RangeError|ERR_OUT_OF_RANGE|The value of \"msecs\" is out of range. It must be a non-negative"
                                + " finite number. Received -1");
    }

    @Test
    void corkedChunksLeaveTogether() {
        Served served = Served.by((req, res) -> {
            res.cork();
            res.write("a");
            res.write("b");
        });
        served.get("/");
        assertThat(served.sent()).isEmpty();
        served.later(() -> served.response().uncork());
        assertThat(served.sent()).endsWith("1\r\na\r\n1\r\nb\r\n");
        served.later(() -> served.response().end());
        assertThat(served.sent()).isEqualTo("0\r\n\r\n");
    }

    /** What has no content has no first chunk either. */
    @Test
    void item41TheHeadOfAnAnswerToHeadGoesAtItsEnd() {
        Served served = Served.by((req, res) -> res.write("dropped"));
        served.receive("HEAD / HTTP/1.1\r\nHost: t\r\n\r\n");
        assertThat(served.sent()).isEmpty();
        served.later(() -> served.response().end());
        assertThat(served.sent()).startsWith("HTTP/1.1 200 OK\r\n").endsWith("\r\n\r\n");
    }

    @Test
    void nothingIsWrittenAfterDestroy() {
        Served served = Served.by((req, res) -> res.write("partial"));
        served.get("/");
        served.later(() -> served.response().destroy());
        assertThat(served.connection.end).isEqualTo("closed");
        assertThat(served.log).contains("req.aborted", "res.close");
        served.later(() -> assertThat(served.response().write("x")).isFalse());
    }
}
