package io.jackfield.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.api.ClientRequest;
import io.jackfield.api.Compatibility;
import io.jackfield.api.IncomingMessage;
import io.jackfield.api.error.HttpException;
import io.jackfield.api.event.Emitter;
import io.jackfield.api.stream.Readable;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The order of a request's events: checklist part M, G.3 and J1 to J4. */
class RequestEventsTest {
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n";
    private final TestClient client = new TestClient();

    /** Whatever happened: the engine is let go once, and nothing is left on the loop. */
    @AfterEach
    void engineIsReleased() {
        assertThat(client.leases).isZero();
        assertThat(client.loop.quiet()).isTrue();
        assertThat(client.uncaught).isEmpty();
    }

    /** Items 42, 43, 55, 56, 269, 326. */
    @Test
    void success() {
        client.get();
        TestConnection connection = client.connected();
        connection.receive(OK + "hello");
        assertThat(client.trace())
                .isEqualTo("socket > finish > response:200 > res.data:hello > res.end:true > close > res.close");
        assertThat(connection.keptByEngine).isFalse();
    }

    /** Items 60, 262, 271, 327: the socket is there before it fails. */
    @Test
    void refused() {
        client.get();
        client.connecting();
        client.loop.turn(() -> client.last().failed(new HttpException("ECONNREFUSED", "connect ECONNREFUSED h:80")));
        assertThat(client.trace()).isEqualTo("socket > error:ECONNREFUSED:connect ECONNREFUSED h:80 > close");
    }

    /** Item 329. */
    @Test
    void serverEndsBeforeTheHead() {
        client.get();
        TestConnection connection = client.connected();
        connection.receiveEnd();
        assertThat(client.trace()).isEqualTo("socket > finish > error:ECONNRESET:socket hang up > close");
    }

    /** Item 265: response and end come in one turn, in which the application completes its request. */
    @Test
    void whatWasWrittenInTheTurnOfTheEndStillLeaves() {
        client.loop.turn(() -> {
            ClientRequest request =
                    client.make(TestClient.options().method("POST").header("Expect", "100-continue"));
            request.on(ClientRequest.RESPONSE, response -> request.end("x"));
        });
        TestConnection connection = client.connected();
        connection.take();
        connection.receiveAndEnd(OK + "hello");
        assertThat(connection.take()).isEqualTo("1\r\nx\r\n0\r\n\r\n");
    }

    /** Item 329. */
    @Test
    void serverResetsBeforeTheHead() {
        client.get();
        client.connected().reset();
        assertThat(client.trace()).isEqualTo("socket > finish > error:ECONNRESET:read ECONNRESET > close");
    }

    /** Nothing more can come, so that the request is over whether or not the response is read. */
    @Test
    void serverEndsAfterContentThatNobodyReads() {
        client.loop.turn(() -> {
            ClientRequest request = client.tracedButResponse(client.make(TestClient.options()));
            request.on(ClientRequest.RESPONSE, response -> client.log.add("response"));
            request.end();
        });
        TestConnection connection = client.connected();
        connection.receive("HTTP/1.1 200 OK\r\n\r\nabc");
        connection.receiveEnd();
        assertThat(client.trace()).isEqualTo("socket > finish > response > close");
        assertThat(connection.closed).isTrue();
    }

    /** Items 180, 183, 330. */
    @Test
    void serverEndsWithinTheBody() {
        client.get();
        TestConnection connection = client.connected();
        connection.receive("HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nhello");
        connection.receiveEnd();
        assertThat(client.trace())
                .endsWith("response:200 > res.data:hello > res.aborted > close > res.end:false > res.close");
    }

    /** Item 330, J2: later versions give an error instead of an end. */
    @Test
    void serverEndsWithinTheBodyInTheModernWay() {
        client.compatibility = Compatibility.MODERN;
        client.get();
        TestConnection connection = client.connected();
        connection.receive("HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nhello");
        connection.receiveEnd();
        assertThat(client.trace())
                .endsWith("res.data:hello > res.aborted > close > res.error:ECONNRESET:aborted > res.close");
    }

