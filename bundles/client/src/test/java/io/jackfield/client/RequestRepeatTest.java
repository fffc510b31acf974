package io.jackfield.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.api.ClientRequest;
import io.jackfield.api.RequestOptionsBuilder;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A kept connection that the server had closed already: beyond v10, when asked for, and never a request that was processed. */
class RequestRepeatTest {
    private static final String GET = "GET / HTTP/1.1\r\nHost: h\r\nConnection: keep-alive\r\n\r\n";
    private final TestClient client = new TestClient();

    RequestRepeatTest() {
        client.keepAlive = true;
    }

    @AfterEach
    void engineIsReleased() {
        assertThat(client.leases).isZero();
    }

    private TestConnection onKeptConnection(RequestOptionsBuilder options, Consumer<ClientRequest> use) {
        client.loop.turn(() -> use.accept(client.traced(client.make(options))));
        return client.reused();
    }

    @Test
    void isSentAgainOnAFreshConnection() {
        TestConnection stale = onKeptConnection(TestClient.options().retry(true), ClientRequest::end);
        assertThat(stale.take()).isEqualTo(GET);
        stale.receiveEnd();
        assertThat(client.wanted).hasSize(2);
        assertThat(client.last().fresh()).isTrue();

        TestConnection fresh = client.connected();
        assertThat(fresh.take()).isEqualTo(GET);
        fresh.receive("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello");
        assertThat(client.trace())
                .isEqualTo(
                        "socket > finish > socket > response:200 > res.data:hello > res.end:true > close > res.close");
    }

    @Test
    void isSentAgainAfterAReset() {
        onKeptConnection(TestClient.options().method("PUT").retry(true), ClientRequest::end)
                .reset();
        client.connected().receive("HTTP/1.1 204 No Content\r\n\r\n");
        assertThat(client.trace()).contains("response:204").doesNotContain("error");
    }

    /** Its head lets no content come; off a loop its end may be overtaken by the end of the connection. */
    @Test
    void isSentAgainBeforeItsEnd() {
        ClientRequest[] request = new ClientRequest[1];
        TestConnection stale = onKeptConnection(TestClient.options().retry(true), made -> {
            request[0] = made;
            made.flushHeaders();
        });
        stale.receiveEnd();
        TestConnection fresh = client.connected();
        assertThat(fresh.take()).isEqualTo(GET);
        client.loop.turn(request[0]::end);
        fresh.receive("HTTP/1.1 204 No Content\r\n\r\n");
        assertThat(client.trace())
                .isEqualTo("socket > socket > finish > response:204 > res.end:true > close > res.close");
    }

    @Test
    void isSentAgainOnlyOnce() {
        onKeptConnection(TestClient.options().retry(true), ClientRequest::end).receiveEnd();
        client.reused().receiveEnd();
        assertThat(client.wanted).hasSize(2);
        assertThat(client.trace()).endsWith("error:ECONNRESET:socket hang up > close");
    }

    @Test
    void isNotSentAgainUnlessAskedFor() {
        onKeptConnection(TestClient.options(), ClientRequest::end).receiveEnd();
        assertThat(client.wanted).hasSize(1);
        assertThat(client.trace()).endsWith("error:ECONNRESET:socket hang up > close");
    }

    @Test
    void isNotSentAgainWhenAByteOfAResponseCame() {
        TestConnection connection = onKeptConnection(TestClient.options().retry(true), ClientRequest::end);
        connection.receive("HTTP/1.1 20");
        connection.receiveEnd();
        assertThat(client.wanted).hasSize(1);
    }

    @Test
    void isNotSentAgainWhenItsMethodIsNotIdempotent() {
        onKeptConnection(TestClient.options().method("POST").retry(true), ClientRequest::end)
                .receiveEnd();
        assertThat(client.wanted).hasSize(1);
    }

    @Test
    void isNotSentAgainWhenItHadContent() {
        onKeptConnection(TestClient.options().method("PUT").retry(true), request -> request.end("body"))
                .receiveEnd();
        assertThat(client.wanted).hasSize(1);
    }

    @Test
    void isNotSentAgainWhenItsConnectionWasNew() {
        client.loop.turn(() ->
                client.traced(client.make(TestClient.options().retry(true))).end());
        client.connected().receiveEnd();
        assertThat(client.wanted).hasSize(1);
    }

    @Test
    void isNotSentAgainWhenItWasAborted() {
        ClientRequest[] request = new ClientRequest[1];
        onKeptConnection(TestClient.options().retry(true), made -> {
            request[0] = made;
            made.end();
        });
        client.loop.turn(request[0]::abort);
        assertThat(client.wanted).hasSize(1);
        assertThat(client.trace()).endsWith("abort > error:ECONNRESET:socket hang up > close");
    }
}
