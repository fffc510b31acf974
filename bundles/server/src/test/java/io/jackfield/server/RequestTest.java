package io.jackfield.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.api.Compatibility;
import io.jackfield.api.Headers;
import io.jackfield.api.IncomingMessage;
import io.jackfield.api.Server;
import io.jackfield.api.ServerOptions;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an application sees of a request. Checklist items 179 to 222. */
class RequestTest {
    private static IncomingMessage received(String head) {
        Served served = Served.by((req, res) -> res.end());
        served.receive(head);
        return served.request();
    }

    private static Headers headers(String... lines) {
        return received("GET / HTTP/1.1\r\nHost: t\r\n" + String.join("\r\n", lines) + "\r\n\r\n")
                .headers();
    }

    @Test
    void item207To213WhatTheRequestLineSays() {
        IncomingMessage req = received("OPTIONS /status?name=ryan HTTP/1.0\r\nX-A: b\r\n\r\n");
        assertThat(req.method()).isEqualTo("OPTIONS");
        assertThat(req.url()).isEqualTo("/status?name=ryan");
        assertThat(req.httpVersion()).isEqualTo("1.0");
        assertThat(req.httpVersionMajor()).isEqualTo(1);
        assertThat(req.httpVersionMinor()).isZero();
        assertThat(req.statusCode()).isZero();
        assertThat(req.statusMessage()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "age",
                "authorization",
                "content-type",
                "etag",
                "expires",
                "from",
                "if-modified-since",
                "if-unmodified-since",
                "last-modified",
                "location",
                "max-forwards",
                "proxy-authorization",
                "referer",
                "retry-after",
                "user-agent",
                "server"
            })
    void item186To202TheFirstWins(String name) {
        assertThat(headers(name + ": one", name.toUpperCase() + ": two").get(name))
                .isEqualTo("one");
    }

    @Test
    void item203To205HowOthersAreJoined() {
        Headers headers =
                headers("X-A: 1", "Set-Cookie: a", "x-a: 2", "Cookie: p", "set-cookie: b", "cookie: q", "X-A: 3");
        assertThat(headers.get("x-a")).isEqualTo("1, 2, 3");
        assertThat(headers.all("Set-Cookie")).containsExactly("a", "b");
        assertThat(headers.get("set-cookie")).isEqualTo("a");
        assertThat(headers.get("cookie")).isEqualTo("p; q");
        assertThat(headers.names()).containsExactly("host", "x-a", "set-cookie", "cookie");
        assertThat(headers.asMap()).containsEntry("set-cookie", List.of("a", "b"));
        assertThat(headers("Set-Cookie: a").asMap()).containsEntry("set-cookie", List.of("a"));
        assertThat(headers.has("nope")).isFalse();
        assertThat(headers.all("nope")).isEmpty();
    }

    @Test
    void item213To216RawHeaders() {
        IncomingMessage req = received("GET / HTTP/1.1\r\nhOSt: t\r\nX-A: 1\r\nx-a:\t2\r\n\r\n");
        assertThat(req.rawHeaders()).containsExactly("hOSt", "t", "X-A", "1", "x-a", "2");
    }

    @Test
    void item217And218TrailersAtTheEnd() {
        Served served = Served.by((req, res) -> {
            assertThat(req.trailers().size()).isZero();
            assertThat(req.rawTrailers()).isEmpty();
            req.on(IncomingMessage.END, () -> res.end(req.trailers().asMap() + " " + req.rawTrailers()));
            req.resume();
        });
        served.receive("POST / HTTP/1.1\r\nHost: t\r\nTransfer-Encoding: chunked\r\n\r\n")
                .receive("1\r\na\r\n0\r\nX-T: v\r\nx-t: w\r\n\r\n");
        assertThat(served.sent()).endsWith("{x-t=v, w} [X-T, v, x-t, w]");
    }

    @Test
    void theContentArrives() {
        Served served = Served.by((req, res) -> {
            StringBuilder text = new StringBuilder();
            req.on(IncomingMessage.DATA, chunk -> text.append(StandardCharsets.ISO_8859_1.decode(chunk)));
            req.on(IncomingMessage.END, () -> res.end(text + " " + req.complete()));
        });
        served.receive("POST / HTTP/1.1\r\nHost: t\r\nContent-Length: 10\r\n\r\nhello")
                .receive("world");
        assertThat(served.sent()).endsWith("helloworld true");
    }

    @Test
    void aPausedRequestIsNotRead() {
        Served served = Served.by((req, res) -> req.pause());
        served.receive("POST / HTTP/1.1\r\nHost: t\r\nContent-Length: 100000\r\n\r\n" + "x".repeat(50_000));
        served.receive("x".repeat(50_000));
        assertThat(served.connection.input.length()).as("left in the input").isGreaterThan(40_000);
        served.later(() -> served.request()
                .on(IncomingMessage.END, () -> served.response().end("all"))
                .resume());
        assertThat(served.sent()).endsWith("all");
    }

    @Test
    void contentThatNobodyReadsIsDropped() {
        Served served = Served.by((req, res) -> res.end(req.url()));
        served.receive("POST /a HTTP/1.1\r\nHost: t\r\nContent-Length: 5\r\n\r\nhe");
        served.receive("lloGET /b HTTP/1.1\r\nHost: t\r\n\r\n");
        assertThat(served.sent()).contains("\r\n\r\n/aHTTP/1.1").endsWith("/b");
        assertThat(served.connection.session.idle()).isTrue();
        assertThat(served.host.leases).isZero();
    }

    /** Item 184: the error is the message's (J15), in v10.15.0's manner the server's. */
    @Test
    void item184Destroy() {
        Exception cause = new Exception("enough");
        Served served = Served.by((req, res) -> {}).get("/");
        served.request().on(IncomingMessage.ERROR, error -> served.log.add(error.getMessage()));
        served.later(() -> served.request().destroy(cause));
        assertThat(served.connection.end).isEqualTo("closed");
        assertThat(served.log).containsExactly("request", "req.aborted", "enough", "req.close", "res.close");
    }

    @Test
    void j15InV10TheErrorIsTheServers() {
        Served served = Served.by((req, res) -> {})
                .with(ServerOptions.builder()
                        .compatibility(Compatibility.NODE_10_15_0)
                        .build());
        served.server.on(Server.CLIENT_ERROR, (error, socket) -> served.log.add("clientError " + error.getMessage()));
        served.get("/");
        served.later(() -> served.request().destroy(new Exception("enough")));
        assertThat(served.log)
                .containsExactly("request", "clientError enough", "req.aborted", "req.close", "res.close");
    }

    @Test
    void headersBelongToTheirRequest() {
        Served served = Served.by((req, res) -> res.end());
        served.receive("GET /1 HTTP/1.1\r\nHost: t\r\nX: one\r\n\r\nGET /2 HTTP/1.1\r\nHost: t\r\nX: two\r\n\r\n");
        served.get("/3");
        assertThat(served.requests).extracting(req -> req.headers().get("x")).containsExactly("one", "two", null);
        assertThat(served.requests).extracting(IncomingMessage::url).containsExactly("/1", "/2", "/3");
    }
}
