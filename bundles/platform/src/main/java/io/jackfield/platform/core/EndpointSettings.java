package io.jackfield.platform.core;

import io.jackfield.spi.parser.ParserLimits;
import java.util.Map;
import java.util.function.Predicate;

/**
 * What an {@link Endpoint} may be served by, and how. Immutable; a change is a new value.
 *
 * @param parserFilter which parsers may serve it (hard)
 * @param transportFilter which transports may serve it (hard)
 * @param preferredParser the parser to take if it is there and passes the filter (soft): a name, or name and generation as {@code strict#3};
 *     null for none
 * @param preferredTransport likewise for the transport
 * @param loops how many loops of the transport it uses; 0 for all
 * @param limits what its parsers enforce
 */
public record EndpointSettings(
        Predicate<Map<String, ?>> parserFilter,
        Predicate<Map<String, ?>> transportFilter,
        String preferredParser,
        String preferredTransport,
        int loops,
        ParserLimits limits) {
    /** The filter that every strategy passes. */
    static final Predicate<Map<String, ?>> EVERY = properties -> true;

    /** Everything passes, nothing is preferred, all loops, default limits. */
    public static EndpointSettings defaults() {
        return new EndpointSettings(EVERY, EVERY, null, null, 0, ParserLimits.defaults());
    }

    /** These settings with another preferred parser. */
    public EndpointSettings withPreferredParser(String name) {
        return new EndpointSettings(parserFilter, transportFilter, name, preferredTransport, loops, limits);
    }

    /** These settings with another preferred transport. */
    public EndpointSettings withPreferredTransport(String name) {
        return new EndpointSettings(parserFilter, transportFilter, preferredParser, name, loops, limits);
    }

    /** These settings with other limits. */
    public EndpointSettings withLimits(ParserLimits newLimits) {
        return new EndpointSettings(
                parserFilter, transportFilter, preferredParser, preferredTransport, loops, newLimits);
    }
}
