package io.jackfield.platform.trial;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.parser.strict.StrictParserFactory;
import io.jackfield.parser.testkit.Fault;
import io.jackfield.parser.testkit.FaultyParser;
import io.jackfield.spi.parser.ChunkLine;
import io.jackfield.spi.parser.HeadBlock;
import io.jackfield.spi.parser.Parser;
import io.jackfield.spi.parser.ParserLimits;
import io.jackfield.spi.parser.ParserSpec;
import io.jackfield.spi.parser.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a faulty candidate does is found, named, and reaches nobody. */
class FaultsFoundTest {
    private static final String REQUEST =
            "POST /target HTTP/1.1\r\nHost: a\r\nContent-Length: 12\r\nX-Last: value\r\n\r\n";
    private static final ParserSpec SPEC = ParserSpec.of(ParserLimits.defaults());

    private final Parser current = new StrictParserFactory().newParser(SPEC);
    private Reading reading;

    private static Parser faulty(Fault fault) {
        return FaultyParser.factory("faulty", new StrictParserFactory(), fault, "", new CountDownLatch(0))
                .newParser(SPEC);
    }

    private HeadBlock read(HeadBlock.Kind kind, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        HeadBlock block = new HeadBlock(kind);
        block.window(bytes, 0, bytes.length);
        WatchedParser watched = new WatchedParser(current, SPEC.limits(), found -> reading = found);
        try {
            boolean complete = kind == HeadBlock.Kind.TRAILERS ? watched.trailers(block) : watched.head(block);
            assertThat(complete).isTrue();
        } catch (ProtocolException e) {
            assertThat(reading).isNotNull();
        }
        return block;
    }

    @ParameterizedTest
    @CsvSource({
        "FIELD_VALUE, field value, false, 'current \"value\", candidate \"valu\"'",
        "FIELD_MISSING, field count, false, 'current \"3 fields\", candidate \"2 fields\"'",
        "TARGET, target, false, 'current \"/target\", candidate \"/targe\"'",
        "FRAMING, end, true, 'current \"69 bytes\", candidate \"68 bytes\"'",
        "OFFSETS, offsets, true, the candidate recorded offsets outside of the input",
        "REFUSES, refused, true, 'current \"complete\", candidate \"refused HPE_INVALID_HEADER_TOKEN 400\"'",
        "WAITS, waits, true, 'current \"complete\", candidate \"wants more bytes\"'",
        "WRITES, input, true, the candidate wrote into its input"
    })
    void whatDiffersInAHead(Fault fault, String what, boolean framing, String detail) {
        read(HeadBlock.Kind.REQUEST, REQUEST);
        Finding finding = reading.ask(faulty(fault), 0);
        assertThat(finding.outcome()).isEqualTo(Finding.Outcome.DIFFERS);
        assertThat(finding.what()).isEqualTo(what);
        assertThat(finding.framing()).isEqualTo(framing);
        assertThat(finding.detail()).isEqualTo(detail);
    }

    @Test
    void aFieldThatFramesIsSaidToDoSo() {
        read(HeadBlock.Kind.RESPONSE, "HTTP/1.1 200 OK\r\nContent-Length: 12\r\n\r\n");
        Finding finding = reading.ask(faulty(Fault.FIELD_VALUE), 0);
        assertThat(finding.framing()).isTrue();
        assertThat(finding.detail()).isEqualTo("current \"12\", candidate \"1\"");
    }

    @Test
    void whatIsAcceptedThoughRefused() {
        read(HeadBlock.Kind.REQUEST, "GET / HTTP/1.1\r\nBad Name: a\r\n\r\n");
        Finding finding = reading.ask(faulty(Fault.ACCEPTS), 0);
        assertThat(finding.what()).isEqualTo("accepted");
        assertThat(finding.detail()).startsWith("current \"refused HPE_INVALID_HEADER_TOKEN 400\"");
    }

    @Test
    void anotherStatusOfARefusalIsNoDifferenceButTold() {
        read(HeadBlock.Kind.REQUEST, "GET / HTTP/1.1\r\nX: " + "a".repeat(9000) + "\r\n\r\n");
        Finding finding = reading.ask(faulty(Fault.REFUSES), 0);
        assertThat(finding.outcome()).isEqualTo(Finding.Outcome.AGREES);
        Parser otherwise = new Refusing();
        assertThat(reading.ask(otherwise, 0).outcome()).isEqualTo(Finding.Outcome.OTHER_REFUSAL);
        assertThat(reading.ask(otherwise, 0).detail())
                .isEqualTo("current refused HPE_HEADER_OVERFLOW 431, candidate refused HPE_OTHER 400");
    }