    /** Item 330: a broken connection is the request's error, too. */
    @Test
    void serverResetsWithinTheBody() {
        client.get();
        TestConnection connection = client.connected();
        connection.receive("HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nhello");
        connection.reset();
        assertThat(client.trace())
                .endsWith("res.data:hello > error:ECONNRESET:read ECONNRESET"
                        + " > res.aborted > close > res.end:false > res.close");
    }

    /** RFC 9112 section 8: content that the connection ends is complete however it ends. */
    @Test
    void serverResetsWithinABodyThatTheConnectionEnds() {
        client.get();
        TestConnection connection = client.connected();
        connection.receive("HTTP/1.1 200 OK\r\n\r\nhello");
        connection.reset();
        assertThat(client.trace())
                .endsWith("res.data:hello > error:ECONNRESET:read ECONNRESET > res.end:true > close > res.close");
    }

    /** Items 97, 262. */
    @Test
    void garbage() {
        client.get();
        client.connected().receive("garbage\r\n\r\n");
        assertThat(client.trace()).startsWith("socket > finish > error:HPE_").endsWith(" > close");
        assertThat(client.log).hasSize(4);
    }

    /** Item 330: the error comes first, since data flows in the next tick. */
    @Test
    void badChunk() {
        client.get();
        client.connected().receive("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\nzz\r\n");
        assertThat(client.trace())
                .matches("socket > finish > response:200 > error:HPE_INVALID_CHUNK_SIZE:.*"
                        + " > res.data:hello > res.aborted > close > res.end:false > res.close");
    }

    /** Items 52 to 54, 332. */
    @Test
    void interimResponses() {
        client.get();
        TestConnection connection = client.connected();
        connection.receive("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 102 Processing\r\n\r\nHTTP/1.1 103 Early Hints\r\n"
                + "Link: </x>\r\n\r\n" + OK + "hello");
        assertThat(client.trace())
                .contains("finish > continue > information:100 > information:102 > information:103 > response:200");
    }

    /** Item 53. */
    @Test
    void interimResponseTellsItsFields() {
        client.get()
                .on(
                        ClientRequest.INFORMATION,
                        info -> client.log.add(info.statusMessage()
                                + info.httpVersion()
                                + info.rawHeaders()
                                + info.headers().get("LINK")));
        TestConnection connection = client.connected();
        connection.receive("HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n");
        assertThat(client.log).endsWith("information:103", "Early Hints1.1[Link, </x>]</x>");
        connection.receive(OK + "hello");
    }

    /** Items 44, 66: without a listener the response is dropped and the connection is free again. */
    @Test
    void responseNobodyListensToIsDropped() {
        client.loop.turn(() ->
                client.tracedButResponse(client.make(TestClient.options())).end());
        client.connected().receive(OK + "hello");
        assertThat(client.trace()).isEqualTo("socket > finish > close");
    }

    /** Items 1, 45, 46. */
    @Test
    void responseThatIsNotReadHoldsTheConnectionAndStopsReading() {
        IncomingMessage[] response = new IncomingMessage[1];
        client.keepAlive = true;
        client.loop.turn(() -> {
            ClientRequest request = client.tracedButResponse(client.make(TestClient.options()));
            request.on(ClientRequest.RESPONSE, r -> {
                response[0] = r;
                client.traced(r);
            });
            request.end();
        });
        TestConnection connection = client.connected();
        connection.receive("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n" + "x".repeat(50_000));
        connection.receive("x".repeat(50_000));
        assertThat(connection.input.length()).as("left to the connection").isPositive();
        assertThat(client.trace()).isEqualTo("socket > finish");
        assertThat(connection.keptByEngine).isNull();

        client.loop.turn(response[0]::resume);
        assertThat(client.trace()).isEqualTo("socket > finish > res.end:true > close > res.close");
        assertThat(connection.keptByEngine).isTrue();
    }

