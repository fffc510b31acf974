package io.jackfield.platform.core;

import io.jackfield.api.runtime.StrategyKind;
import io.jackfield.spi.connection.Lease;
import io.jackfield.spi.engine.Protocol;
import io.jackfield.spi.engine.ProtocolFactory;
import io.jackfield.spi.engine.ServerEngine;
import io.jackfield.spi.parser.Parser;
import io.jackfield.spi.parser.ParserLimits;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.function.Function;

/**
 * What an {@link Endpoint} uses on one loop: the strategies in force there, the connections that wait for one, and the counts. The
 * switchboard publishes changes to it as tasks of the loop, so that no loop ever takes a lock for a swap. Loop only, but for the counts.
 */
final class Assignment {
    private final Endpoint endpoint;
    private final PlatformLoop loop;
    private final Counts counts = new Counts();
    private Slot<Parser> parser;
    private Slot<Protocol> protocol;
    private Slot<ServerEngine> engine;
    private ParserLimits limits;
    private ParserWatch.Source trial;
    private ParserWatch watch;
    private Observers observers;
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

    /** The generation that leases are given on, or null. */
    Generation<?> parserInForce() {
        return parser == null ? null : parser.of();
    }

    /** The protocol for a message of a connection that has none; null when there is none. It must be taken. */
    Slot<Protocol> protocol(PlatformConnection connection) {
        return protocol == null
                ? lent(StrategyKind.PROTOCOL, connection, going -> ((ProtocolFactory) going.service())
                        .newProtocol(loop))
                : protocol;
    }

    /** The engine in force, or null. */
    Slot<ServerEngine> engine() {
        return engine;
    }

    /** The engine for a request of a connection; null when there is none. It must be taken. */
    Slot<ServerEngine> engine(PlatformConnection connection) {
        return engine == null ? lent(StrategyKind.SERVER, connection, this::observed) : engine;
    }

    @SuppressWarnings("unchecked") // only engines are asked for
    private ServerEngine observed(Generation<?> going) {
        return ObservedEngine.inFrontOf((ServerEngine) going.service(), (Generation<ServerEngine>) going, observers);
    }

    /**
     * A strategy that is on its way out, and is waited for, for one more message: of our own client, since the exchange that is waited for may
     * wait for it.
     */
    private <S> Slot<S> lent(StrategyKind kind, PlatformConnection connection, Function<Generation<?>, S> maker) {
        if (!endpoint.isOurs(connection)) {
            return null;
        }
        for (Generation<?> going : endpoint.draining(kind)) {
            Slot<S> slot = Slot.lent(going, this, maker.apply(going));
            if (going.lend(slot)) {
                return slot;
            }
        }
        return null;
    }

    // ---- changes

    /** Puts what was made ready in force on this loop and wakes whoever waited for it. */
    void apply(Ready ready) {
        Choice choice = ready.choice();
        boolean otherLimits = !Objects.equals(limits, ready.limits());
        limits = ready.limits();
        if (otherLimits || !serves(choice.parser(), parser)) {
            parser = exchange(parser, ready.parser());
        }
        if (!serves(choice.engine(), engine) || observers != choice.observers()) {
            observers = choice.observers();
            engine = exchange(engine, ready.engine());
        }
        if (!serves(choice.protocol(), protocol)) {
            boolean sessions = protocol != null;
            protocol = exchange(protocol, ready.protocol());
            if (sessions) {
                loop.forEach(c -> c.protocolChanged(this));
            }
        }
        if (otherLimits || trial != choice.trial()) {
            trial = choice.trial();
            watchAnew();
        }
        unpark();
    }

    /** Nothing comes here any more: no strategy is used. */
    void giveBack() {
        parser = exchange(parser, null);
        engine = exchange(engine, null);
        protocol = exchange(protocol, null);
        trial = null;
        watchAnew();
    }

    private void watchAnew() {
        if (watch != null) {
            watch.end();
        }
        watch = trial == null ? null : trial.on(limits);
    }

    private static boolean serves(Generation<?> wanted, Slot<?> slot) {
        return wanted == (slot == null ? null : slot.of());
    }

    /** The slot that comes, or null when there is none, or its generation is on its way out; the old one goes. */
    private <S> Slot<S> exchange(Slot<S> old, Ready.Made<S> made) {
        Slot<S> slot = made == null ? null : new Slot<>(made.generation(), this, made.instance());
        if (slot != null && !made.generation().addSlot(slot)) {
            slot = null;
        }
        if (old != null) {
            old.retire();
        }
        return slot;
    }

    // ---- parked connections

    void park(PlatformConnection connection) {
        if (parked.add(connection) && parked.size() == 1) {
            endpoint.waitingChanged();
        }
    }

    void forget(PlatformConnection connection) {
        if (parked.remove(connection) && parked.isEmpty()) {
            endpoint.waitingChanged();
        }
    }

    int parkedCount() {
        return parked.size();
    }

    /** One after the other as tasks of the loop: what waited is served between what others send. */
    private void unpark() {
        for (PlatformConnection connection : parked) {
            loop.execute(() -> {
                if (parked.remove(connection)) {
                    if (parked.isEmpty()) {
                        endpoint.waitingChanged();
                    }
                    connection.unpark();
                }
            });
        }
    }

    // ---- connections

    /** It is there. */
    void began(PlatformConnection connection) {
        counts.opened();
        endpoint.began(connection);
    }

    /** The owner took it. */
    void opened(PlatformConnection connection) {
        endpoint.observers().opened(connection);
    }

    /** It is gone, and nobody has been told of it: the owner refused it. */
    void abandoned(PlatformConnection connection) {
        counts.closed();
        endpoint.ended(connection);
    }

    /** It is closed. */
    void closed(PlatformConnection connection) {
        abandoned(connection);
        if (endpoint.isServer()) {
            endpoint.observers().closed(connection);
        }
    }

    Counts counts() {
        return counts;
    }
}
