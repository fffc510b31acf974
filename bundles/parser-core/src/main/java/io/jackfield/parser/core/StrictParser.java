package io.jackfield.parser.core;

import io.jackfield.spi.parser.ChunkLine;
import io.jackfield.spi.parser.HeadBlock;
import io.jackfield.spi.parser.Parser;
import io.jackfield.spi.parser.ParserLimits;
import io.jackfield.spi.parser.ProtocolException;

/**
 * RFC 9112 to the letter, but for the {@link Leniencies} it is given: hands each element to the reader of its kind. It holds limits only, so that one serves all connections of
 * a loop; what is known of an unfinished element stands in its {@link HeadBlock} or {@link ChunkLine}.
 */
public final class StrictParser implements Parser {
    private final RequestLine requestLine;
    private final StatusLine statusLine;
    private final FieldSection headers;
    private final FieldSection trailers;
    private final ChunkReader chunks;

    /**
     * @param limits what is enforced while reading, whatever the leniencies
     * @param lenient what is taken beyond the letter
     */
    public StrictParser(ParserLimits limits, Leniencies lenient) {
        requestLine = new RequestLine(limits.maxHeaderSize(), limits.maxLeadingEmptyLines(), lenient);
        statusLine = new StatusLine(limits.maxHeaderSize(), lenient);
        headers = new FieldSection(limits.maxHeaderSize(), limits.maxHeadersCount(), lenient);
        trailers = new FieldSection(limits.maxTrailerSize(), limits.maxTrailersCount(), lenient);
        chunks = new ChunkReader(limits.maxChunkExtensions(), lenient);
    }

    @Override
    public boolean head(HeadBlock block) throws ProtocolException {
        boolean inStartLine = Heads.inStartLine(block);
        try {
            if (inStartLine
                    && !(block.kind() == HeadBlock.Kind.REQUEST ? requestLine.read(block) : statusLine.read(block))) {
                return false;
            }
            return headers.read(block);
        } catch (ProtocolException refusal) {
            Heads.refuse(block);
            throw refusal;
        }
    }

    @Override
    public boolean chunkLine(ChunkLine line) throws ProtocolException {
        return chunks.read(line);
    }

    @Override
    public boolean trailers(HeadBlock block) throws ProtocolException {
        Heads.startTrailers(block);
        try {
            return trailers.read(block);
        } catch (ProtocolException refusal) {
            Heads.refuse(block);
            throw refusal;
        }
    }
}
