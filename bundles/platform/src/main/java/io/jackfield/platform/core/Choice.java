package io.jackfield.platform.core;

import io.jackfield.spi.engine.ProtocolFactory;
import io.jackfield.spi.engine.ServerEngine;
import io.jackfield.spi.parser.ParserFactory;

/**
 * Which generations serve an endpoint now, and which trial watches its parser; null where there is none. The {@link Strategies} decide it,
 * {@link Assignment}s apply it.
 */
record Choice(
        Generation<ParserFactory> parser,
        Generation<ProtocolFactory> protocol,
        Generation<ServerEngine> engine,
        ParserWatch.Source trial) {
    static final Choice NOTHING = new Choice(null, null, null, null);

    /** Whether one of them has failed since, so that it is to be made anew. */
    boolean failed() {
        return failed(parser) || failed(protocol) || failed(engine);
    }

    private static boolean failed(Generation<?> generation) {
        return generation != null && generation.failure() != null;
    }
}
