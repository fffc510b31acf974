package io.jackfield.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.api.ClientRequest;
import io.jackfield.api.Compatibility;
import io.jackfield.api.IncomingMessage;
import io.jackfield.api.error.HttpException;
import io.jackfield.api.stream.Readable;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Requests that are given up: checklist items 49, 61, 62 and J1 to J3. */
class RequestAbortTest {
    private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\n";
    private final TestClient client = new TestClient();

    /** Whatever happened: the engine is let go once, and nothing is left on the loop. */
    @AfterEach
    void engineIsReleased() {
        assertThat(client.leases).isZero();
        assertThat(client.loop.quiet()).isTrue();
    }

    /** Items 49, 61, 62, 272, J1. */
    @Test
    void whileItWaitsForTheResponse() {
        ClientRequest request = client.get();
        TestConnection connection = client.connected();
        client.loop.turn(request::abort);
        client.loop.turn(request::abort);
        assertThat(client.trace()).isEqualTo("socket > finish > abort > error:ECONNRESET:socket hang up > close");
        assertThat(connection.closed).isTrue();
        assertThat(request.aborted()).isTrue();
        assertThat(request.abortedAt()).isPositive();
    }

    /** Items 272, J1. */
    @Test
    void whileItConnects() {
        ClientRequest request = client.get();
        client.connecting();
        client.loop.turn(request::abort);
        assertThat(client.trace()).isEqualTo("socket > abort > error:ECONNRESET:socket hang up > close");
        assertThat(client.cancelled).containsExactly(client.last());
    }

    /** Item 61: in the agent's queue, where no socket was seen: as both Nodes, without an error. */
    @Test
    void whileItWaitsForASocket() {
        ClientRequest request = client.get();
        client.loop.turn(request::abort);
        assertThat(client.trace()).isEqualTo("abort > close");
        assertThat(client.cancelled).containsExactly(client.last());
    }

    /** Items 61, 79: as in Node, what was written before is not taken back. */
    @Test
    void whatWasWrittenBeforeStillLeaves() {
        ClientRequest request = client.get();
        TestConnection connection = new TestConnection(client.loop, new TestSocket());
        request.on(ClientRequest.FINISH, request::abort);
        client.loop.turn(() -> client.last().assigned(connection, false));
        assertThat(connection.take()).startsWith("GET / HTTP/1.1\r\n");
        assertThat(client.log).contains("abort");
    }

    /** J3. */
    @Test
    void inTheTurnThatMadeIt() {
        client.loop.turn(() -> {
            ClientRequest request = client.traced(client.make(TestClient.options()));
            request.end();
            request.abort();
        });
        assertThat(client.trace()).isEqualTo("close > abort");
    }

    /** J3, as v10.15.0 does. */
    @Test
    void inTheTurnThatMadeItInV10() {
        client.compatibility = Compatibility.NODE_10_15_0;
        client.loop.turn(() -> {
            ClientRequest request = client.traced(client.make(TestClient.options()));
            request.end();
            request.abort();
        });
        assertThat(client.trace()).isEqualTo("abort");
    }

    /** J3: off a loop nothing has begun before the request is ended. */
    @Test
    void beforeItBegan() {
        ClientRequest request = client.traced(client.make(TestClient.options()));
        request.abort();
        request.end();
        client.loop.run();
        assertThat(client.trace()).isEqualTo("close > abort");
        assertThat(client.wanted).isEmpty();
    }

    /** Items 273, J2. */
    @Test
    void withinTheResponse() {
        ClientRequest request = client.get();
        TestConnection connection = client.connected();
        connection.receive(HEAD + "hello");
        client.loop.turn(request::abort);
        assertThat(client.trace())
                .isEqualTo("socket > finish > response:200 > res.data:hello"
                        + " > abort > res.aborted > close > res.end:false > res.close");
        assertThat(request.res().aborted()).isTrue();
    }

    /** J2, as later versions do. */
    @Test
    void withinTheResponseInTheModernWay() {
        client.compatibility = Compatibility.MODERN;
        ClientRequest request = client.get();
        client.connected().receive(HEAD + "hello");
        client.loop.turn(request::abort);
        assertThat(client.trace()).endsWith("abort > res.aborted > close > res.error:ECONNRESET:aborted > res.close");
    }

    /** Items 61, 273: what was received and not read is dropped. */
    @Test
    void whenNobodyReadsTheResponse() {
        ClientRequest[] request = new ClientRequest[1];
        client.loop.turn(() -> {
            request[0] = client.tracedButResponse(client.make(TestClient.options()));
            request[0].on(ClientRequest.RESPONSE, client::traced);
            request[0].end();
        });
        client.connected().receive(HEAD + "hello");
        client.loop.turn(request[0]::abort);
        assertThat(client.trace()).endsWith("finish > abort > res.aborted > close > res.end:false > res.close");
    }

