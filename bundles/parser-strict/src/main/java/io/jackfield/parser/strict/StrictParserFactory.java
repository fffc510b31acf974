package io.jackfield.parser.strict;

import io.jackfield.parser.core.Leniencies;
import io.jackfield.parser.core.StrictParser;
import io.jackfield.spi.parser.Parser;
import io.jackfield.spi.parser.ParserFactory;
import io.jackfield.spi.parser.ParserSpec;

/** Makes the default parser. {@link StrictParserComponent} registers it in a container, the service loader finds it outside. */
public class StrictParserFactory implements ParserFactory {
    static final String NAME = "strict";
    static final int RANKING = 100;

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
        return new StrictParser(spec.limits(), Leniencies.NONE);
    }
}
