package io.jackfield.platform.osgi;

import io.jackfield.api.runtime.StrategyKind;
import io.jackfield.platform.core.Generation;
import io.jackfield.platform.core.Strategies;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Follows the service registry with {@link Strategies}: each service that is bound is a generation, and unbinding drains it, while its
 * bundle can still load classes. A service that fails is named in the log; the container never sees it throw.
 */
final class BoundStrategies {
    private static final System.Logger LOG = System.getLogger(BoundStrategies.class.getName());
    private static final String NAME = "jackfield.name";
    private static final String RANKING = "service.ranking";

    private final Strategies strategies;
    private final Map<Object, Generation<?>> generations = new ConcurrentHashMap<>();
    private volatile boolean closed;

    BoundStrategies(Strategies strategies) {
        this.strategies = strategies;
    }

    /**
     * A service came.
     *
     * @param key tells this registration from every other
     * @param name the strategy's own name, for a service without the property
     * @param origin its properties and bundle
     */
    <S> void add(StrategyKind kind, Object key, S service, Supplier<String> name, Generation.Registration origin) {
        try {
            String property = origin.properties().get(NAME) instanceof String text ? text : name.get();
            int ranking = origin.properties().get(RANKING) instanceof Integer number ? number : 0;
            generations.put(key, strategies.add(kind, service, property, ranking, origin));
        } catch (RuntimeException | LinkageError e) {
            LOG.log(Level.ERROR, "the " + kind.word() + " strategy of " + origin.bundle() + " can not be used", e);
        }
    }

    /** A service goes: waits until nobody uses it, at most the drain time. */
    void remove(Object key) {
        Generation<?> generation = generations.remove(key);
        if (generation == null || closed) {
            return;
        }
        try {
            strategies.remove(generation);
        } catch (RuntimeException | LinkageError e) {
            LOG.log(Level.ERROR, "strategy " + generation + " of " + generation.bundle() + " could not be let go", e);
        }
    }

    /** The platform has ended: there is nothing left to drain. */
    void close() {
        closed = true;
    }
}
