package io.jackfield.spi.parser;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Makes {@link Parser}s of one kind: the service that a parser bundle registers, and the thing that is swapped.
 *
 * <p>The platform makes one parser for each event loop and set of limits, and uses it on that loop only. Methods may be called
 * from any thread. Outside a container the factory is found through {@link java.util.ServiceLoader}.
 */
@ConsumerType
public interface ParserFactory {
    /**
     * The service property that repeats {@link #name}. Carried by every registered factory; required; without it the platform
     * reads {@link #name}; a String.
     */
    String NAME_PROPERTY = "jackfield.name";

    /** The name by which configuration and {@code swap} choose this parser: lower-case, for example {@code strict}. */
    String name();

    /** The preference among factories when nobody chose one; the highest wins. Equal to {@code service.ranking}. */
    int ranking();

    /** Makes a parser for one event loop. */
    Parser newParser(ParserSpec spec);
}
