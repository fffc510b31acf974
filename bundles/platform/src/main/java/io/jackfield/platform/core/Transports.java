package io.jackfield.platform.core;

import io.jackfield.spi.transport.Transport;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/** The transports at work: a {@link TransportUnit} for each generation that somebody has used. Thread-safe. */
final class Transports {
    private static final Logger LOG = System.getLogger(Transports.class.getName());

    private final Core core;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Generation<?>, TransportUnit> units = new LinkedHashMap<>();
    private volatile List<PlatformLoop> loops = List.of();

    Transports(Core core) {
        this.core = core;
    }

    /** The unit of a generation, started at first use; null when the generation is on its way out, or can not be started. */
    TransportUnit unit(Generation<Transport> generation) {
        lock.lock();
        try {
            TransportUnit unit = units.get(generation);
            if (unit == null && !generation.retired() && generation.failure() == null) {
                unit = start(generation);
            }
            return unit;
        } finally {
            lock.unlock();
        }
    }

    private TransportUnit start(Generation<Transport> generation) {
        try {
            TransportUnit unit = new TransportUnit(generation, core.settings().loops());
            units.put(generation, unit);
            publishLoops();
            return unit;
        } catch (RuntimeException | LinkageError e) {
            generation.failed("its loops did not start: " + e);
            LOG.log(Level.ERROR, "transport " + generation + " could not be started; it serves nothing", e);
            return null;
        }
    }

    private void publishLoops() {
        List<PlatformLoop> all = new ArrayList<>();
        units.values().forEach(u -> all.addAll(u.loops()));
        loops = List.copyOf(all);
    }

    /** The connections of a generation; 0 when nobody has used it. */
    int connections(Generation<?> generation) {
        lock.lock();
        try {
            TransportUnit unit = units.get(generation);
            return unit == null ? 0 : unit.connections();
        } finally {
            lock.unlock();
        }
    }

    /** The loops of all units. */
    List<PlatformLoop> loops() {
        return loops;
    }

    /** The loop that the caller runs on, or null. */
    PlatformLoop current() {
        for (PlatformLoop loop : loops) {
            if (loop.inLoop()) {
                return loop;
            }
        }
        return null;
    }

    /** Ends the unit of a generation that is retired; blocks until its connections are gone or the drain time is over. */
    void remove(Generation<?> generation, boolean endIdle) {
        TransportUnit unit;
        lock.lock();
        try {
            unit = units.get(generation);
        } finally {
            lock.unlock();
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
