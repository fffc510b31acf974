package io.jackfield.benchmarks.parsers;

import io.jackfield.spi.parser.HeadBlock;

/** The strict parser with a reader that asks for the value of one field. */
final class OneStringSubject implements Subject {
    private final ParserSubject parser;

    OneStringSubject(Message message) {
        parser = ParserSubject.of(STRICT, message);
    }

    @Override
    public String read() throws Exception {
        HeadBlock block = parser.read();
        return block.value(block.find("host", 0));
    }

    @Override
    public long found() throws Exception {
        return parser.found();
    }
}
