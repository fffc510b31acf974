package io.jackfield.fuzz;

import io.jackfield.parser.netty.NettyParserFactory;
import io.jackfield.parser.strict.StrictParserFactory;
import io.jackfield.parser.testkit.ParserProbe;
import io.jackfield.spi.parser.ParserFactory;
import java.util.List;
import java.util.stream.Stream;

/** The parsers that are fuzzed, and what the fuzzer begins with. */
final class Parsers {
    static final ParserFactory STRICT = new StrictParserFactory();
    static final ParserFactory NETTY = new NettyParserFactory();
    static final List<ParserFactory> ALL = List.of(STRICT, NETTY);

    private Parsers() {}

    /** The inputs of the kit's cases: they are the seeds, and past findings are among them. */
    static Stream<byte[]> seeds() {
        return ParserProbe.samples();
    }
}
