package io.jackfield.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.spi.parser.ChunkLine;
import io.jackfield.spi.parser.HeadBlock;
import io.jackfield.spi.parser.Parser;
import io.jackfield.spi.parser.ParserLimits;
import io.jackfield.spi.parser.ParserSpec;
import io.jackfield.spi.parser.ProtocolException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * However long an element goes on, a parser asks for no more bytes than its limits allow, and neither it nor its block grows beyond
 * them. The parsers are the same for all inputs, so that what they gather is found. What is somewhere in an input is
 * repeated without end.
 */
class MemoryFuzzTest {
    private static final ParserLimits LIMITS = new ParserLimits(1024, 50, 512, 20, 256, 16);
    /** Bytes after which an element must have ended or been refused, whatever it is. */
    private static final int FLOOD = 8 * 1024;

    private static final int PIECE = 200;
    /** Digits and line ends of a chunk line. */
    private static final int CHUNK_LINE = 24;
    /** What a parser may be large: its tables and, for Netty, the buffers of its decoders. */
    private static final long PARSER_SIZE = 64 * 1024;

    private static final List<Parser> PARSERS = Parsers.ALL.stream()
            .map(factory -> factory.newParser(ParserSpec.of(LIMITS)))
            .toList();

    @MethodSource("io.jackfield.fuzz.Parsers#seeds")
    @HttpFuzz
    void nothingGrowsBeyondItsLimits(byte[] sample) {
        if (sample.length < 3) {
            return;
        }
        byte[] flood = flood(sample);
        for (Parser parser : PARSERS) {
            switch (sample[0] | 0x20) {
                case 's' -> block(parser, HeadBlock.Kind.RESPONSE, flood);
                case 't' -> block(parser, HeadBlock.Kind.TRAILERS, flood);
                case 'c' -> chunkLine(parser, flood);
                default -> block(parser, HeadBlock.Kind.REQUEST, flood);
            }
            assertThat(Footprint.of(parser)).isLessThan(PARSER_SIZE);
        }
    }

    /** The sample between its letter and its last byte, which tells how far it goes and how many bytes are then repeated. */
    private static byte[] flood(byte[] sample) {
        byte[] flood = Arrays.copyOfRange(sample, 1, 1 + FLOOD);
        int last = sample[sample.length - 1] & 0xff;
        int length = Math.max(1, Math.min(sample.length - 2, FLOOD) * (1 + last % 16) / 16);
        int repeated = Math.min(length, 1 + last / 16);
        for (int at = length; at < FLOOD; at++) {
            flood[at] = flood[at - repeated];
        }
        return flood;
    }

    private static void block(Parser parser, HeadBlock.Kind kind, byte[] flood) {
        boolean trailers = kind == HeadBlock.Kind.TRAILERS;
        int most = trailers ? LIMITS.maxTrailerSize() : LIMITS.maxHeaderSize();
        HeadBlock block = new HeadBlock(kind);
        block.window(new byte[0], 0, 0);
        boolean complete = false;
        try {
            for (int end = PIECE; end <= FLOOD && !complete; end += PIECE) {
                int from = block.from();
                block.relocate(Arrays.copyOf(flood, end), from, end);
                complete = trailers ? parser.trailers(block) : parser.head(block);
                assertThat((complete ? block.position() : end) - block.from()).isLessThanOrEqualTo(most);
            }
            assertThat(complete).isTrue();
        } catch (ProtocolException refusal) {
            assertThat(refusal.offset() - block.from()).isLessThanOrEqualTo(most);
        }
        assertThat(block.fieldCount())
                .isLessThanOrEqualTo(trailers ? LIMITS.maxTrailersCount() : LIMITS.maxHeadersCount());
        int fields = LIMITS.maxHeadersCount() * 2 * 4 * Integer.BYTES * 2;
        assertThat(Footprint.of(block) - block.bytes().length).isLessThan(fields + 512);
    }

    /** Reads chunk lines, data left out: all of their extensions count against one limit. */
    private static void chunkLine(Parser parser, byte[] flood) {
        ChunkLine line = new ChunkLine();
        line.startMessage();
        int at = 0;
        int from = 0;
        try {
            for (int end = PIECE; end <= FLOOD; end += PIECE) {
                while (at < end) {
                    line.window(flood, at, end);
                    boolean complete = parser.chunkLine(line);
                    at = line.position();
                    assertThat(at - from).isLessThanOrEqualTo(LIMITS.maxChunkExtensions() + CHUNK_LINE);
                    if (complete) {
                        line.startAfterData();
                        from = at;
                    }
                }
            }
        } catch (ProtocolException refusal) {
            assertThat(refusal.offset() - from).isLessThanOrEqualTo(LIMITS.maxChunkExtensions() + CHUNK_LINE);
        }
        assertThat(line.extensionBytes()).isLessThanOrEqualTo(LIMITS.maxChunkExtensions());
    }
}
