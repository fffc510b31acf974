package io.jackfield.platform.core;

import io.jackfield.spi.engine.ProtocolFactory;
import io.jackfield.spi.engine.ServerEngine;
import io.jackfield.spi.parser.ParserFactory;

/**
 * Which generations serve an endpoint now, which trial watches its parser, and who watches its exchanges; null where there is none. The
 * {@link Strategies} decide it, {@link Assignment}s apply it.
 */
record Choice(
        Generation<ParserFactory> parser,
        Generation<ProtocolFactory> protocol,
        Generation<ServerEngine> engine,
        ParserWatch.Source trial,
        Observers observers) {
    static final Choice NOTHING = new Choice(null, null, null, null, null);

    /** Whether it means the same; a record's own comparison would make method handles for 10 ms of every start. */
    boolean isSame(Choice other) {
        return parser == other.parser
                && protocol == other.protocol
                && engine == other.engine
                && trial == other.trial
                && observers == other.observers;
    }

    /** What stands for the engine on a loop. */
    ServerEngine observed(ServerEngine service) {
        return ObservedEngine.inFrontOf(service, engine, observers);
    }

    /** Whether one of them has failed since, so that it is to be made anew. */
    boolean failed() {
        return failed(parser) || failed(protocol) || failed(engine);
    }

    private static boolean failed(Generation<?> generation) {
        return generation != null && generation.failure() != null;
    }
}
