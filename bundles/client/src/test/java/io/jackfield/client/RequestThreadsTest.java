package io.jackfield.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackfield.api.ClientRequest;
import io.jackfield.api.IncomingMessage;
import io.jackfield.api.error.Coded;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

/** When a request starts, and what a foreign thread may do: DESIGN section 3. In these tests the test's thread is a foreign one. */
class RequestThreadsTest {
    private final TestClient client = new TestClient();

    @Test
    void madeOnALoopItAsksForASocketAtOnce() {
        client.loop.turn(() -> {
            client.make(TestClient.options());
            assertThat(client.wanted).hasSize(1);
        });
    }

    @Test
    void madeOffALoopItWaitsForItsMaker() {
        ClientRequest request = client.traced(client.make(TestClient.options().method("POST")));
        client.loop.run();
        assertThat(client.wanted).isEmpty();

        request.write("x");
        client.loop.run();
        assertThat(client.wanted).hasSize(1);
        assertThat(client.log).isEmpty();
        request.write("y");
        request.end("z");
        client.loop.run();
        assertThat(client.wanted).hasSize(1);
        assertThat(client.connected().take()).endsWith("1\r\nx\r\n1\r\ny\r\n1\r\nz\r\n0\r\n\r\n");
    }

    @Test
    void madeOffALoopItStartsWithFlushHeaders() {
        ClientRequest request = client.make(TestClient.options().method("POST"));
        request.flushHeaders();
        client.loop.run();
        assertThat(client.connected().take()).startsWith("POST / HTTP/1.1\r\n");
    }

    @Test
    void madeOffALoopWithExpectItStartsAtOnceWithTheListenersOfItsOptions() {
        client.make(TestClient.options()
                .method("POST")
                .header("Expect", "100-continue")
                .on(ClientRequest.SOCKET, socket -> client.log.add("socket")));
        client.loop.run();
        assertThat(client.connected().take()).startsWith("POST / HTTP/1.1\r\nExpect: 100-continue\r\n");
        assertThat(client.log).containsExactly("socket");
    }

    /** Errors of state are thrown in the caller, also when the loop has not come to it yet. */
    @Test
    void headerAfterTheHeadThrowsInTheCaller() {
        ClientRequest request = client.make(TestClient.options());
        request.end();
        assertThatThrownBy(() -> request.setHeader("X", 1))
                .extracting(e -> ((Coded) e).code())
                .isEqualTo("ERR_HTTP_HEADERS_SENT");
    }

    @Test
    void responseIsAStage() {
        ClientRequest request = client.make(TestClient.options());
        CompletableFuture<IncomingMessage> response = request.response().toCompletableFuture();
        CompletableFuture<String> body =
                response.thenCompose(r -> r.body(100)).thenApply(String::new).toCompletableFuture();
        request.end();
        client.loop.run();
        client.connected().receive("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello");
        assertThat(response.join().statusCode()).isEqualTo(200);
        assertThat(body.join()).isEqualTo("hello");
    }

    @Test
    void stageFailsWithTheRequest() {
        ClientRequest request = client.make(TestClient.options());
        CompletableFuture<IncomingMessage> response = request.response().toCompletableFuture();
        request.end();
        client.loop.run();
        client.connected().receiveEnd();
        assertThatThrownBy(response::join)
                .isInstanceOf(CompletionException.class)
                .cause()
                .hasMessage("socket hang up");
        assertThat(client.uncaught).as("the stage has it").isEmpty();
    }

    @Test
    void cancelledStageAborts() {
        ClientRequest request = client.make(TestClient.options());
        CompletableFuture<IncomingMessage> response = request.response().toCompletableFuture();
        request.end();
        client.loop.run();
        TestConnection connection = client.connected();
        response.cancel(true);
        client.loop.run();
        assertThat(request.aborted()).isTrue();
        assertThat(connection.closed).isTrue();
    }
}
