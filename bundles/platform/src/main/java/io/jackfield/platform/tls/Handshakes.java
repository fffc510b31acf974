package io.jackfield.platform.tls;

import io.jackfield.api.error.HttpException;
import io.jackfield.api.tls.TlsSession;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The handshakes of one {@link EngineSource}: no more are under way at once than its options allow, as many again wait in the order in which they
 * came, and others are refused. So what half-open connections can make us keep is bounded. It counts how they ended. Thread-safe.
 */
public final class Handshakes {
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<HandshakeFailure, LongAdder> failed = new EnumMap<>(HandshakeFailure.class);
    private final LongAdder secured = new LongAdder();
    private final LongAdder resumed = new LongAdder();
    private final Set<Place> waiting = new LinkedHashSet<>();
    private int running;
    /** As it was asked for last. */
    private int most;

    /** Nothing is under way. */
    public Handshakes() {
        for (HandshakeFailure each : HandshakeFailure.values()) {
            failed.put(each, new LongAdder());
        }
    }

    /** What a handshake has, or waits for. */
    final class Place {
        private final Runnable turn;
        private volatile boolean taken;
        private volatile boolean left;

        private Place(Runnable turn) {
            this.turn = turn;
        }

        /** Whether the handshake may go on. */
        boolean taken() {
            return taken;
        }

        /** Gives it to the next one, or ends the waiting; once. */
        void leave() {
            Place next = null;
            lock.lock();
            try {
                if (left) {
                    return;
                }
                left = true;
                if (!taken) {
                    waiting.remove(this);
                    return;
                }
                running--;
                next = first();
            } finally {
                lock.unlock();
            }
            if (next != null) {
                next.turn.run();
            }
        }
    }

    /**
     * Asks for a place.
     *
     * @param allowed how many there are, 0 for any number
     * @param turn is run once, on any thread, when a place that was not free is
     * @return a place, or null if as many wait already
     */
    Place enter(int allowed, Runnable turn) {
        lock.lock();
        try {
            most = allowed;
            Place place = new Place(turn);
            if (hasRoom()) {
                take(place);
            } else if (waiting.size() < most) {
                waiting.add(place);
            } else {
                return null;
            }
            return place;
        } finally {
            lock.unlock();
        }
    }

    /** Under the lock. */
    private Place first() {
        if (waiting.isEmpty() || !hasRoom()) {
            return null;
        }
        Place first = waiting.iterator().next();
        waiting.remove(first);
        take(first);
        return first;
    }

    private boolean hasRoom() {
        return most == 0 || running < most;
    }

    private void take(Place place) {
        place.taken = true;
        running++;
    }

    /** How many are under way. */
    public int running() {
        lock.lock();
        try {
            return running;
        } finally {
            lock.unlock();
        }
    }

    /** How many wait to begin. */
    public int waiting() {
        lock.lock();
        try {
            return waiting.size();
        } finally {
            lock.unlock();
        }
    }

    // ---- how they ended

    /** One ended well. */
    public void secured(TlsSession session) {
        secured.increment();
        if (session.isSessionReused()) {
            resumed.increment();
        }
    }

    /** One failed. */
    public void failed(HttpException cause) {
        failed.get(HandshakeFailure.of(cause.code())).increment();
    }

    /** How many ended well. */
    public long secured() {
        return secured.sum();
    }

    /** How many of those went on with a session of before. */
    public long resumed() {
        return resumed.sum();
    }

    /** How many failed for a reason. */
    public long failed(HandshakeFailure reason) {
        return failed.get(reason).sum();
    }

    /** How many failed. */
    public long failed() {
        return failed.values().stream().mapToLong(LongAdder::sum).sum();
    }
}
