package io.jackfield.platform.core;

import io.jackfield.spi.connection.Deadline;
import io.jackfield.spi.transport.TransportLoop.Cancellable;
import java.util.concurrent.TimeUnit;

/**
 * The timers of one {@link PlatformLoop}: a hashed wheel with lazy entries. An entry lies in the bucket of the earliest time it was armed
 * for; arming it later writes one field, and it moves on when its bucket comes round. One that is disarmed is taken out, since it may belong
 * to a connection that is gone. The tick is a tenth of the shortest limit ever armed, between 10 and 500 ms; the wheel stands still while it
 * is empty. What the sockets hold when a limit is over is read before it fires. Loop only.
 */
final class TimerWheel {
    private static final int BUCKETS = 256;
    private static final long SHORTEST_TICK = 10;
    private static final long LONGEST_TICK = 500;

    private final PlatformLoop loop;
    private final Entry[] buckets = new Entry[BUCKETS];
    /** What is left of the bucket whose time has come. */
    private Entry due;

    private long tick = LONGEST_TICK;
    private long processed;
    private int queued;
    private boolean running;
    /** The next turn; null within one, and while the wheel stands still. */
    private Cancellable scheduled;

    TimerWheel(PlatformLoop loop) {
        this.loop = loop;
    }

    Deadline deadline(Runnable onExpiry) {
        return new Task(this, onExpiry);
    }

    private void insert(Entry entry, long expiry) {
        // Rounding up: an entry is never looked at before its time.
        long at = Math.max((expiry + tick - 1) / tick, processed + 1);
        entry.at = at;
        int bucket = (int) (at & (BUCKETS - 1));
        entry.next = buckets[bucket];
        if (entry.next != null) {
            entry.next.previous = entry;
        }
        buckets[bucket] = entry;
        queued++;
        start();
    }

    private void remove(Entry entry) {
        if (entry.previous != null) {
            entry.previous.next = entry.next;
        } else if (entry == due) {
            due = entry.next;
        } else {
            buckets[(int) (entry.at & (BUCKETS - 1))] = entry.next;
        }
        if (entry.next != null) {
            entry.next.previous = entry.previous;
        }
        entry.unlink();
        queued--;
    }

    private void start() {
        if (!running) {
            running = true;
            schedule();
        }
    }

    private void schedule() {
        long wait = Math.max(1, (processed + 1) * tick - PlatformLoop.clock());
        scheduled = loop.transportLoop().schedule(this::due, wait, TimeUnit.MILLISECONDS);
    }

    /**
     * The time of a tick has come. Where a limit may be over the loop first reads what waits in the sockets by now, since it may be what the
     * limit waits for: a loop reads between a task and another that is scheduled for later.
     */
    private void due() {
        if (isDue(PlatformLoop.clock() / tick)) {
            scheduled = loop.transportLoop().schedule(this::turn, 1, TimeUnit.MILLISECONDS);
        } else {
            turn();
        }
    }

    private boolean isDue(long now) {
        for (long at = Math.max(processed, now - BUCKETS) + 1; at <= now; at++) {
            if (buckets[(int) (at & (BUCKETS - 1))] != null) {
                return true;
            }
        }
        return false;
    }

    private void turn() {
        scheduled = null;
        long now = PlatformLoop.clock() / tick;
        // After a long stall one round over all buckets is enough.
        processed = Math.max(processed, now - BUCKETS);
        while (processed < now) {
            processed++;
            expire((int) (processed & (BUCKETS - 1)));
        }
        running = queued > 0;
        if (running) {
            schedule();
        }
    }

    private void expire(int bucket) {
        due = buckets[bucket];
        buckets[bucket] = null;
        while (due != null) {
            Entry entry = due;
            remove(entry);
            fireOrMoveOn(entry);
        }
    }

    private void fireOrMoveOn(Entry entry) {
        if (entry.expiry <= PlatformLoop.clock()) {
            entry.expiry = 0;
            loop.turn(entry);
        } else {
            insert(entry, entry.expiry);
        }
    }

    /** Whether the tick is short enough for a limit of {@code millis}. */
    boolean isFineFor(long millis) {
        return millis >= tick * 10;
    }

    /** Makes the tick short enough for a limit of {@code millis}. */
    private void adapt(long millis) {
        long wanted = Math.max(SHORTEST_TICK, Math.min(LONGEST_TICK, millis / 10));
        if (queued == 0 && !running) {
            tick = wanted;
            processed = PlatformLoop.clock() / tick;
        } else if (wanted < tick) {
            rebuild(wanted);
        }
    }

    private void rebuild(long newTick) {
        Entry all = null;
        for (int i = 0; i < BUCKETS; i++) {
            while (buckets[i] != null) {
                Entry entry = buckets[i];
                remove(entry);
                entry.next = all;
                all = entry;
            }
        }
        tick = newTick;
        processed = PlatformLoop.clock() / tick;
        while (all != null) {
            Entry next = all.next;
            all.unlink();
            insert(all, all.expiry);
            all = next;
        }
        // not within a turn: it schedules the next at its end
        if (scheduled != null) {
            scheduled.cancel();
            schedule();
        }
    }

    /** A deadline; {@link #run} is what happens when it is over. A base class, so that who has one for life is one object with it. */
    abstract static class Entry implements Deadline, Runnable {
        private final TimerWheel wheel;
        private Entry next;
        private Entry previous;
        private long at;
        private long expiry;

        Entry(TimerWheel wheel) {
            this.wheel = wheel;
        }

        @Override
        public final void arm(long millis) {
            expiry = wheel.loop.millis() + Math.max(1, millis);
            if (!wheel.isFineFor(millis) || wheel.queued == 0) {
                wheel.adapt(millis);
            }
            if (at == 0) {
                wheel.insert(this, expiry);
            } else if (at * wheel.tick > expiry + wheel.tick) {
                wheel.remove(this);
                wheel.insert(this, expiry);
            }
        }

        @Override
        public final void disarm() {
            expiry = 0;
            if (at != 0) {
                wheel.remove(this);
            }
        }

        @Override
        public final boolean armed() {
            return expiry != 0;
        }

        private void unlink() {
            next = null;
            previous = null;
            at = 0;
        }
    }

    /** A deadline that somebody asked for. */
    private static final class Task extends Entry {
        private final Runnable onExpiry;

        Task(TimerWheel wheel, Runnable onExpiry) {
            super(wheel);
            this.onExpiry = onExpiry;
        }

        @Override
        public void run() {
            onExpiry.run();
        }
    }
}
