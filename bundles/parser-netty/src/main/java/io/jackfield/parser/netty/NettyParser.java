package io.jackfield.parser.netty;

import io.jackfield.spi.parser.ChunkLine;
import io.jackfield.spi.parser.HeadBlock;
import io.jackfield.spi.parser.Parser;
import io.jackfield.spi.parser.ParserLimits;
import io.jackfield.spi.parser.ProtocolException;
import io.netty.handler.codec.http.HttpMessage;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A parser whose heads are decoded by Netty. {@link HeadCheck} finds the end of a head and refuses what Netty tolerates, {@link
 * HeadDecoder} decodes, {@link FieldLocator} finds the fields in the bytes again. The decoders are used for one whole head at a
 * time and know nothing in between.
 */
final class NettyParser implements Parser {
    /** A trailer section is decoded as the fields of this response: Netty drops some fields from trailers, and so hides them. */
    private static final byte[] BEFORE_TRAILERS = "HTTP/1.1 200 OK\r\n".getBytes(StandardCharsets.US_ASCII);

    private final ParserLimits limits;
    private final HeadDecoder requests;
    private final HeadDecoder responses;

    NettyParser(ParserLimits limits) {
        this.limits = limits;
        requests = HeadDecoder.ofRequests(limits.maxHeaderSize());
        responses = HeadDecoder.ofResponses(
                Math.max(limits.maxHeaderSize(), Math.max(limits.maxTrailerSize(), BEFORE_TRAILERS.length)));
    }

    @Override
    public boolean head(HeadBlock block) throws ProtocolException {
        if (!HeadCheck.read(block, limits)) {
            return false;
        }
        boolean request = block.kind() == HeadBlock.Kind.REQUEST;
        HttpMessage message =
                decode(request ? requests : responses, block, block.bytes(), block.from(), block.position());
        int fields = request ? StartLines.request(block, message) : StartLines.response(block, message);
        FieldLocator.locate(block, fields, (FieldRecorder) message.headers());
        return true;
    }

    @Override
    public boolean trailers(HeadBlock block) throws ProtocolException {
        if (!HeadCheck.read(block, limits)) {
            return false;
        }
        int length = block.position() - block.from();
        byte[] head = Arrays.copyOf(BEFORE_TRAILERS, BEFORE_TRAILERS.length + length);
        System.arraycopy(block.bytes(), block.from(), head, BEFORE_TRAILERS.length, length);
        HttpMessage message = decode(responses, block, head, 0, head.length);
        FieldLocator.locate(block, block.from(), (FieldRecorder) message.headers());
        return true;
    }

    @Override
    public boolean chunkLine(ChunkLine line) throws ProtocolException {
        return ChunkCheck.read(line, limits.maxChunkExtensions());
    }

    private static HttpMessage decode(HeadDecoder decoder, HeadBlock block, byte[] bytes, int from, int to)
            throws ProtocolException {
        HttpMessage message;
        try {
            message = decoder.decode(bytes, from, to);
        } catch (Exception e) {
            throw disagree(block, block.from());
        }
        if (message.decoderResult().isFailure()) {
            throw disagree(block, block.from());
        }
        return message;
    }

    /** Refuses a block that Netty and {@link HeadCheck} read in two ways. */
    static ProtocolException disagree(HeadBlock block, int at) {
        block.phase(HeadCheck.REFUSED);
        return Refusal.DISAGREEMENT.at(at);
    }
}
