package io.jackfield.benchmarks.parsers;

import io.jackfield.spi.parser.ChunkLine;
import io.jackfield.spi.parser.HeadBlock;
import io.jackfield.spi.parser.Parser;
import io.jackfield.spi.parser.ParserFactory;
import io.jackfield.spi.parser.ParserLimits;
import io.jackfield.spi.parser.ParserSpec;
import io.jackfield.spi.parser.ProtocolException;
import java.util.ServiceLoader;

/** One of our parsers, found as a service, with the default limits where the message is within them. */
final class ParserSubject implements Subject {
    private static final int LARGE = 1 << 20;

    private final Parser parser;
    private final Message message;
    /** As a connection remembers it. */
    private int expectedFields;

    private ParserSubject(Parser parser, Message message) {
        this.parser = parser;
        this.message = message;
    }

    static ParserSubject of(String name, Message message) {
        String service = name.equals(OURS_ON_NETTY) ? "netty" : name;
        ParserLimits limits = ParserLimits.defaults();
        if (!message.chunked() && message.bytes().length > limits.maxHeaderSize()) {
            limits = limits.withHead(LARGE, limits.maxHeadersCount());
        }
        ParserFactory factory = ServiceLoader.load(ParserFactory.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(found -> found.name().equals(service))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no parser has the name " + service));
        return new ParserSubject(factory.newParser(ParserSpec.of(limits)), message);
    }

    @Override
    public HeadBlock read() throws ProtocolException {
        HeadBlock block = head();
        if (message.chunked()) {
            body(block.position());
        }
        return block;
    }

    @Override
    public long found() throws ProtocolException {
        HeadBlock block = head();
        return block.fieldCount() + (message.chunked() ? body(block.position()) : 0);
    }

    private HeadBlock head() throws ProtocolException {
        byte[] bytes = message.bytes();
        HeadBlock block = new HeadBlock(message.kind(), expectedFields);
        block.window(bytes, 0, bytes.length);
        if (!parser.head(block)) {
            throw new IllegalStateException("the message is not complete");
        }
        expectedFields = block.fieldCount();
        return block;
    }

    private long body(int from) throws ProtocolException {
        byte[] bytes = message.bytes();
        ChunkLine line = new ChunkLine();
        line.startMessage();
        line.window(bytes, from, bytes.length);
        long total = 0;
        while (parser.chunkLine(line) && line.size() > 0) {
            total += line.size();
            int next = line.position() + (int) line.size();
            line.startAfterData();
            line.window(bytes, next, bytes.length);
        }
        HeadBlock trailers = new HeadBlock(HeadBlock.Kind.TRAILERS);
        trailers.window(bytes, line.position(), bytes.length);
        if (!parser.trailers(trailers)) {
            throw new IllegalStateException("the message is not complete");
        }
        return total;
    }
}
