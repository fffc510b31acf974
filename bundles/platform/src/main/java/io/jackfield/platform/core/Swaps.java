package io.jackfield.platform.core;

import io.jackfield.api.runtime.StrategyKind;
import io.jackfield.spi.parser.ParserFactory;
import io.jackfield.spi.parser.ParserSpec;
import io.jackfield.spi.transport.Transport;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** What people prefer, and how that changes: one change after the other, on a worker. The {@link Strategies} choose by it. Thread-safe. */
final class Swaps {
    private final Core core;
    private final Strategies strategies;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile Map<StrategyKind, String> preferences = Map.of();
    private CompletableFuture<?> last = CompletableFuture.completedFuture(null);

    Swaps(Core core, Strategies strategies) {
        this.core = core;
        this.strategies = strategies;
    }

    /** The name, or name and generation, that is preferred where an endpoint does not say otherwise; null when none is. */
    String preferred(StrategyKind kind) {
        return preferences.get(kind);
    }

    /** Does what {@link Strategies#prefer} says. */
    CompletableFuture<Strategies.Swapped> prefer(StrategyKind kind, String name, Endpoint only) {
        require(kind, name);
        CompletableFuture<String> before = new CompletableFuture<>();
        return inTurn(() -> {
                    before.complete(current(kind, only));
                    // before it is preferred: what serves goes on if it can not be had
                    tryOut(require(kind, name), only == null ? core.clientEndpoint() : only);
                    require(kind, name);
                    note(kind, name, only);
                    return strategies.changed(kind);
                })
                .thenApply(done -> new Strategies.Swapped(
                        kind, before.join(), Objects.requireNonNullElse(current(kind, only), name)));
    }

    /** Makes a change when those asked for before are made; done when it is in force. */
    CompletableFuture<Void> inTurn(Supplier<CompletableFuture<Void>> change) {
        lock.lock();
        try {
            CompletableFuture<CompletableFuture<Void>> next =
                    last.handleAsync((done, failure) -> change.get(), core.workers());
            last = next;
            return next.thenCompose(inForce -> inForce);
        } finally {
            lock.unlock();
        }
    }

    private Generation<?> require(StrategyKind kind, String name) {
        Generation<?> generation = strategies.named(kind, name).get(0);
        String why = generation.unusable();
        if (why != null) {
            throw new IllegalArgumentException(kind.word() + " " + name + " can not work here: " + why);
        }
        return generation;
    }

    /** Has a strategy show what it makes, so that one that can not is not put in force. */
    @SuppressWarnings("unchecked")
    private void tryOut(Generation<?> generation, Endpoint endpoint) {
        if (generation.service() instanceof ParserFactory) {
            strategies
                    .calls()
                    .ask(
                            generation,
                            "a parser",
                            service -> ((ParserFactory) service).newParser(ParserSpec.of(endpoint.limits())),
                            late -> {});
        } else if (generation.service() instanceof Transport) {
            core.transports().unit((Generation<Transport>) generation);
        }
    }

    private void note(StrategyKind kind, String name, Endpoint only) {
        List<Endpoint> endpoints = only == null ? core.endpoints() : List.of(only);
        lock.lock();
        try {
            if (only == null) {
                Map<StrategyKind, String> changed = new EnumMap<>(StrategyKind.class);
                changed.putAll(preferences);
                changed.put(kind, name);
                preferences = changed;
            }
            for (Endpoint endpoint : endpoints) {
                if (kind == StrategyKind.PARSER) {
                    endpoint.preferParser(name);
                } else if (kind == StrategyKind.TRANSPORT) {
                    endpoint.preferTransport(name);
                }
            }
        } finally {
            lock.unlock();
        }
    }

    /** What serves now, as name and generation; null when nothing does. */
    private String current(StrategyKind kind, Endpoint only) {
        Endpoint endpoint = only != null
                ? only
                : core.endpoints().stream()
                        .filter(Endpoint::isServer)
                        .findFirst()
                        .orElse(core.clientEndpoint());
        if (kind == StrategyKind.TRANSPORT) {
            return endpoint.transport();
        }
        Generation<?> generation =
                switch (kind) {
                    case PARSER -> endpoint.choice().parser();
                    case PROTOCOL -> endpoint.choice().protocol();
                    case SERVER -> endpoint.choice().engine();
                    case CLIENT -> strategies.clientEngine();
                    case AGENT -> strategies.agent();
                    case TLS -> core.tls().provider();
                    case TRANSPORT -> null;
                };
        return generation == null ? null : generation.toString();
    }
}
