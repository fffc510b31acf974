package io.jackfield.platform.core;

import io.jackfield.spi.engine.Protocol;
import io.jackfield.spi.engine.ServerEngine;
import io.jackfield.spi.parser.Parser;
import io.jackfield.spi.parser.ParserLimits;
import io.jackfield.spi.parser.ParserSpec;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Objects;
import java.util.function.Function;

/**
 * What a {@link Choice} becomes on one loop, made before the loop is told of it: a factory may load classes or fill tables, and the {@link
 * Assignment} should have nothing to do but to exchange references. What could not be made is null, and the log says why.
 *
 * @param choice what it was made for
 * @param limits those that its parser keeps
 */
record Ready(
        Choice choice, ParserLimits limits, Made<Parser> parser, Made<Protocol> protocol, Made<ServerEngine> engine) {
    private static final Logger LOG = System.getLogger(Ready.class.getName());

    /** An instance of a strategy for the loop, and the generation that made it. */
    record Made<S>(Generation<?> generation, S instance) {}

    /** Makes what the present choice of an endpoint means on a loop. Callable from any thread. */
    static Ready on(PlatformLoop loop, Endpoint endpoint) {
        Choice choice = endpoint.choice();
        ParserLimits limits = endpoint.limits();
        return new Ready(
                choice,
                limits,
                make(choice.parser(), factory -> factory.newParser(ParserSpec.of(limits))),
                make(choice.protocol(), factory -> factory.newProtocol(loop)),
                make(choice.engine(), Function.identity()));
    }

    /** Null when there is nothing to make it, when that is on its way out, or fails: then the next publication brings another. */
    private static <F, S> Made<S> make(Generation<F> generation, Function<F, S> maker) {
        // held while the factory works, so that its bundle is not gone before it has loaded its classes
        if (generation == null || !generation.acquire()) {
            return null;
        }
        try {
            return new Made<>(generation, Objects.requireNonNull(maker.apply(generation.service()), "it made nothing"));
        } catch (RuntimeException | LinkageError e) {
            LOG.log(
                    Level.ERROR,
                    "strategy " + generation + " could not be started on a loop; it serves nothing there",
                    e);
            return null;
        } finally {
            generation.release();
        }
    }
}