    /** Items 269, J4: the document says close, the binary says nothing when the socket is kept. */
    @Test
    void keptConnectionEndsWithCloseButInV10() {
        client.keepAlive = true;
        client.get();
        TestConnection kept = client.connected();
        kept.receive(OK + "hello");
        assertThat(client.trace()).endsWith("res.end:true > close > res.close");
        assertThat(kept.keptByEngine).isTrue();

        client.log.clear();
        client.compatibility = Compatibility.NODE_10_15_0;
        client.get();
        client.connected().receive(OK + "hello");
        assertThat(client.trace()).endsWith("res.end:true");
    }

    /** Item 11: what the server says about the connection counts. */
    @Test
    void connectionIsNotKeptWhenTheServerSaysClose() {
        client.keepAlive = true;
        client.get();
        TestConnection connection = client.connected();
        connection.receive("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
        assertThat(connection.keptByEngine).isFalse();
    }

    /** Bytes behind a response are never the next one's. */
    @Test
    void connectionIsNotKeptWhenBytesFollowTheResponse() {
        client.keepAlive = true;
        client.get();
        TestConnection connection = client.connected();
        connection.receive(OK + "helloHTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nevil");
        assertThat(client.trace()).contains("res.data:hello > res.end:true").doesNotContain("evil");
        assertThat(connection.keptByEngine).isFalse();
    }

    /** The response may come before the request is complete: a connection that is not kept ends then. */
    @Test
    void responseBeforeTheRequestIsComplete() {
        client.loop.turn(() -> {
            ClientRequest request =
                    client.traced(client.make(TestClient.options().method("POST")));
            request.write("part1");
            request.on(ClientRequest.RESPONSE, response -> {
                request.write("part2");
                response.on(Readable.END, request::end);
            });
        });
        TestConnection connection = client.connected();
        connection.receive(OK + "early");
        assertThat(client.trace())
                .isEqualTo("socket > response:200 > res.data:early > res.end:true > close > res.close");
        assertThat(connection.take()).endsWith("5\r\npart1\r\n5\r\npart2\r\n");
    }

    /** The response may even come before anything was sent: nothing is sent any more. */
    @Test
    void responseBeforeTheRequest() {
        ClientRequest[] request = new ClientRequest[1];
        client.loop.turn(() -> request[0] = client.traced(client.make(TestClient.options())));
        TestConnection connection = client.connected();
        connection.receive(OK + "early");
        client.loop.turn(request[0]::end);
        assertThat(client.trace())
                .isEqualTo("socket > response:200 > res.data:early > res.end:true > close > res.close");
        assertThat(connection.take()).isEmpty();
        assertThat(connection.keptByEngine).isFalse();
    }

    /** A coding that we do not undo: the content ends with the connection (RFC 9112 section 6.3). */
    @Test
    void otherTransferCodingIsPassedOn() {
        client.keepAlive = true;
        client.get();
        TestConnection connection = client.connected();
        connection.receive("HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\n\r\nhello");
        connection.receiveEnd();
        assertThat(client.trace()).endsWith("response:200 > res.data:hello > res.end:true > close > res.close");
        assertThat(connection.keptByEngine).isFalse();
    }

    /** Item 330: the request is closed with its connection; its response, which is complete, when it has been read. */
    @Test
    void serverEndsBeforeTheResponseIsRead() {
        for (boolean keepAlive : new boolean[] {false, true}) {
            client.log.clear();
            client.keepAlive = keepAlive;
            IncomingMessage[] response = new IncomingMessage[1];
            client.loop.turn(() -> {
                ClientRequest request = client.tracedButResponse(client.make(TestClient.options()));
                request.on(ClientRequest.RESPONSE, message -> {
                    client.traced(message);
                    response[0] = message;
                });
                request.end();
            });
            TestConnection connection = client.connected();
            connection.receive(OK + "hello");
            connection.receiveEnd();
            assertThat(client.trace()).isEqualTo("socket > finish > close");
            assertThat(connection.closed).isTrue();

            client.loop.turn(() -> response[0].resume());
            assertThat(client.trace()).isEqualTo("socket > finish > close > res.end:true > res.close");
        }
    }

    /** Item 8: a kept one waits for the request to be complete. */
    @Test
    void keptConnectionIsGivenBackWhenTheRequestIsComplete() {
        client.keepAlive = true;
        ClientRequest[] request = new ClientRequest[1];
        client.loop.turn(() -> {
            request[0] = client.traced(client.make(TestClient.options().method("POST")));
            request[0].write("x");
        });
        TestConnection connection = client.connected();
        connection.receive(OK + "hello");
        assertThat(connection.keptByEngine).isNull();
        client.loop.turn(request[0]::end);
        assertThat(connection.keptByEngine).isTrue();
        assertThat(client.trace()).contains("res.end:true > finish > close");
    }

    /** Items J17, 162: they have no content, whatever they say. */
    @Test
    void noContentEndsAtOnce() {
        client.keepAlive = true;
        client.get();
        TestConnection connection = client.connected();
        connection.receive("HTTP/1.1 304 Not Modified\r\nContent-Length: 9\r\n\r\n");
        assertThat(client.trace()).endsWith("response:304 > res.end:true > close > res.close");
        assertThat(connection.keptByEngine).isTrue();
    }

    /** Items 71, J5: more fields than allowed are an error, never cut. */
    @Test
    void tooManyFieldsAreAnError() {
        client.get().maxHeadersCount(2);
        client.connected().receive("HTTP/1.1 200 OK\r\nA: 1\r\nB: 2\r\nContent-Length: 0\r\n\r\n");
        assertThat(client.trace()).matches("socket > finish > error:HPE_HEADER_OVERFLOW:.* > close");
    }

    /** Beyond v10: the request's own limit of the head's size. */
    @Test
    void tooLargeHeadIsAnError() {
        client.loop.turn(() -> client.traced(client.make(TestClient.options().maxHeaderSize(40)))
                .end());
        client.connected().receive("HTTP/1.1 200 OK\r\nX: " + "x".repeat(40) + "\r\nContent-Length: 0\r\n\r\n");
        assertThat(client.trace()).matches("socket > finish > error:HPE_HEADER_OVERFLOW:.* > close");
    }

    /** Item 262: an error nobody listens to is reported. */
    @Test
    void errorWithoutListenerIsReported() {
        client.loop.turn(() -> client.make(TestClient.options()).end());
        client.loop.turn(() -> client.last().failed(new IOException("mine")));
        assertThat(client.uncaught)
                .singleElement()
                .extracting(Throwable::getMessage)
                .isEqualTo("mine");
        client.uncaught.clear();
    }

    /** Item 305: an error given to the socket is the request's. */
    @Test
    void errorOfTheSocketIsTheRequests() {
        client.get();
        TestConnection connection = client.connected();
        client.loop.turn(() -> {
            connection.handle.socket.emit(Emitter.ERROR, new HttpException("EMINE", "mine"));
            connection.close();
        });
        assertThat(client.trace()).isEqualTo("socket > finish > error:EMINE:mine > close");
    }

    /** Beyond v10: whether the socket was used before, and how long the server keeps it. */
    @Test
    void requestTellsTheAgentHowLongTheServerKeepsTheConnection() {
        client.keepAlive = true;
        ClientRequest request = client.get();
        TestConnection connection = client.reused();
        assertThat(request.reusedSocket()).isTrue();
        assertThat(client.last().keepAliveHint()).isEqualTo(-1);
        connection.receive("HTTP/1.1 200 OK\r\nKeep-Alive: timeout=5, max=9\r\nContent-Length: 0\r\n\r\n");
        assertThat(client.last().keepAliveHint()).isEqualTo(5000);
    }
}