    /** Item 61: abort in the response's own event. */
    @Test
    void whileTheResponseIsTold() {
        client.loop.turn(() -> {
            ClientRequest request = client.traced(client.make(TestClient.options()));
            request.on(ClientRequest.RESPONSE, response -> request.abort());
            request.end();
        });
        client.connected().receive(HEAD + "hello");
        assertThat(client.trace()).doesNotContain("res.data").contains("abort > res.aborted > close");
    }

    /** A request that is over: the kept socket is the next one's and stays. */
    @Test
    void whenItIsOver() {
        client.keepAlive = true;
        ClientRequest request = client.get();
        TestConnection connection = client.connected();
        connection.receive("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\none");
        client.log.clear();
        client.loop.turn(request::abort);
        assertThat(client.trace()).isEqualTo("abort");
        assertThat(connection.closed).isFalse();
        assertThat(connection.keptByEngine).isTrue();
    }

    /** Received whole and not read: the connection goes, the response is dropped. */
    @Test
    void whenTheResponseIsCompleteAndUnread() {
        client.keepAlive = true;
        IncomingMessage[] response = new IncomingMessage[1];
        ClientRequest[] request = new ClientRequest[1];
        client.loop.turn(() -> {
            request[0] = client.tracedButResponse(client.make(TestClient.options()));
            request[0].on(ClientRequest.RESPONSE, r -> response[0] = r);
            request[0].end();
        });
        TestConnection connection = client.connected();
        connection.receive("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\none");
        client.loop.turn(request[0]::abort);
        assertThat(client.trace()).isEqualTo("socket > finish > abort > close");
        assertThat(connection.keptByEngine).isFalse();
        assertThat(response[0].aborted()).isFalse();
    }

    /** Item 56: in the socket's own event; nothing leaves. */
    @Test
    void whileTheSocketIsTold() {
        client.loop.turn(() -> {
            ClientRequest request = client.traced(client.make(TestClient.options()));
            request.on(ClientRequest.SOCKET, socket -> request.abort());
            request.end();
        });
        TestConnection connection = client.reused();
        assertThat(connection.take()).isEmpty();
        assertThat(client.trace()).isEqualTo("socket > abort > error:ECONNRESET:socket hang up > close");
    }

    /** Destroy with a reason. */
    @Test
    void destroyGivesItsError() {
        ClientRequest request = client.get();
        client.connected();
        client.loop.turn(() -> request.destroy(new HttpException("EMINE", "mine")));
        assertThat(client.trace()).isEqualTo("socket > finish > error:EMINE:mine > close");
        assertThat(request.destroyed()).isTrue();
        assertThat(request.aborted()).isFalse();
    }

    /** Item 184: destroying the response destroys the socket. */
    @Test
    void destroyedResponse() {
        ClientRequest request = client.get();
        TestConnection connection = client.connected();
        connection.receive(HEAD);
        client.loop.turn(() -> request.res().destroy());
        assertThat(connection.closed).isTrue();
        assertThat(client.trace())
                .contains("response:200 > res.aborted > close")
                .endsWith("res.close");
    }

    /** Item 184: also when it was received whole and nobody has read it. */
    @Test
    void destroyedCompleteResponse() {
        client.keepAlive = true;
        IncomingMessage[] response = new IncomingMessage[1];
        client.loop.turn(() -> {
            ClientRequest request = client.tracedButResponse(client.make(TestClient.options()));
            request.on(ClientRequest.RESPONSE, r -> {
                response[0] = r;
                client.traced(r);
            });
            request.end();
        });
        TestConnection connection = client.connected();
        connection.receive("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\none");
        client.loop.turn(response[0]::destroy);
        assertThat(connection.keptByEngine).isFalse();
        assertThat(client.trace()).isEqualTo("socket > finish > close > res.close");
    }

    /** From a foreign thread: the state at once, the rest on the loop. */
    @Test
    void fromAForeignThread() {
        ClientRequest request = client.get();
        client.connected();
        request.abort();
        assertThat(request.aborted()).isTrue();
        assertThat(client.trace()).isEqualTo("socket > finish");
        client.loop.run();
        assertThat(client.trace()).endsWith("abort > error:ECONNRESET:socket hang up > close");
    }

    /** Beyond v10: the signal of the options. */
    @Test
    void bySignal() {
        CompletableFuture<Void> signal = new CompletableFuture<>();
        client.loop.turn(() ->
                client.traced(client.make(TestClient.options().signal(signal))).end());
        TestConnection connection = client.connected();
        signal.complete(null);
        client.loop.run();
        assertThat(client.trace()).isEqualTo("socket > finish > error:ABORT_ERR:The operation was aborted > close");
        assertThat(connection.closed).isTrue();
    }

    /** Item 269: data that was asked for before the abort is not delivered after it. */
    @Test
    void inADataListener() {
        client.loop.turn(() -> {
            ClientRequest request = client.traced(client.make(TestClient.options()));
            request.on(ClientRequest.RESPONSE, response -> response.on(Readable.DATA, chunk -> request.abort()));
            request.end();
        });
        client.connected().receive("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n5\r\nagain\r\n");
        assertThat(client.trace()).endsWith("res.data:hello > abort > res.aborted > close > res.end:false > res.close");
    }
}
