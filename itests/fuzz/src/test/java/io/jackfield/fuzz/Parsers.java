package io.jackfield.fuzz;

import io.jackfield.parser.lenient.LenientParserFactory;
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
    /** Nothing open: the letter, on the way through the other bundle. */
    static final ParserFactory CLOSED = lenient("");

    /** Everything open. */
    static final ParserFactory OPEN = lenient("node-10.15.0");

    /** Those that must agree. */
    static final List<ParserFactory> EXACT = List.of(STRICT, NETTY, CLOSED);

    static final List<ParserFactory> ALL = List.of(STRICT, NETTY, OPEN);

    private Parsers() {}

    /** The lenient parser with these leniencies open. */
    static ParserFactory lenient(String names) {
        System.setProperty(LenientParserFactory.PROPERTY, names);
        try {
            return new LenientParserFactory();
        } finally {
            System.clearProperty(LenientParserFactory.PROPERTY);
        }
    }

    /** The inputs of the kit's cases: they are the seeds, and past findings are among them. */
    static Stream<byte[]> seeds() {
        return ParserProbe.samples();
    }
}
