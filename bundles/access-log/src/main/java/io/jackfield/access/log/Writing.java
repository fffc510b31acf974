package io.jackfield.access.log;

import io.jackfield.api.runtime.AccessLogDTO;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

/**
 * The thread that makes lines of entries and hands them to a {@link Sink}, and the bounded queue before it. Life: {@link #follow}, {@link
 * #offer} any number of times, {@link #close}. Whoever offers never waits: it takes no lock, and what finds the queue full is dropped,
 * counted and told in the log. Thread-safe.
 */
final class Writing implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Writing.class.getName());
    private static final long TELL_EVERY = TimeUnit.SECONDS.toNanos(10);
    private static final long LAST_WAIT = 5000;

    private final Queue<Entry> queue = new ConcurrentLinkedQueue<>();
    private final Queue<Sink> left = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private final LongAdder dropped = new LongAdder();
    private final LongAdder written = new LongAdder();
    private final StringBuilder line = new StringBuilder();
    private final Thread thread;
    private final String name;
    private volatile Target target;
    private volatile boolean closed;
    private volatile boolean idle;
    private long toldDrops;
    private long toldAt = System.nanoTime() - TELL_EVERY;
    private boolean broken;

    /**
     * What is in force.
     *
     * @param limit how many entries may wait
     */
    private record Target(LineFormat format, Sink sink, int limit) {}

    /**
     * Makes the thread, which {@link #follow} starts.
     *
     * @param name what it is called, for threads and messages
     */
    Writing(String name) {
        this.name = name;
        thread = new Thread(this::run, name);
        thread.setDaemon(true);
    }

    /** Writes from now on in this way; takes the sink over and closes the one before. Entries that wait already go the new way. */
    synchronized void follow(LineFormat format, Sink sink, int limit) {
        Target before = target;
        target = new Target(format, sink, limit);
        if (before == null) {
            thread.start();
        } else {
            left.add(before.sink);
            LockSupport.unpark(thread);
        }
    }

    /** Takes an entry, or drops it. On any thread. */
    void offer(Entry entry) {
        Target now = target;
        if (now == null || closed || !enter(now)) {
            dropped.increment();
            return;
        }
        queue.add(entry);
        if (idle) {
            idle = false;
            LockSupport.unpark(thread);
        }
    }

    private boolean enter(Target now) {
        boolean room = waiting.incrementAndGet() <= now.limit;
        if (!room) {
            waiting.decrementAndGet();
        }
        return room;
    }

    /** How many entries were written and dropped so far, and how many wait. */
    AccessLogDTO report() {
        AccessLogDTO now = new AccessLogDTO();
        now.pid = name;
        now.written = written.sum();
        now.dropped = dropped.sum();
        now.waiting = waiting.get();
        return now;
    }

    private void run() {
        while (!closed || !queue.isEmpty()) {
            closeLeft();
            if (!writeAll(target)) {
                rest();
            }
        }
        closeLeft();
        attempt(target.sink::close);
        tellDrops(true);
    }

    private void closeLeft() {
        for (Sink sink = left.poll(); sink != null; sink = left.poll()) {
            attempt(sink::close);
        }
    }

    /** Writes what waits, as much as may wait at most, so that a change is seen; false if there was nothing. */
    private boolean writeAll(Target now) {
        int taken = 0;
        int lost = 0;
        Entry entry;
        while (taken < now.limit && (entry = queue.poll()) != null) {
            waiting.decrementAndGet();
            taken++;
            lost += write(now, entry) ? 0 : 1;
        }
        if (taken > 0) {
            // of what was taken but could not be made visible, nobody knows how much is there
            boolean visible = attempt(now.sink::flush);
            int kept = visible ? taken - lost : 0;
            dropped.add(taken - kept);
            written.add(kept);
            worked(visible && lost == 0);
            tellDrops(false);
        }
        return taken > 0;
    }

    private boolean write(Target now, Entry entry) {
        return attempt(() -> {
            line.setLength(0);
            now.format.append(line, entry);
            now.sink.write(line);
        });
    }

    /** Sleeps until somebody offers: who does so after the flag is up wakes it, what came before is seen. */
    private void rest() {
        idle = true;
        if (queue.isEmpty() && !closed) {
            LockSupport.parkNanos(this, TELL_EVERY);
        }
        idle = false;
        tellDrops(false);
    }

    private void tellDrops(boolean last) {
        long drops = dropped.sum();
        long time = System.nanoTime();
        if (drops > toldDrops && (last || time - toldAt >= TELL_EVERY)) {
            LOG.log(Level.WARNING, "{0}: {1} lines were dropped, {2} in all", name, drops - toldDrops, drops);
            toldDrops = drops;
            toldAt = time;
        }
    }

    /** Something that may fail. */
    private interface Attempt {
        void run() throws IOException;
    }

    /** That it fails is told when it begins, and when it ends by {@link #worked}. */
    private boolean attempt(Attempt attempt) {
        try {
            attempt.run();
            return true;
        } catch (IOException | RuntimeException e) {
            if (!broken) {
                broken = true;
                LOG.log(Level.ERROR, name + ": lines can not be written: " + e);
            }
            return false;
        }
    }

    private void worked(boolean all) {
        if (all && broken) {
            broken = false;
            LOG.log(Level.INFO, name + ": lines are written again");
        }
    }

    /** Writes what waits, at most for some seconds, and ends the thread. */
    @Override
    public synchronized void close() {
        closed = true;
        if (target == null) {
            return;
        }
        LockSupport.unpark(thread);
        try {
            thread.join(LAST_WAIT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
