package io.jackfield.platform.osgi;

import io.jackfield.spi.parser.Parser;
import io.jackfield.spi.parser.ParserFactory;
import io.jackfield.spi.parser.ParserSpec;
import java.lang.reflect.Proxy;

/** A parser for tests that is never asked to parse. */
record FakeParser(String name) implements ParserFactory {
    @Override
    public int ranking() {
        return 0;
    }

    @Override
    public Parser newParser(ParserSpec spec) {
        return (Parser) Proxy.newProxyInstance(
                Parser.class.getClassLoader(), new Class<?>[] {Parser.class}, (self, method, arguments) -> {
                    throw new UnsupportedOperationException(method.getName());
                });
    }
}
