package io.jackfield.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.spi.engine.HeadFraming;
import io.jackfield.spi.parser.Parser;
import io.jackfield.spi.parser.ParserFactory;
import io.jackfield.spi.parser.ParserLimits;
import io.jackfield.spi.parser.ParserSpec;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class ReplayTest {
    private static final HeadFraming FRAMING =
            ServiceLoader.load(HeadFraming.class).findFirst().orElseThrow();

    @Test
    void everythingOfAChunkedRequestHasItsOffset() {
        assertThat(
                        requests(
                                "POST /a HTTP/1.1\r\nHost: b\r\nTransfer-Encoding: chunked\r\n\r\n3;x=1\r\nabc\r\n0\r\nSum: 9\r\n\r\n"))
                .containsExactly(
                        "0 request POST /a HTTP/1.1",
                        "18@24 field Host: b",
                        "27@46 field Transfer-Encoding: chunked",
                        "57 framing content in chunks, another message may follow",
                        "57 chunk 3 bytes, line 3;x=1\\r\\n",
                        "64 content 3 bytes",
                        "67 chunk 0 bytes, line \\r\\n0\\r\\n",
                        "72@77 trailer Sum: 9",
                        "82 end of a message of 82 bytes");
    }

    @Test
    void theNextMessageBeginsWhereTheLastEnds() {
        assertThat(requests("POST / HTTP/1.1\r\nHost: b\r\nContent-Length: 2\r\n\r\nhiGET / HTTP/1.0\r\n\r\nGET"))
                .containsExactly(
                        "0 request POST / HTTP/1.1",
                        "17@23 field Host: b",
                        "26@42 field Content-Length: 2",
                        "47 framing content of 2 bytes, another message may follow",
                        "47 content 2 bytes",
                        "49 end of a message of 49 bytes",
                        "49 request GET / HTTP/1.0",
                        "67 framing no content, the last message of its connection",
                        "67 end of a message of 18 bytes",
                        "67 behind 3 bytes behind the last message of the connection");
    }

    @Test
    void aRefusalIsShownWithItsPlace() {
        assertThat(requests("GET / HTTP/1.1\r\nHost: a\nX: y\r\n\r\n"))
                .containsExactly(
                        "23 refused HPE_CR_EXPECTED 400",
                        "23 why a line ends in CRLF, not in LF alone (RFC 9112 section 2.2)",
                        "0 near GET / HTTP/1.1\\r\\nHost: a >>> \\nX: y\\r\\n\\r\\n");
    }

    @Test
    void whatFramingRefusesIsShownBehindTheFields() {
        assertThat(requests("GET / HTTP/1.1\r\n\r\n"))
                .startsWith("0 request GET / HTTP/1.1", "18 refused HPE_MISSING_HOST 400");
    }

    @Test
    void bytesThatEndTooEarlyAreTold() {
        assertThat(requests("GET / HT")).containsExactly("8 more the bytes end within a head");
        assertThat(requests("POST / HTTP/1.0\r\nContent-Length: 9\r\n\r\nab"))
                .endsWith("38 content 2 bytes", "40 more the bytes end within a content, 7 bytes are missing");
        assertThat(requests("POST / HTTP/1.1\r\nHost: b\r\nTransfer-Encoding: chunked\r\n\r\n0\r\nA: b"))
                .endsWith("63 more the bytes end within a trailer section");
        assertThat(requests("")).isEmpty();
    }

    @Test
    void aTunnelIsNotRead() {
        assertThat(requests("CONNECT a:1 HTTP/1.1\r\nHost: a:1\r\n\r\n\0\1"))
                .endsWith("35 framing a tunnel, another message may follow", "35 tunnel 2 bytes");
        assertThat(requests("GET / HTTP/1.1\r\nHost: a\r\nConnection: upgrade\r\nUpgrade: x\r\n\r\n"))
                .contains("60 framing no content, asks for another protocol, another message may follow");
    }

    @Test
    void responsesAreReadAsAnswersToGet() {
        assertThat(run(true, strict(), "HTTP/1.1 204 \r\n\r\nHTTP/1.1 101 Go\r\n\r\nab"))
                .containsExactly(
                        "0 response HTTP/1.1 204",
                        "17 framing no content, another message may follow",
                        "17 end of a message of 17 bytes",
                        "17 response HTTP/1.1 101 Go",
                        "36 framing a tunnel, another message may follow",
                        "36 tunnel 2 bytes");
        assertThat(run(true, strict(), "HTTP/1.0 200 OK\r\n\r\nab"))
                .endsWith(
                        "19 framing content to the end of the connection, the last message of its connection",
                        "19 content 2 bytes");
    }

    @Test
    void withoutAProtocolTheHeadIsAllThatIsRead() {
        byte[] bytes = "GET / HTTP/1.1\r\n\r\nGET".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(new Replay(strict(), null, false, bytes).run())
                .extracting(Finding::what)
                .containsExactly("request", "framing");
    }

    @Test
    void whatIsNotPrintableIsEscaped() {
        assertThat(requests("GET / HTTP/1.1\r\nHost: a\r\nX: \t\\ \u00ff\ty\r\n\r\n"))
                .contains("25@29 field X: \\\\ \\xff\\ty");
    }

    private static List<String> requests(String text) {
        return run(false, strict(), text);
    }

    private static List<String> run(boolean responses, Parser parser, String text) {
        return new Replay(parser, FRAMING, responses, text.getBytes(StandardCharsets.ISO_8859_1))
                .run().stream()
                        .map(f -> f.at() + (f.valueAt() < 0 ? "" : "@" + f.valueAt()) + " " + f.what() + " " + f.text())
                        .toList();
    }

    private static Parser strict() {
        return ServiceLoader.load(ParserFactory.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(factory -> factory.name().equals("strict"))
                .findFirst()
                .orElseThrow()
                .newParser(ParserSpec.of(ParserLimits.defaults()));
    }
}
