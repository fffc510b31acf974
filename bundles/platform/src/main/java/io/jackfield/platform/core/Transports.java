package io.jackfield.platform.core;

import io.jackfield.spi.transport.Transport;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;

/** The transports at work: a {@link TransportUnit} for each generation that somebody has used. Thread-safe. */
final class Transports {
    private final Core core;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Generation<?>, TransportUnit> units = new LinkedHashMap<>();
    private final Map<Generation<?>, CompletableFuture<TransportUnit>> starts = new HashMap<>();
    private volatile List<PlatformLoop> loops = List.of();

    Transports(Core core) {
        this.core = core;
    }

    /** The unit of a generation, started at first use; null when the generation is on its way out, or can not be started. */
    TransportUnit unit(Generation<Transport> generation) {
        CompletableFuture<TransportUnit> starting;
        lock.lock();
        try {
            TransportUnit unit = units.get(generation);
            if (unit != null || generation.retired() || generation.failure() != null) {
                return unit;
            }
            starting = starts.get(generation);
            if (starting == null) {
                starts.put(generation, new CompletableFuture<>());
            }
        } finally {
            lock.unlock();
        }
        if (starting == null) {
            return start(generation);
        }
        if (core.currentLoop() != null) {
            // a loop does not wait: it has another transport, its own
            return null;
        }
        TransportUnit started = starting.join();
        // what came too late for the one who asked is there by now
        return started != null || generation.failure() != null ? started : unit(generation);
    }

    /** Asks without the lock, so that one that hangs holds up nobody who wants another. */
    private TransportUnit start(Generation<Transport> generation) {
        TransportUnit unit = null;
        try {
            int loopCount = core.settings().loops();
            unit = core.strategies()
                    .calls()
                    .ask(
                            generation,
                            "its loops",
                            service -> new TransportUnit(generation, loopCount),
                            late -> late.group().close());
        } finally {
            lock.lock();
            try {
                if (unit != null) {
                    units.put(generation, unit);
                    publishLoops();
                }
                starts.remove(generation).complete(unit);
            } finally {
                lock.unlock();
            }
        }
        return unit;
    }

    private void publishLoops() {
        List<PlatformLoop> all = new ArrayList<>();
        for (TransportUnit unit : units.values()) {
            all.addAll(unit.loops());
        }
        loops = List.copyOf(all);
    }

    /** The unit of a generation if it is at work, else null; waits for nothing. */
    TransportUnit atWork(Generation<?> generation) {
        lock.lock();
        try {
            return units.get(generation);
        } finally {
            lock.unlock();
        }
    }

    /** The connections of a generation; 0 when nobody has used it. */
    int connections(Generation<?> generation) {
        TransportUnit unit = atWork(generation);
        return unit == null ? 0 : unit.connections();
    }

    /** The loops of all units. */
    List<PlatformLoop> loops() {
        return loops;
    }

    /** The loop that the caller runs on, or null. */
    PlatformLoop current() {
        List<PlatformLoop> all = loops;
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).inLoop()) {
                return all.get(i);
            }
        }
        return null;
    }

    /** Ends the unit of a generation that is retired; blocks until its connections are gone or the drain time is over. */
    void remove(Generation<?> generation, boolean endIdle) {
        CompletableFuture<TransportUnit> starting;
        TransportUnit unit;
        lock.lock();
        try {
            starting = starts.get(generation);
            unit = units.get(generation);
        } finally {
            lock.unlock();
        }
        if (starting != null && core.currentLoop() == null) {
            unit = starting.join();
        }
        if (unit == null) {
            return;
        }
        unit.retire(core.settings().drainMillis(), endIdle);
        lock.lock();
        try {
            units.remove(generation);
            publishLoops();
        } finally {
            lock.unlock();
        }
        for (Endpoint endpoint : core.allEndpoints()) {
            unit.loops().forEach(endpoint::forgetLoop);
        }
        core.strategies().forgetLoops(unit.loops());
    }

    /** Ends all units. */
    void close() {
        List<Generation<?>> all;
        lock.lock();
        try {
            all = new ArrayList<>(units.keySet());
        } finally {
            lock.unlock();
        }
        for (Generation<?> generation : all) {
            generation.retire();
            remove(generation, true);
        }
    }
}
