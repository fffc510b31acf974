package io.jackfield.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.api.Compatibility;
import io.jackfield.api.IncomingMessage;
import io.jackfield.api.Server;
import io.jackfield.api.ServerOptions;
import io.jackfield.api.ServerResponse;
import io.jackfield.api.error.HttpException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Which events a server emits, and in what order. Checklist items 86 to 106, 124 to 127, 180 to 183, 333 to 336. */
class EventOrderTest {
    private static final String POST = "POST / HTTP/1.1\r\nHost: t\r\nContent-Length: 10\r\n\r\n";

    @Test
    void item333Normal() {
        Served served = Served.by((req, res) -> res.end("hello")).get("/");
        assertThat(served.log).containsExactly("request", "res.prefinish", "res.finish", "req.end");
        assertThat(served.sent()).endsWith("Connection: keep-alive\r\nContent-Length: 5\r\n\r\nhello");
        assertThat(served.request().complete()).isTrue();
    }

    @Test
    void item334ClientGone() {
        Served served = Served.by((req, res) -> req.resume()).get("/");
        served.connection.receiveEnd();
        assertThat(served.log).containsExactly("request", "req.end", "req.aborted", "req.close", "res.close");
        assertThat(served.request().aborted()).isTrue();
    }

    @Test
    void item335ClientGoneWithinTheContent() {
        Served served = Served.by((req, res) -> req.resume());
        served.server.on(Server.CLIENT_ERROR, (error, socket) -> {
            served.log.add("clientError " + ((HttpException) error).code());
            served.connection.close();
        });
        served.receive(POST + "abc");
        served.connection.receiveEnd();
        assertThat(served.log)
                .containsExactly(
                        "request", "clientError HPE_INVALID_EOF_STATE", "req.aborted", "req.close", "res.close");
        assertThat(served.request().complete()).isFalse();
    }

    @Test
    void item126CloseOnlyIfTheConnectionWentFirst() {
        Served served = Served.by((req, res) -> res.end()).get("/");
        served.later(served.connection::close);
        assertThat(served.log).doesNotContain("res.close", "req.close");
    }

    @Test
    void modernNodesCloseWhatWentWell() {
        Served served = Served.by((req, res) -> res.end())
                .with(ServerOptions.builder()
                        .compatibility(Compatibility.MODERN)
                        .build())
                .get("/");
        assertThat(served.log).containsSubsequence("res.finish", "res.close", "req.close");
    }

    @Test
    void item86To89CheckContinue() {
        Served served = Served.by((req, res) -> res.end());
        served.server.on(Server.CHECK_CONTINUE, (req, res) -> {
            served.watch("checkContinue", req, res);
            res.writeHead(413).end();
        });
        served.receive("POST / HTTP/1.1\r\nHost: t\r\nExpect: 100-Continue\r\nContent-Length: 5\r\n\r\n");
        assertThat(served.log).startsWith("checkContinue").doesNotContain("request");
        assertThat(served.sent())
                .startsWith("HTTP/1.1 413 Payload Too Large\r\n")
                .contains("Connection: close\r\n");
    }

    @Test
    void item86WithoutAListener100IsSent() {
        Served served = Served.by((req, res) -> res.end("x"));
        served.receive("POST / HTTP/1.1\r\nHost: t\r\nExpect: 100-continue, foo\r\nContent-Length: 1\r\n\r\n");
        assertThat(served.sent())
                .startsWith("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\n")
                .contains("keep-alive");
        assertThat(served.log).startsWith("request");
    }

    @Test
    void item90CheckExpectation() {
        Served served = Served.by((req, res) -> res.end());
        served.receive("GET / HTTP/1.1\r\nHost: t\r\nExpect: magic\r\n\r\n");
        assertThat(served.sent())
                .startsWith("HTTP/1.1 417 Expectation Failed\r\n")
                .endsWith("Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n");
        served.server.on(Server.CHECK_EXPECTATION, (req, res) -> res.end("mine"));
        served.receive("GET / HTTP/1.1\r\nHost: t\r\nExpect: magic\r\n\r\n");
        assertThat(served.sent()).endsWith("mine");
        assertThat(served.log).isEmpty();
    }

    @Test
    void item92NotForHttp10() {
        Served served = Served.by((req, res) -> res.end("x"));
        served.receive("GET / HTTP/1.0\r\nExpect: magic\r\n\r\n");
        assertThat(served.sent()).startsWith("HTTP/1.1 200 OK\r\n");
    }

