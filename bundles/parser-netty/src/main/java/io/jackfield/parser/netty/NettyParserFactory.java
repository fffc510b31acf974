package io.jackfield.parser.netty;

import io.jackfield.spi.parser.Parser;
import io.jackfield.spi.parser.ParserFactory;
import io.jackfield.spi.parser.ParserSpec;

/** Makes parsers on Netty. {@link NettyParserComponent} registers it in a container, the service loader finds it outside. */
public class NettyParserFactory implements ParserFactory {
    static final String NAME = "netty";
    static final int RANKING = 50;

    static {
        CodecClasses.initialise();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int ranking() {
        return RANKING;
    }

    @Override
    public Parser newParser(ParserSpec spec) {
        return new NettyParser(spec.limits());
    }
}
