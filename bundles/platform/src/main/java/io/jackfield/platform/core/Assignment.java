package io.jackfield.platform.core;

import io.jackfield.spi.connection.Lease;
import io.jackfield.spi.engine.Protocol;
import io.jackfield.spi.engine.ServerEngine;
import io.jackfield.spi.parser.Parser;
import io.jackfield.spi.parser.ParserSpec;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.function.Function;

/**
 * What an {@link Endpoint} uses on one loop: the strategies in force there, the connections that wait for one, and the counts. The
 * switchboard publishes changes to it as tasks of the loop, so that no loop ever takes a lock for a swap. Loop only, but for the counts.
 */
final class Assignment {
    private static final Logger LOG = System.getLogger(Assignment.class.getName());

    private final Endpoint endpoint;
    private final PlatformLoop loop;
    private final Counts counts = new Counts();
    private Slot<Parser> parser;
    private Slot<Protocol> protocol;
    private Slot<ServerEngine> engine;
    private ParserWatch.Source trial;
    private ParserWatch watch;
    private final Collection<PlatformConnection> parked = new LinkedHashSet<>();

    Assignment(Endpoint endpoint, PlatformLoop loop) {
        this.endpoint = endpoint;
        this.loop = loop;
    }

    Endpoint endpoint() {
        return endpoint;
    }

    PlatformLoop loop() {
        return loop;
    }

    /** A lease on the parser in force, for one head, chunk line or trailer section; null when there is none. */
    Lease<Parser> leaseParser(PlatformConnection connection) {
        Slot<Parser> slot = parser;
        if (slot == null) {
            return null;
        }
        return watch == null ? slot.take() : watched(slot, connection);
    }

    /** A lease of its own for an element that a trial reads along: it counts as one on the parser in force. */
    private Lease<Parser> watched(Slot<Parser> slot, PlatformConnection connection) {
        Parser beside = watch.beside(connection.id(), slot.get());
        if (beside == null) {
            return slot.take();
        }
        Slot<Parser> own = new Slot<>(slot.of(), this, beside);
        if (!slot.of().addSlot(own)) {
            return slot.take();
        }
        own.take();
        own.retire();
        return own;
    }

    Slot<Protocol> protocol() {
        return protocol;
    }

    Slot<ServerEngine> engine() {
        return engine;
    }

    // ---- changes

    /** Puts a choice in force on this loop and wakes whoever waited for it. */
    void apply(Choice choice) {
        ParserSpec spec = ParserSpec.of(endpoint.limits());
        parser = replace(parser, choice.parser(), f -> f.newParser(spec));
        engine = replace(engine, choice.engine(), e -> e);
        Slot<Protocol> before = protocol;
        protocol = replace(protocol, choice.protocol(), f -> f.newProtocol(loop));
        if (before != null && before != protocol) {
            loop.forEach(c -> c.protocolChanged(this));
        }
        if (trial != choice.trial()) {
            trial = choice.trial();
            watchAnew();
        }
        unpark();
    }

    private void watchAnew() {
        if (watch != null) {
            watch.end();
        }
        watch = trial == null ? null : trial.on(endpoint.limits());
    }

    /** Makes the parser anew, since the limits changed. */
    void limitsChanged() {
        if (parser != null) {
            @SuppressWarnings("unchecked")
            Generation<io.jackfield.spi.parser.ParserFactory> same =
                    (Generation<io.jackfield.spi.parser.ParserFactory>) parser.of();
            ParserSpec spec = ParserSpec.of(endpoint.limits());
            Slot<Parser> old = parser;
            parser = make(same, f -> f.newParser(spec));
            old.retire();
        }
        watchAnew();
    }

    private <F, S> Slot<S> replace(Slot<S> old, Generation<F> wanted, Function<F, S> maker) {
        if (old != null && old.of() == wanted) {
            return old;
        }
        Slot<S> made = wanted == null ? null : make(wanted, maker);
        if (old != null) {
            old.retire();
        }
        return made;
    }

    /** A slot for a generation, or null when it is on its way out or its factory fails: then the next publication brings another. */
    private <F, S> Slot<S> make(Generation<F> generation, Function<F, S> maker) {
        // held while the factory works, so that its bundle is not gone before it has loaded its classes
        if (!generation.acquire()) {
            return null;
        }
        try {
            Slot<S> slot = new Slot<>(generation, this, maker.apply(generation.service()));
            return generation.addSlot(slot) ? slot : null;
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

    // ---- parked connections

    void park(PlatformConnection connection) {
        parked.add(connection);
    }

    void forget(PlatformConnection connection) {
        parked.remove(connection);
    }

    int parkedCount() {
        return parked.size();
    }

    /** One after the other as tasks of the loop: what waited is served between what others send. */
    private void unpark() {
        for (PlatformConnection connection : parked) {
            loop.execute(() -> {
                if (parked.remove(connection)) {
                    connection.unpark();
                }
            });
        }
    }

    Counts counts() {
        return counts;
    }
}
