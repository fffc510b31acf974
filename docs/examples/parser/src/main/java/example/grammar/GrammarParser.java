package example.grammar;

import io.jackfield.spi.parser.ChunkLine;
import io.jackfield.spi.parser.HeadBlock;
import io.jackfield.spi.parser.Parser;
import io.jackfield.spi.parser.ParserLimits;
import io.jackfield.spi.parser.ProtocolException;

/**
 * A parser that is short rather than fast: heads are read by the regular expressions of a {@link Grammar}, chunk lines by the states
 * of {@link ChunkReading}. It holds the limits and nothing else, since one parser serves all connections of a loop in turn.
 */
final class GrammarParser implements Parser {
    private final ParserLimits limits;

    GrammarParser(ParserLimits limits) {
        this.limits = limits;
    }

    @Override
    public boolean head(HeadBlock block) throws ProtocolException {
        return new SectionReading(block, limits.maxHeaderSize(), limits.maxHeadersCount(), limits.maxLeadingEmptyLines())
                .run();
    }

    @Override
    public boolean trailers(HeadBlock block) throws ProtocolException {
        return new SectionReading(block, limits.maxTrailerSize(), limits.maxTrailersCount(), 0).run();
    }

    @Override
    public boolean chunkLine(ChunkLine line) throws ProtocolException {
        return new ChunkReading(line, limits.maxChunkExtensions()).run();
    }
}