    @Test
    void item97ClientErrorCarriesWhatWasParsed() {
        Served served = Served.by((req, res) -> res.end());
        AtomicReference<HttpException> seen = new AtomicReference<>();
        served.server.on(Server.CLIENT_ERROR, (error, socket) -> seen.set((HttpException) error));
        served.receive("BOGUS / HTTP/1.1\r\n\r\n");
        assertThat(seen.get().code()).isEqualTo("HPE_INVALID_METHOD");
        assertThat(seen.get().bytesParsed()).isGreaterThanOrEqualTo(0);
        assertThat(seen.get().rawPacket().remaining()).isEqualTo(20);
        assertThat(served.sent()).as("the listener answers").isEmpty();
    }

    @Test
    void item99ConnectWithoutAListenerIsClosedSilently() {
        Served served = Served.by((req, res) -> res.end()).receive("CONNECT h:1 HTTP/1.1\r\nHost: h\r\n\r\n");
        assertThat(served.sent()).isEmpty();
        assertThat(served.connection.end).isEqualTo("closed");
        assertThat(served.host.leases).isZero();
    }

    @Test
    void item99ConnectHandsOverSocketAndHead() {
        Served served = Served.by((req, res) -> res.end());
        served.server.on(
                Server.CONNECT,
                (req, socket, head) -> served.log.add(req.method() + " " + req.url() + " "
                        + (socket == served.connection.socket()) + " " + text(head)));
        served.receive("CONNECT h:1 HTTP/1.1\r\nHost: h\r\n\r\nraw");
        assertThat(served.log).containsExactly("CONNECT h:1 true raw");
        assertThat(served.connection.detached).isTrue();
        assertThat(served.host.leases).isZero();
    }

    private static String text(ByteBuffer bytes) {
        return StandardCharsets.ISO_8859_1.decode(bytes).toString();
    }

    @Test
    void item104Upgrade() {
        String upgrade = "GET / HTTP/1.1\r\nHost: t\r\nConnection: Upgrade\r\nUpgrade: foo\r\n\r\n";
        Served served = Served.by((req, res) -> res.end("plain")).receive(upgrade);
        assertThat(served.sent()).as("without a listener").endsWith("plain");
        served.server.on(
                Server.UPGRADE,
                (req, socket, head) ->
                        served.log.add("upgrade " + req.headers().get("upgrade") + " " + head.remaining()));
        served.receive(upgrade);
        assertThat(served.log).endsWith("upgrade foo 0");
        assertThat(served.connection.detached).isTrue();
    }

    @Test
    void item124TimeoutAsksRequestResponseServer() {
        Served served = Served.by((req, res) -> {});
        served.receive(POST);
        assertThat(served.connection.session.timedOut()).isFalse();
        served.request().on(IncomingMessage.TIMEOUT, () -> served.log.add("req"));
        served.response().on(ServerResponse.TIMEOUT, () -> served.log.add("res"));
        served.server.on(Server.TIMEOUT, socket -> served.log.add("server"));
        assertThat(served.connection.session.timedOut()).isTrue();
        assertThat(served.log).endsWith("req", "res", "server");
    }

    @Test
    void item219ACompleteRequestIsNotAsked() {
        Served served = Served.by((req, res) -> req.setTimeout(100, () -> {})).get("/");
        assertThat(served.connection.idleMillis).isEqualTo(100);
        assertThat(served.connection.session.timedOut()).isFalse();
    }

    @Test
    void item93ABrokenConnectionIsAClientError() {
        Served served = Served.by((req, res) -> {});
        served.server.on(Server.CLIENT_ERROR, (error, socket) -> served.log.add(((HttpException) error).code()));
        served.get("/");
        served.later(() -> served.connection.session.closed(new IOException("Connection reset")));
        assertThat(served.log).containsExactly("request", "ECONNRESET", "req.aborted", "req.close", "res.close");
    }

    @Test
    void item227OptionsReplaceRequestAndResponse() {
        AtomicReference<IncomingMessage> made = new AtomicReference<>();
        Served served = Served.by(
                        (req, res) -> res.end(String.valueOf(res.request() == made.get() && req == made.get())))
                .with(ServerOptions.builder()
                        .incomingMessage(req -> {
                            made.set(req);
                            return req;
                        })
                        .build())
                .get("/");
        assertThat(served.sent()).endsWith("true");
    }
}
