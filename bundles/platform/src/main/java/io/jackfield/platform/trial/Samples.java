package io.jackfield.platform.trial;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** The readings that wait for a candidate off the loops: bounded in number and bytes, and never waited for by a loop. Thread-safe. */
final class Samples {
    private static final int MOST = 1024;
    private static final long MOST_BYTES = 8 * 1024 * 1024;
    /** The candidate's thread is woken when so many wait; fewer it finds when it looks by itself. */
    private static final int WAKE = MOST / 4;

    private final Queue<Reading> queue = new ConcurrentLinkedQueue<>();
    private final AtomicInteger count = new AtomicInteger();
    private final AtomicLong bytes = new AtomicLong();

    /** Adds a reading; false when there is no room. */
    boolean offer(Reading reading) {
        if (count.get() >= MOST || bytes.get() >= MOST_BYTES) {
            return false;
        }
        bytes.addAndGet(reading.weight());
        queue.add(reading);
        count.incrementAndGet();
        return true;
    }

    /** Whether so many wait just now that the thread should be woken. */
    boolean crowded() {
        return count.get() == WAKE;
    }

    /** The next reading, or null. */
    Reading poll() {
        Reading reading = queue.poll();
        if (reading != null) {
            count.decrementAndGet();
            bytes.addAndGet(-reading.weight());
        }
        return reading;
    }

    void clear() {
        while (poll() != null) {
            // each lets one go
        }
    }
}
