package io.jackfield.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.message.harness.TestConnection;
import io.jackfield.message.http1.TestClientExchange;
import io.jackfield.message.http1.TestEngine;
import io.jackfield.message.http1.TestExchange;
import io.jackfield.message.http1.TestHead;
import io.jackfield.spi.parser.HeadBlock;
import io.jackfield.spi.parser.ParserFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** What an application sends is what the peer's application gets, as a request and as a response, with each parser. */
class SerialiserFuzzTest {

    static Stream<byte[]> messages() {
        return Stream.of(
                        "\0\0\0\0/\n",
                        "\1\2\3\0/a?b=%20\nA: b\na:\tc \n\nsome content",
                        "\2\3\10\1/x\nX-Y: \u00e9\u00ff\n#T: u\n#T: v\n\nin chunks\nof some bytes",
                        "\3\5\7\3OK\nSet-Cookie: a\nSet-Cookie: b\nEmpty:\n\n0123456789",
                        "\4\6\100\4Not \u00e4 reason\n#Trailer-Of: an HTTP/1.0 client\n\nrest",
                        "\150\7\2\10Gone\nExpect: 100-continue\nAccept: */*\n\nx",
                        "\2\3\377\0/big\n#T: u\n\n" + "0123456789".repeat(500),
                        "\2\1\377\10/big\n#T: u\n\n\r\n0\r\n" + "0123456789".repeat(500))
                .map(text -> text.getBytes(StandardCharsets.ISO_8859_1));
    }

    @MethodSource("messages")
    @HttpFuzz
    void whatIsWrittenIsRead(byte[] sample) {
        Message message = Message.of(sample);
        if (message != null) {
            for (ParserFactory factory : Parsers.ALL) {
                checkRequest(message, factory);
                checkResponse(message, factory);
            }
        }
    }

    private static void checkRequest(Message message, ParserFactory factory) {
        TestConnection client = Ends.client(factory);
        TestHead head = TestHead.request(message.method(), message.target()).field("Host", "a");
        Ends.request(client, new TestClientExchange(message.method()), message.complete(head), message);
        TestEngine engine = new TestEngine();
        engine.onEnd = exchange -> {};
        String sent = client.take();
        Ends.server(factory, engine).receive(sent);
        assertThat(engine.exchanges).as(sent).hasSize(1);
        TestExchange got = engine.exchanges.get(0);
        HeadBlock block = got.stream.requestHead();
        assertThat(block.method()).isEqualTo(message.method());
        assertThat(block.target()).isEqualTo(message.target());
        assertThat(Message.received(block)).as(sent).isEqualTo(Message.expected(message.fields));
        assertThat(got.complete).as(sent).isTrue();
        assertThat(got.content.toString()).as(sent).isEqualTo(message.text());
        assertThat(got.stream.keepAlive()).as(sent).isEqualTo(!message.close());
        checkTrailers(message, chunked(block), got.trailers);
    }

    private static void checkResponse(Message message, ParserFactory factory) {
        String method = message.toHead() ? "HEAD" : "GET";
        String version = message.toOldClient() ? "1.0" : "1.1";
        TestEngine engine = new TestEngine();
        engine.onEnd = exchange -> {
            exchange.stream.head(message.complete(new TestHead().status(message.status(), message.reason())));
            message.send(exchange.stream);
        };
        TestConnection server = Ends.server(factory, engine);
        server.receive(method + " / HTTP/" + version + "\r\nHost: a\r\n\r\n");
        TestConnection client = Ends.client(factory);
        TestClientExchange got = new TestClientExchange(method);
        Ends.request(client, got, TestHead.request(method, "/").length(0), Message.of(new byte[4]));
        String sent = server.take();
        client.receive(sent);
        if (!server.end.equals("open")) {
            client.receiveEnd();
        }
        assertThat(got.head).as(sent).isNotNull();
        assertThat(got.head.status()).isEqualTo(message.status());
        assertThat(got.head.reason()).isEqualTo(message.reason());
        assertThat(Message.received(got.head)).as(sent).isEqualTo(Message.expected(message.fields));
        boolean content = !method.equals("HEAD") && message.status() != 304 && message.status() != 204;
        assertThat(got.log).as(sent).contains("data " + (content ? message.text() : ""));
        assertThat(got.log.stream().anyMatch(line -> line.startsWith("end")))
                .as(got.text())
                .isTrue();
        checkTrailers(message, content && chunked(got.head), got.trailers);
    }

    private static boolean chunked(HeadBlock head) {
        return head.find("transfer-encoding", 0) >= 0;
    }

    /** Trailers arrive if the content went in chunks. */
    private static void checkTrailers(Message message, boolean chunks, HeadBlock trailers) {
        assertThat(Message.received(trailers)).isEqualTo(chunks ? Message.expected(message.trailers) : List.of());
    }
}
