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
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Parser and shared framing together, as a connection runs them: wherever the input is cut the same messages come out, no request is
 * let in whose length could be read in two ways (RFC 9112 section 6.3), and all
 * parsers without leniencies let in the same.
 */
class FramingFuzzTest {
    private static final String CHUNKS = "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n";

    private static final int BYTE_BY_BYTE = 200;

    @MethodSource("io.jackfield.fuzz.Parsers#seeds")
    @HttpFuzz
    void messagesAreTheSameWhateverTheCutAndTheParser(byte[] sample) {
        if (sample.length < 2) {
            return;
        }
        String input = new String(sample, 1, sample.length - 1, StandardCharsets.ISO_8859_1);
        List<String> first = messages(Parsers.STRICT, sample[0] | 0x20, input);
        for (ParserFactory factory : Parsers.EXACT) {
            assertThat(messages(factory, sample[0] | 0x20, input)).as(input).isEqualTo(first);
        }
        messages(Parsers.OPEN, sample[0] | 0x20, input);
    }

    private static List<String> messages(ParserFactory factory, int letter, String input) {
        return switch (letter) {
            case 's' -> responses(factory, input);
            case 'c' -> requests(factory, CHUNKS + input);
            case 't' -> requests(factory, CHUNKS + "0\r\n" + input);
            default -> requests(factory, input);
        };
    }

    /** Byte by byte, or some at a time if there are many. */
    private static String[] pieces(String input) {
        int length = input.length() <= BYTE_BY_BYTE ? 1 : 7;
        return input.split("(?<=\\G[\\x00-\\xff]{" + length + "})");
    }

    // ---- requests

    private static List<String> requests(ParserFactory factory, String input) {
        List<String> whole = served(factory, input);
        int cut = new Random(input.hashCode()).nextInt(input.length());
        assertThat(served(factory, input.substring(0, cut), input.substring(cut)))
                .isEqualTo(whole);
        assertThat(served(factory, pieces(input))).isEqualTo(whole);
        return whole;
    }

    private static List<String> served(ParserFactory factory, String... pieces) {
        TestEngine engine = new TestEngine();
        TestConnection connection = Ends.server(factory, engine);
        for (String piece : pieces) {
            connection.receive(piece);
        }
        assertThat(connection.host.uncaught).isEmpty();
        return engine.exchanges.stream().map(FramingFuzzTest::request).toList();
    }

    private static String request(TestExchange exchange) {
        HeadBlock head = exchange.stream.requestHead();
        checkFraming(head, exchange);
        return head.method() + " " + head.target() + " " + fields(head) + exchange.complete + " " + exchange.content
                + fields(exchange.trailers);
    }

    private static String fields(HeadBlock block) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; block != null && i < block.fieldCount(); i++) {
            text.append(block.name(i)).append(':').append(block.value(i)).append('\n');
        }
        return text.toString();
    }

    /** A second opinion, written from the RFC and not from the code. */
    private static void checkFraming(HeadBlock head, TestExchange exchange) {
        List<String> hosts = values(head, "host");
        List<String> lengths = values(head, "content-length");
        List<String> codings = values(head, "transfer-encoding");
        boolean old = head.minor() == 0;
        assertThat(head.major()).isEqualTo(1);
        assertThat(hosts).hasSizeBetween(old ? 0 : 1, 1);
        assertThat(lengths.size() + codings.size())
                .as("fields that tell the length")
                .isLessThan(2);
        assertThat(lengths).allMatch(length -> length.matches("[0-9]+"));
        assertThat(codings)
                .allMatch(coding -> !old && coding.toLowerCase(Locale.ROOT).equals("chunked"));
        if (exchange.complete && codings.isEmpty() && !head.method().equals("CONNECT")) {
            long length = lengths.isEmpty() ? 0 : Long.parseLong(lengths.get(0));
            assertThat(exchange.content.length()).isEqualTo(length);
        }
    }

    private static List<String> values(HeadBlock head, String name) {
        return IntStream.range(0, head.fieldCount())
                .filter(i -> head.name(i).equalsIgnoreCase(name))
                .mapToObj(head::value)
                .toList();
    }

    // ---- responses

    private static List<String> responses(ParserFactory factory, String input) {
        List<String> whole = received(factory, input);
        int cut = new Random(input.hashCode()).nextInt(input.length());
        assertThat(received(factory, input.substring(0, cut), input.substring(cut)))
                .isEqualTo(whole);
        assertThat(received(factory, pieces(input))).isEqualTo(whole);
        return whole;
    }

    private static List<String> received(ParserFactory factory, String... pieces) {
        TestConnection client = Ends.client(factory);
        TestClientExchange exchange = new TestClientExchange("GET");
        Ends.request(client, exchange, TestHead.request("GET", "/").length(0), Message.of(new byte[4]));
        Arrays.stream(pieces).forEach(client::receive);
        client.receiveEnd();
        // whether the connection can be used again depends on whether more came with the response: nothing was asked
        return exchange.log.stream()
                .filter(line -> !line.startsWith("over"))
                .map(FramingFuzzTest::withoutCode)
                .toList();
    }

    /** Parsers may refuse for another reason, if several rules are broken. */
    private static String withoutCode(String line) {
        return line.replaceFirst("^(failed|closed) HPE_.*", "$1");
    }
}
