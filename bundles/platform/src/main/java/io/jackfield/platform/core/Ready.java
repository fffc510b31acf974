package io.jackfield.platform.core;

import io.jackfield.spi.engine.Protocol;
import io.jackfield.spi.engine.ServerEngine;
import io.jackfield.spi.parser.Parser;
import io.jackfield.spi.parser.ParserFactory;
import io.jackfield.spi.parser.ParserLimits;
import io.jackfield.spi.parser.ParserSpec;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    /**
     * Makes what a choice means on some loops, within a bound. Not for loops.
     *
     * @param tried whether the parser shows what it makes even where there is no loop yet
     */
    static Map<PlatformLoop, Ready> onAll(
            List<PlatformLoop> loops, Choice choice, ParserLimits limits, StrategyCalls calls, boolean tried) {
        int wanted = loops.isEmpty() && tried ? 1 : loops.size();
        List<Parser> parsers = wanted == 0
                ? null
                : calls.ask(choice.parser(), "a parser", factory -> parsers(factory, limits, wanted), late -> {});
        List<Protocol> protocols = loops.isEmpty()
                ? null
                : calls.ask(
                        choice.protocol(),
                        "its part on a loop",
                        factory -> loops.stream().map(factory::newProtocol).toList(),
                        late -> {});
        Map<PlatformLoop, Ready> all = new LinkedHashMap<>();
        for (int i = 0; i < loops.size(); i++) {
            all.put(
                    loops.get(i),
                    new Ready(
                            choice,
                            limits,
                            parsers == null ? null : new Made<>(choice.parser(), parsers.get(i)),
                            protocols == null ? null : new Made<>(choice.protocol(), protocols.get(i)),
                            made(choice.engine(), choice::observed)));
        }
        return all;
    }

    private static List<Parser> parsers(ParserFactory factory, ParserLimits limits, int count) {
        List<Parser> parsers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            parsers.add(Objects.requireNonNull(factory.newParser(ParserSpec.of(limits)), "it made nothing"));
        }
        return parsers;
    }

    /** Makes what the present choice of an endpoint means on the loop of the caller, which the endpoint comes to for the first time. */
    static Ready here(PlatformLoop loop, Endpoint endpoint) {
        Choice choice = endpoint.choice();
        ParserLimits limits = endpoint.limits();
        return new Ready(
                choice,
                limits,
                made(choice.parser(), factory -> factory.newParser(ParserSpec.of(limits))),
                made(choice.protocol(), factory -> factory.newProtocol(loop)),
                made(choice.engine(), choice::observed));
    }

    /** Null when there is nothing to make it, when that is on its way out, or fails. */
    private static <F, S> Made<S> made(Generation<F> generation, Function<F, S> maker) {
        if (generation == null || !generation.acquire()) {
            return null;
        }
        try {
            return new Made<>(generation, Objects.requireNonNull(maker.apply(generation.service()), "it made nothing"));
        } catch (RuntimeException | LinkageError e) {
            generation.failed("it could not start on a loop: " + e);
            LOG.log(Level.ERROR, "strategy " + generation + " could not be started on a loop; it serves nothing", e);
            return null;
        } finally {
            generation.release();
        }
    }
}
