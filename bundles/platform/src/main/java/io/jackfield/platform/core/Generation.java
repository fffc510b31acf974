package io.jackfield.platform.core;

import io.jackfield.api.runtime.StrategyKind;
import io.jackfield.spi.tls.TlsProvider;
import io.jackfield.spi.transport.Transport;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One registration of a strategy service and a number that no other has had. It counts the leases on it, by {@link Slot} for what is used on
 * loops and in itself for the rest, and tells when the last is gone.
 *
 * @param <S> the type of the service
 */
public final class Generation<S> {
    private final StrategyKind kind;
    private final long number;
    private final S service;
    private final String name;
    private final int ranking;
    private final Map<String, ?> properties;
    private final String bundle;
    private final String text;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Set<Slot<?>> slots = new java.util.HashSet<>();
    /** The leases that belong to no loop, as many as were taken and as were given back. */
    private final AtomicLong sharedTaken = new AtomicLong();

    private final AtomicLong sharedReleased = new AtomicLong();
    private long takenBefore;
    private volatile boolean retired;
    private boolean lends;
    private volatile boolean superseded;
    private volatile String failure;

    Generation(StrategyKind kind, long number, S service, String name, int ranking, Registration registration) {
        this.kind = kind;
        this.number = number;
        this.service = service;
        this.name = name;
        this.ranking = ranking;
        this.properties = Map.copyOf(registration.properties());
        this.bundle = registration.bundle();
        this.text = name + "#" + number;
    }

    /**
     * Where a service came from.
     *
     * @param properties its service properties, for filters
     * @param bundle the bundle that registered it, for people
     */
    public record Registration(Map<String, ?> properties, String bundle) {}

    /** The kind of strategy. */
    public StrategyKind kind() {
        return kind;
    }

    /** The number of this generation among all of its kind. */
    public long number() {
        return number;
    }

    /** The service. */
    public S service() {
        return service;
    }

    /** The strategy's name. */
    public String name() {
        return name;
    }

    /** The service's ranking. */
    public int ranking() {
        return ranking;
    }

    /** The service properties. */
    public Map<String, ?> properties() {
        return properties;
    }

    /** The bundle it came from. */
    public String bundle() {
        return bundle;
    }

    /** Name and number, as people see it: {@code strict#3}. */
    @Override
    public String toString() {
        return text;
    }

    /** Why it could not be started, in one line; null as long as it works. A strategy that failed is shown, never chosen. */
    public String failure() {
        return failure;
    }

    /** Why it can not be chosen; null when it can. */
    public String unusable() {
        if (failure != null) {
            return failure;
        } else if (kind == StrategyKind.TRANSPORT && service instanceof Transport transport) {
            return transport.unavailable();
        }
        return kind == StrategyKind.TLS && service instanceof TlsProvider provider ? provider.unavailable() : null;
    }

    void failed(String why) {
        failure = why;
    }

    /** Whether another came in its place, so that it is chosen last of all. */
    public boolean superseded() {
        return superseded;
    }

    void supersede() {
        superseded = true;
    }

    // ---- leases

    /** Takes a lease that belongs to no loop; false when the generation is retired already. Takes no lock, since each request does so. */
    public boolean acquire() {
        sharedTaken.incrementAndGet();
        // after the count: who retires it first and then looks at the count sees one of the two
        if (retired) {
            sharedTaken.decrementAndGet();
            tellWhoWaits();
            return false;
        }
        return true;
    }

    /** Gives a lease back that {@link #acquire} took. */
    public void release() {
        sharedReleased.incrementAndGet();
        if (retired) {
            tellWhoWaits();
        }
    }

    private void tellWhoWaits() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private long shared() {
        long released = sharedReleased.get();
        return sharedTaken.get() - released;
    }

    /** Adds a slot; false when the generation is retired already. */
    boolean addSlot(Slot<?> slot) {
        lock.lock();
        try {
            return !retired && slots.add(slot);
        } finally {
            lock.unlock();
        }
    }

    void slotDone(Slot<?> slot) {
        lock.lock();
        try {
            if (slots.remove(slot)) {
                takenBefore += slot.taken();
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Loops have ended: what was at work there is over, whoever still held it. */
    void forgetLoops(Collection<PlatformLoop> ended) {
        lock.lock();
        try {
            slots.stream().filter(slot -> endedWith(slot, ended)).forEach(slot -> takenBefore += slot.taken());
            slots.removeIf(slot -> endedWith(slot, ended));
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private static boolean endedWith(Slot<?> slot, Collection<PlatformLoop> ended) {
        return ended.contains(slot.assignment().loop());
    }

    /**
     * Adds a slot although the generation is on its way out: for what somebody who is waited for waits for himself.
     *
     * @return false when nobody is waited for any more
     */
    boolean lend(Slot<?> slot) {
        lock.lock();
        try {
            return lends && !slots.isEmpty() && slots.add(slot);
        } finally {
            lock.unlock();
        }
    }

    /** Whether {@link #lend} may still add slots, since its bundle is held back and can load classes. */
    void lends(boolean still) {
        lock.lock();
        try {
            lends = still;
        } finally {
            lock.unlock();
        }
    }

    /** From now on no lease and no slot is given. */
    void retire() {
        lock.lock();
        try {
            retired = true;
        } finally {
            lock.unlock();
        }
    }

    /** Whether it is on its way out. */
    public boolean retired() {
        return retired;
    }

    /** The leases held now; exact only for those that belong to no loop. */
    public int leases() {
        lock.lock();
        try {
            int sum = (int) shared();
            for (Slot<?> slot : slots) {
                sum += slot.held();
            }
            return sum;
        } finally {
            lock.unlock();
        }
    }

    /** The leases taken so far: by loops that ended or went on to another generation, by nobody's loop, and by loops at work. */
    public long taken() {
        lock.lock();
        try {
            return takenBefore
                    + sharedTaken.get()
                    + slots.stream().mapToLong(Slot::taken).sum();
        } finally {
            lock.unlock();
        }
    }

    /** The slots that are still there. */
    List<Slot<?>> slots() {
        lock.lock();
        try {
            return new ArrayList<>(slots);
        } finally {
            lock.unlock();
        }
    }

    /** Waits until the last lease and slot are gone; false when the time was over first. */
    boolean awaitDrained(long millis) throws InterruptedException {
        long left = TimeUnit.MILLISECONDS.toNanos(millis);
        lock.lockInterruptibly();
        try {
            while (shared() > 0 || !slots.isEmpty()) {
                if (left <= 0) {
                    return false;
                }
                left = changed.awaitNanos(left);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }
}
