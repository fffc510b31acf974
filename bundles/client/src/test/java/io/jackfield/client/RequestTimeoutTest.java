package io.jackfield.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackfield.api.ClientRequest;
import io.jackfield.api.Compatibility;
import io.jackfield.api.OutgoingMessage;
import io.jackfield.api.Socket;
import io.jackfield.api.error.Coded;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Timeouts and socket settings of a request: checklist items 21, 57, 75 to 77, 250, 274. */
class RequestTimeoutTest {
    private final TestClient client = new TestClient();

    /** Items 57, 274, 331: nothing more until the application aborts. */
    @Test
    void timeoutOnlyTells() {
        ClientRequest request = client.get();
        client.loop.turn(() -> request.setTimeout(100));
        TestConnection connection = client.connected();
        assertThat(connection.idle()).as("handled").isTrue();
        assertThat(connection.closed).isFalse();
        assertThat(client.trace()).isEqualTo("socket > finish > timeout");
        client.loop.turn(request::abort);
        assertThat(client.trace()).endsWith("timeout > abort > error:ECONNRESET:socket hang up > close");
    }

    /** Item 57: once, as Node's one-time listener. */
    @Test
    void timeoutIsToldOnce() {
        client.get();
        TestConnection connection = client.connected();
        connection.idle();
        connection.idle();
        assertThat(client.trace()).isEqualTo("socket > finish > timeout");
    }

    /** Item 250: set before the socket is connected, and again when the agent has set its own. */
    @Test
    void timeoutOfTheOptionsHoldsWhileConnecting() {
        client.loop.turn(() -> client.traced(client.make(TestClient.options().timeout(Duration.ofMillis(100))))
                .end());
        TestSocket socket = client.connecting();
        assertThat(socket.calls).containsExactly("setTimeout[100]");
        client.loop.turn(() -> socket.socket.emit(Socket.TIMEOUT));
        assertThat(client.trace()).isEqualTo("socket > timeout");
        client.connected(socket);
        assertThat(socket.calls).containsExactly("setTimeout[100]", "setTimeout[100]");
    }

    /** Items 46, 57: also while a response that is complete waits for its reader; not when it is read. */
    @Test
    void timeoutIsToldWhileTheResponseIsUnread() {
        client.loop.turn(() -> client.tracedButResponse(
                        client.make(TestClient.options().on(ClientRequest.RESPONSE, response -> {})))
                .end());
        TestConnection connection = client.connected();
        connection.receive("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
        client.loop.turn(() -> connection.handle.socket.emit(Socket.TIMEOUT));
        assertThat(client.trace()).isEqualTo("socket > finish > timeout");
        client.loop.turn(() -> client.last().request().res().resume());
        assertThat(connection.handle.socket.listenerCount(Socket.TIMEOUT)).isZero();
    }

    /** Items 75 to 77, 301: once assigned and connected. */
    @Test
    void settingsReachTheSocketWhenItIsConnected() {
        ClientRequest request = client.get();
        int[] called = new int[1];
        client.loop.turn(() -> {
            request.setNoDelay();
            request.setSocketKeepAlive(true, 2000);
            assertThat(request.setTimeout(300, () -> called[0]++)).isSameAs(request);
        });
        TestSocket socket = client.connecting();
        assertThat(socket.calls).doesNotContain("setNoDelay[true]");
        TestConnection connection = client.connected(socket);
        assertThat(socket.calls).contains("setNoDelay[true]", "setKeepAlive[true, 2000]", "setTimeout[300]");

        client.loop.turn(() -> request.setNoDelay(false));
        assertThat(socket.calls).endsWith("setNoDelay[false]");
        connection.idle();
        assertThat(called[0]).isEqualTo(1);
    }

    /** Item 77. */
    @Test
    void negativeTimeoutThrows() {
        ClientRequest request = client.make(TestClient.options());
        assertThatThrownBy(() -> request.setTimeout(-1))
                .extracting(e -> ((Coded) e).code())
                .isEqualTo("ERR_OUT_OF_RANGE");
    }

    /** J14: a limit that only the agent has set. */
    @Test
    void timeoutOfTheAgentIsToldButInV10() {
        client.get();
        client.connected().idle();
        assertThat(client.trace()).endsWith("timeout");

        client.log.clear();
        client.compatibility = Compatibility.NODE_10_15_0;
        client.get();
        client.connected().idle();
        assertThat(client.trace()).isEqualTo("socket > finish");
    }

    /** Item 219: the response's own listener. */
    @Test
    void responseIsToldWhileItIsReceived() {
        client.get();
        TestConnection connection = client.connected();
        connection.receive("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n");
        client.loop.turn(() ->
                ((ClientRequest) client.last().request()).res().setTimeout(50, () -> client.log.add("res.timeout")));
        assertThat(connection.handle.calls).endsWith("setTimeout[50]");
        connection.idle();
        assertThat(client.log).endsWith("timeout", "res.timeout");
        assertThat(client.last().request().listenerCount(OutgoingMessage.TIMEOUT))
                .isEqualTo(1);
    }
}
