package io.jackfield.itests;

import static org.awaitility.Awaitility.await;

import io.jackfield.api.runtime.ListenerDTO;
import io.jackfield.api.runtime.StrategyDTO;
import io.jackfield.api.runtime.StrategyKind;
import io.jackfield.api.runtime.SwapOptions;
import io.jackfield.api.runtime.SwapResult;
import io.jackfield.api.runtime.Switchboard;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The switchboard of a {@link RunningContainer} whose api is shared, in the words of a test. */
public final class Board {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final Switchboard switchboard;

    public Board(RunningContainer container) {
        switchboard = container.service(Switchboard.class);
    }

    /** Swaps and returns when it is in force everywhere. */
    public List<SwapResult> swap(StrategyKind kind, String name) throws Exception {
        return switchboard
                .swap(kind, name, SwapOptions.DEFAULTS)
                .toCompletableFuture()
                .get(LIMIT.toSeconds(), TimeUnit.SECONDS);
    }

    /** Whether a strategy is registered and can work here; it serves from now on then. */
    public boolean serves(StrategyKind kind, String name) throws Exception {
        try {
            swap(kind, name);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** The listener on this port. */
    public ListenerDTO listener(int port) {
        return switchboard.listeners().stream()
                .filter(listener -> listener.port == port)
                .findFirst()
                .orElseThrow(() -> new AssertionError("nothing listens on " + port));
    }

    /** Whether a strategy is registered. */
    public boolean has(StrategyKind kind, String name) {
        return switchboard.strategies(kind).stream()
                .anyMatch(strategy -> strategy.name.equals(name) && !strategy.state.equals("draining"));
    }

    /** What began on strategies of this name, all generations together, and has not ended. */
    public long leases(StrategyKind kind, String name) {
        return switchboard.strategies(kind).stream()
                .filter(strategy -> strategy.name.equals(name))
                .mapToLong(strategy -> strategy.leases)
                .sum();
    }

    public void awaitLeases(StrategyKind kind, String name, long leases) {
        await(leases + " leases of " + kind.word() + " " + name)
                .atMost(LIMIT)
                .until(() -> leases(kind, name), now -> now == leases);
    }

    public void awaitParser(int port, String name) {
        await("parser " + name).atMost(LIMIT).until(() -> name(listener(port).parser), name::equals);
    }

    public void awaitTransport(int port, String name) {
        await("transport " + name).atMost(LIMIT).until(() -> name(listener(port).transport), name::equals);
    }

    public void awaitParked(int port, long requests) {
        await(requests + " parked").atMost(LIMIT).until(() -> listener(port).parked, now -> now == requests);
    }

    public List<StrategyDTO> strategies(StrategyKind kind) {
        return switchboard.strategies(kind);
    }

    private static String name(String strategy) {
        return strategy.replaceFirst("#.*", "");
    }
}
