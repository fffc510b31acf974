package io.jackfield.platform.trial;

import io.jackfield.api.runtime.StrategyKind;
import io.jackfield.platform.core.Core;
import io.jackfield.platform.core.Endpoint;
import io.jackfield.platform.core.Generation;
import io.jackfield.platform.core.ParserWatch;
import io.jackfield.spi.parser.ParserFactory;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * For which endpoints a trial is meant, and what is done to them.
 *
 * @param core of which
 * @param server the one server, or empty for all, and for the client side
 * @param only the endpoints of that server, or null for all
 */
record Scope(Core core, String server, List<Endpoint> only) {

    /** @throws IllegalArgumentException if no server has that name */
    static Scope of(Core core, String server) {
        return new Scope(core, server, server.isEmpty() ? null : core.listening(server));
    }

    boolean meets(Scope other) {
        return only == null || other.only == null || server.equals(other.server);
    }

    private List<Endpoint> endpoints() {
        return only == null ? core.endpoints() : only;
    }

    /** The endpoints that a parser may serve. */
    private List<Endpoint> open(Generation<ParserFactory> parser) {
        return endpoints().stream()
                .filter(e -> e.settings().parserFilter().test(parser.properties()))
                .toList();
    }

    boolean lets(Generation<ParserFactory> parser) {
        return !open(parser).isEmpty();
    }

    /** Whether a parser serves wherever it may. */
    boolean servedBy(Generation<ParserFactory> parser) {
        return lets(parser)
                && open(parser).stream().allMatch(e -> parser.toString().equals(e.parser()));
    }

    /** What serves now, as name and generation: of the first server, else of the client side; empty if nothing does. */
    String current() {
        List<Endpoint> servers = only == null ? core.listening() : only;
        String parser = (servers.isEmpty() ? core.clientEndpoint() : servers.get(0)).parser();
        return parser == null ? "" : parser;
    }

    /** Publishes a trial; done when it is in force on every loop. */
    CompletableFuture<?> watch(ParserWatch.Source trial) {
        return each(endpoint -> core.strategies().watch(trial, endpoint));
    }

    /** Makes a parser the preferred one, as a swap does; done when it is in force on every loop. */
    CompletableFuture<?> prefer(String reference) {
        return each(endpoint -> core.strategies().prefer(StrategyKind.PARSER, reference, endpoint));
    }

    private CompletableFuture<?> each(Function<Endpoint, CompletableFuture<?>> action) {
        return only == null
                ? action.apply(null)
                : CompletableFuture.allOf(only.stream().map(action).toArray(CompletableFuture[]::new));
    }
}
