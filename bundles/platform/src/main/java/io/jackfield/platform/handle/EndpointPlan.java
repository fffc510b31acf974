package io.jackfield.platform.handle;

import io.jackfield.api.ListenOptions;
import io.jackfield.api.error.ArgumentException;
import io.jackfield.api.error.ErrorCodes;
import io.jackfield.platform.core.EndpointSettings;
import io.jackfield.spi.parser.ParserLimits;

/**
 * What may serve a server: filters, preferences, the number of loops. {@link ListenOptions} say the filters, a configuration all.
 *
 * @param parserFilter which parsers may serve
 * @param transportFilter which transports may serve
 * @param preferredParser the parser to take if it is there; null for none
 * @param preferredTransport the transport to take if it is there; null for none
 * @param loops loops of the transport to use, 0 for all
 */
public record EndpointPlan(
        ServiceFilter parserFilter,
        ServiceFilter transportFilter,
        String preferredParser,
        String preferredTransport,
        int loops) {

    /**
     * The filters of the options.
     *
     * @throws ArgumentException {@code ERR_INVALID_OPT_VALUE} if one is not a filter
     */
    static EndpointPlan of(ListenOptions options) {
        return new EndpointPlan(
                filter("parserFilter", options.parserFilter()),
                filter("transportFilter", options.transportFilter()),
                null,
                null,
                0);
    }

    private static ServiceFilter filter(String option, String text) {
        try {
            return ServiceFilter.of(text);
        } catch (IllegalArgumentException e) {
            ArgumentException refused = ArgumentException.type(
                    ErrorCodes.ERR_INVALID_OPT_VALUE,
                    "The value of option \"" + option + "\" is invalid: " + e.getMessage());
            refused.initCause(e);
            throw refused;
        }
    }

    EndpointSettings settings(ParserLimits limits) {
        return new EndpointSettings(parserFilter, transportFilter, preferredParser, preferredTransport, loops, limits);
    }
}
