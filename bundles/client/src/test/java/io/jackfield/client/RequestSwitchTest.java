package io.jackfield.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.api.ClientRequest;
import io.jackfield.api.RequestOptionsBuilder;
import io.jackfield.api.Socket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Connections that leave HTTP: checklist items 50, 51, 54, 58 and 323. */
class RequestSwitchTest {
    private final TestClient client = new TestClient();

    @AfterEach
    void engineIsReleased() {
        assertThat(client.leases).isZero();
    }

    private TestConnection request(RequestOptionsBuilder options, boolean listening) {
        client.loop.turn(() -> {
            ClientRequest request = client.traced(client.make(options));
            if (listening) {
                client.tracedSwitch(request);
            }
            request.end();
        });
        TestConnection connection = client.connected();
        connection.handle.socket.on(Socket.AGENT_REMOVE, () -> client.log.add("agentRemove"));
        return connection;
    }

    private static RequestOptionsBuilder upgrade() {
        return TestClient.options().header("Connection", "Upgrade").header("Upgrade", "foo");
    }

    private static RequestOptionsBuilder connect() {
        return TestClient.options().method("CONNECT").path("example.com:443").port(8080);
    }

    /** Items 51, 58, 303: with the bytes that came behind the head. */
    @Test
    void upgradeGivesTheSocketAway() {
        TestConnection connection = request(upgrade(), true);
        connection.receive("HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: foo\r\n\r\nraw");
        assertThat(client.trace()).isEqualTo("socket > finish > agentRemove > upgrade:101:raw:0 > close");
        assertThat(connection.detached).isTrue();
        assertThat(connection.closed).isFalse();
        assertThat(connection.input.length()).isZero();
    }

    /** Items 58, 298. */
    @Test
    void upgradeNobodyListensToIsClosed() {
        TestConnection connection = request(upgrade(), false);
        connection.receive("HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: foo\r\n\r\n");
        assertThat(client.trace()).isEqualTo("socket > finish > close");
        assertThat(connection.closed).isTrue();
    }

    /** Items 58, 298: only 101 switches. */
    @Test
    void upgradeOfferedByAnOrdinaryResponseIsOrdinary() {
        request(TestClient.options(), true)
                .receive("HTTP/1.1 200 OK\r\nConnection: Upgrade\r\nUpgrade: h2c\r\nContent-Length: 4\r\n\r\nbody");
        assertThat(client.trace()).contains("response:200 > res.data:body > res.end:true");
    }

    /** Items 50, 51, 323. */
    @Test
    void connectGivesTheSocketAway() {
        TestConnection connection = request(connect(), true);
        assertThat(connection.take())
                .isEqualTo("CONNECT example.com:443 HTTP/1.1\r\nHost: h:8080\r\nConnection: close\r\n\r\n");
        connection.receive("HTTP/1.1 200 Connection established\r\nContent-Length: 4\r\n\r\nbody");
        assertThat(client.trace()).isEqualTo("socket > finish > agentRemove > connect:200:body:0 > close");
    }

    /** Item 50: whatever the answer is. */
    @Test
    void refusedConnectIsToldAsConnect() {
        request(connect(), true).receive("HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 4\r\n\r\nbody");
        assertThat(client.trace()).isEqualTo("socket > finish > agentRemove > connect:407:body:0 > close");
    }

    /** Item 50. */
    @Test
    void connectNobodyListensToIsClosed() {
        TestConnection connection = request(connect(), false);
        connection.receive("HTTP/1.1 200 Connection established\r\n\r\n");
        assertThat(client.trace()).isEqualTo("socket > finish > close");
        assertThat(connection.closed).isTrue();
    }
}
