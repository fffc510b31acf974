package io.jackfield.spi.parser;

import java.util.Objects;

/** What a {@link ParserFactory} is told about the parser to make. It can grow without breaking factories. */
public final class ParserSpec {
    private final ParserLimits limits;

    private ParserSpec(ParserLimits limits) {
        this.limits = Objects.requireNonNull(limits, "limits");
    }

    /** A specification with these limits. */
    public static ParserSpec of(ParserLimits limits) {
        return new ParserSpec(limits);
    }

    /** The limits to enforce while reading. */
    public ParserLimits limits() {
        return limits;
    }
}
