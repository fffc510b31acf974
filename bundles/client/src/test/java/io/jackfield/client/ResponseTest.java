package io.jackfield.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.api.ClientRequest;
import io.jackfield.api.IncomingMessage;
import io.jackfield.api.Socket;
import io.jackfield.api.error.HttpException;
import io.jackfield.api.stream.Writable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a request has when it is answered, and what the response says as it was received: checklist parts A, C.3 and G. */
class ResponseTest {
    private final TestClient client = new TestClient();
    private final List<IncomingMessage> responses = new ArrayList<>();

    @AfterEach
    void engineIsReleased() {
        assertThat(client.leases).isZero();
        assertThat(client.uncaught).isEmpty();
    }

    /** Items 2 to 5: names in lower case, values untouched, duplicates folded, the raw list exact. */
    @Test
    void fieldsAreGivenAsReceived() {
        ClientRequest request = client.get();
        client.connected()
                .receive("HTTP/1.1 200 OK\r\nX-Up: Mixed Case\r\nSET-Cookie: a\r\nset-cookie: b\r\nX-up: more\r\n"
                        + "Age: 1\r\nage: 2\r\nDate: no date\r\nContent-Length: 0\r\n\r\n");
        IncomingMessage response = request.res();
        assertThat(response.headers().asMap())
                .isEqualTo(Map.of(
                        "x-up", "Mixed Case, more",
                        "set-cookie", List.of("a", "b"),
                        "age", "1",
                        "date", "no date",
                        "content-length", "0"));
        assertThat(response.rawHeaders())
                .startsWith("X-Up", "Mixed Case", "SET-Cookie", "a", "set-cookie", "b", "X-up", "more", "Age", "1")
                .hasSize(16);
    }

    /** Item 3: what a coding of the content means is the application's business. */
    @Test
    void contentIsNotDecoded() {
        client.get();
        client.connected()
                .receive(
                        "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Type: ?\r\nContent-Length: 4\r\n\r\nbody");
        assertThat(client.trace()).contains("response:200 > res.data:body > res.end:true");
    }

    /** Items 63, 78, 85. */
    @Test
    void requestKnowsItsSocketAndItsResponse() {
        List<Socket> told = new ArrayList<>();
        ClientRequest request = client.get();
        request.on(ClientRequest.SOCKET, told::add);
        request.on(ClientRequest.RESPONSE, responses::add);
        assertThat(request.socket()).isNull();
        assertThat(request.res()).isNull();

        TestConnection connection = client.connected();
        assertThat(request.socket()).isSameAs(connection.handle.socket).isSameAs(request.connection());
        assertThat(told).containsExactly(request.socket());
        connection.receive("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
        assertThat(responses).containsExactly(request.res());
    }

    /** Items 230, 252: the listener of the options is told of the response, and once. */
    @Test
    void listenerOfTheOptionsIsToldOnce() {
        client.loop.turn(() -> client.make(TestClient.options().on(ClientRequest.RESPONSE, response -> {
                    responses.add(response);
                    response.resume();
                }))
                .end());
        client.connected().receive("HTTP/1.1 103 Early Hints\r\n\r\nHTTP/1.1 204 No Content\r\n\r\n");
        assertThat(responses).extracting(IncomingMessage::statusCode).containsExactly(204);
    }

    /** Item 270: a redirect without content has no 'data'. */
    @Test
    void emptyContentHasNoData() {
        client.get();
        client.connected().receive("HTTP/1.1 302 Found\r\nLocation: /\r\nContent-Length: 0\r\n\r\n");
        assertThat(client.trace()).isEqualTo("socket > finish > response:302 > res.end:true > close > res.close");
    }

    /** Item 60: 'prefinish' comes before 'finish'. */
    @Test
    void prefinishComesFirst() {
        client.get().on(Writable.PREFINISH, () -> client.log.add("prefinish"));
        client.connected().receive("HTTP/1.1 204 No Content\r\n\r\n");
        assertThat(client.log).containsSubsequence("prefinish", "finish", "response:204", "close");
    }

    /** Item 328. */
    @Test
    void hostThatIsNotFound() {
        client.get();
        client.connecting();
        client.loop.turn(() -> client.last().failed(new HttpException("ENOTFOUND", "getaddrinfo ENOTFOUND h")));
        assertThat(client.trace()).isEqualTo("socket > error:ENOTFOUND:getaddrinfo ENOTFOUND h > close");
    }
}