    private static final class Refusing implements Parser {
        @Override
        public boolean head(HeadBlock block) throws ProtocolException {
            throw new ProtocolException("HPE_OTHER", 400, 0, "expected something else");
        }

        @Override
        public boolean chunkLine(ChunkLine line) {
            throw new StackOverflowError();
        }

        @Override
        public boolean trailers(HeadBlock block) {
            return true;
        }
    }

    @Test
    void whatIsForgottenBetweenTwoCalls() {
        read(HeadBlock.Kind.REQUEST, REQUEST);
        assertThat(reading.ask(faulty(Fault.FORGETS), 0).outcome()).isEqualTo(Finding.Outcome.AGREES);
        assertThat(reading.ask(faulty(Fault.FORGETS), 30).what()).isEqualTo("field count");
    }

    @Test
    void whatIsThrownKeepsNoClassOfTheCandidate() {
        read(HeadBlock.Kind.REQUEST, REQUEST);
        Finding finding = reading.ask(faulty(Fault.THROWS), 0);
        assertThat(finding.outcome()).isEqualTo(Finding.Outcome.THREW);
        assertThat(finding.what()).isEqualTo("java.lang.IllegalStateException");
        assertThat(finding.detail()).startsWith("a fault that was put there at io.jackfield.parser.testkit");
    }

    @Test
    void timeIsTheCandidatesOwn() {
        read(HeadBlock.Kind.REQUEST, REQUEST);
        Finding finding = reading.ask(faulty(Fault.SLOW), 0);
        assertThat(finding.outcome()).isEqualTo(Finding.Outcome.AGREES);
        assertThat(finding.nanos()).isGreaterThan(4_000_000);
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void nothingReachesTheExchange(Fault fault) {
        HeadBlock untouched = read(HeadBlock.Kind.REQUEST, REQUEST);
        HeadBlock block = read(HeadBlock.Kind.REQUEST, REQUEST);
        reading.ask(faulty(fault), 0);
        reading.ask(faulty(fault), 20);
        assertThat(block.sameAs(untouched)).isTrue();
        assertThat(block.bytes()).isEqualTo(untouched.bytes());
    }

    @Test
    void trailersAndResponsesAreReadToo() {
        read(HeadBlock.Kind.TRAILERS, "X-Sum: 12\r\n\r\n");
        assertThat(reading.element()).isEqualTo("trailers");
        assertThat(reading.ask(faulty(Fault.FIELD_VALUE), 0).what()).isEqualTo("field value");
        read(HeadBlock.Kind.RESPONSE, "HTTP/1.1 404 Not Found\r\n\r\n");
        assertThat(reading.ask(faulty(Fault.TARGET), 0).what()).isEqualTo("reason");
    }

    @Test
    void aChunkLineInPiecesIsOne() throws ProtocolException {
        WatchedParser watched = new WatchedParser(current, SPEC.limits(), found -> reading = found);
        ChunkLine line = new ChunkLine();
        line.startMessage();
        byte[] bytes = "1f;a=b\r\nrest".getBytes(StandardCharsets.ISO_8859_1);
        for (int i = 0; i < 7; i++) {
            line.window(bytes, i, i + 1);
            assertThat(watched.chunkLine(line)).isFalse();
            assertThat(reading).isNull();
        }
        line.window(bytes, 7, bytes.length);
        assertThat(watched.chunkLine(line)).isTrue();
        assertThat(reading.element()).isEqualTo("chunk-line");
        assertThat(reading.ask(new StrictParserFactory().newParser(SPEC), 3).outcome())
                .isEqualTo(Finding.Outcome.AGREES);
        Finding finding = reading.ask(faulty(Fault.FRAMING), 0);
        assertThat(finding.detail()).isEqualTo("current \"31\", candidate \"32\"");
        assertThat(finding.framing()).isTrue();
        assertThat(reading.ask(new Refusing(), 0).what()).isEqualTo("java.lang.StackOverflowError");
    }
}
