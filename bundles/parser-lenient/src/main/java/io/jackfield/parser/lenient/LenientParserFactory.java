package io.jackfield.parser.lenient;

import io.jackfield.parser.core.Leniencies;
import io.jackfield.parser.core.Leniency;
import io.jackfield.parser.core.StrictParser;
import io.jackfield.spi.parser.Parser;
import io.jackfield.spi.parser.ParserFactory;
import io.jackfield.spi.parser.ParserSpec;
import java.util.List;
import java.util.Set;

/**
 * Makes strict parsers with some leniencies open. {@link LenientRegistration} registers it in a container; outside, the service
 * loader finds it, with the leniencies that a system property names.
 */
public final class LenientParserFactory implements ParserFactory {
    /** The system property that is read outside a container: names with commas between them. Nothing is open without it. */
    public static final String PROPERTY = "jackfield.parser.lenient.leniencies";

    static final String NAME = "lenient";
    /** Below every other, so that it serves only where it is chosen or nothing else is left. */
    static final int RANKING = 10;

    private final Leniencies leniencies;

    /** For the service loader. */
    public LenientParserFactory() {
        this(LeniencyNames.parse(List.of(System.getProperty(PROPERTY, ""))));
    }

    LenientParserFactory(Set<Leniency> open) {
        leniencies = Leniencies.of(open);
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
        return new StrictParser(spec.limits(), leniencies);
    }
}
