package io.jackfield.benchmarks.parsers;

import java.util.List;

/** A parser with a message to read. {@link MessageBenchmark} calls it in its loop; one fork knows one subject only. */
interface Subject {
    String STRICT = "strict";
    String LENIENT = "lenient";
    String OURS_ON_NETTY = "parser-netty";
    String NETTY = "Netty";
    /** The parsers of the table. */
    List<String> PARSERS = List.of(STRICT, LENIENT, OURS_ON_NETTY, NETTY);

    /** No parser: a head block is made and filled from offsets that are known. */
    String BLOCK = "head block alone";
    /** The strict parser, and then one field's value as a string. */
    String ONE_STRING = "strict, one value read";

    /** Reads the message once and returns what was made of it, so that nothing is optimised away. */
    Object read() throws Exception;

    /** How many field lines, and bytes of the body, were read: equal for all parsers. */
    long found() throws Exception;

    /** The subject of this name. */
    static Subject named(String name, Message message) throws Exception {
        return switch (name) {
            case NETTY -> NettySubject.of(message);
            case BLOCK -> new BlockSubject(message);
            case ONE_STRING -> new OneStringSubject(message);
            default -> ParserSubject.of(name, message);
        };
    }
}
