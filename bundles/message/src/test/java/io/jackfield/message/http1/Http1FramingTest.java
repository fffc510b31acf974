package io.jackfield.message.http1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackfield.spi.engine.HeadFraming;
import io.jackfield.spi.engine.HeadFraming.Content;
import io.jackfield.spi.engine.HeadFraming.Framing;
import io.jackfield.spi.parser.HeadBlock;
import io.jackfield.spi.parser.ParserFactory;
import io.jackfield.spi.parser.ParserLimits;
import io.jackfield.spi.parser.ParserSpec;
import io.jackfield.spi.parser.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Http1FramingTest {
    private final HeadFraming framing =
            ServiceLoader.load(HeadFraming.class).findFirst().orElseThrow();

    @ParameterizedTest
    @CsvSource({
        "GET / HTTP/1.1|Host: a, LENGTH, 0, true, false",
        "POST / HTTP/1.1|Host: a|Content-Length: 7, LENGTH, 7, true, false",
        "POST / HTTP/1.1|Host: a|Transfer-Encoding: chunked, CHUNKED, 0, true, false",
        "GET / HTTP/1.0, LENGTH, 0, false, false",
        "GET / HTTP/1.1|Host: a|Connection: upgrade|Upgrade: x, LENGTH, 0, true, true",
        "GET / HTTP/1.1|Host: a|Connection: upgrade|Upgrade:, LENGTH, 0, true, false",
        "CONNECT a:1 HTTP/1.1|Host: a:1, TUNNEL, 0, true, false"
    })
    void requests(String head, Content content, long length, boolean persistent, boolean upgrade) throws Exception {
        assertThat(framing.request(block(HeadBlock.Kind.REQUEST, head)))
                .isEqualTo(new Framing(content, length, persistent, upgrade));
    }

    @ParameterizedTest
    @CsvSource({
        "GET, HTTP/1.1 200 OK|Content-Length: 7, LENGTH, 7, true",
        "HEAD, HTTP/1.1 200 OK|Content-Length: 7, LENGTH, 0, true",
        "GET, HTTP/1.1 200 OK, UNTIL_CLOSE, 0, false",
        "GET, HTTP/1.1 200 OK|Transfer-Encoding: chunked, CHUNKED, 0, true",
        "GET, HTTP/1.1 101 Go, TUNNEL, 0, true",
        "CONNECT, HTTP/1.1 200 OK, TUNNEL, 0, true",
        "CONNECT, HTTP/1.1 404 No|Content-Length: 7, LENGTH, 7, true"
    })
    void responses(String method, String head, Content content, long length, boolean persistent) throws Exception {
        assertThat(framing.response(block(HeadBlock.Kind.RESPONSE, head), method))
                .isEqualTo(new Framing(content, length, persistent, false));
    }

    @Test
    void whatAConnectionRefusesIsRefused() throws Exception {
        HeadBlock noHost = block(HeadBlock.Kind.REQUEST, "GET / HTTP/1.1");
        assertThatThrownBy(() -> framing.request(noHost))
                .isInstanceOfSatisfying(
                        ProtocolException.class, e -> assertThat(e.code()).isEqualTo("HPE_MISSING_HOST"));
    }

    private static HeadBlock block(HeadBlock.Kind kind, String lines) throws ProtocolException {
        byte[] bytes = (lines.replace("|", "\r\n") + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1);
        HeadBlock block = new HeadBlock(kind);
        block.window(bytes, 0, bytes.length);
        ParserFactory factory =
                ServiceLoader.load(ParserFactory.class).findFirst().orElseThrow();
        assertThat(factory.newParser(ParserSpec.of(ParserLimits.defaults())).head(block))
                .isTrue();
        return block;
    }
}
