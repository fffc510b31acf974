package io.jackfield.platform.trial;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Tells a slow candidate from a machine that paused: too slow is who is late several times within {@value #WITHIN} readings, or slower on the
 * average by a tenth of the budget. Lock-free, since all loops of a canary share it.
 */
final class Lateness {
    private static final int WITHIN = 100;
    private static final int MEAN_EVERY = 500;
    private static final int MEAN_PART = 10;

    private final AtomicLong seen = new AtomicLong();
    private final AtomicInteger late = new AtomicInteger();
    /** At which reading each of the last late ones was; one fewer than are too many, so none where one is. */
    private final AtomicLongArray last;

    /** @param tooMany how many late ones within {@value #WITHIN} are too many */
    Lateness(int tooMany) {
        last = new AtomicLongArray(tooMany - 1);
    }

    /** Counts a reading; true when too many of the last were late. */
    boolean tooOften(boolean isLate) {
        long now = seen.incrementAndGet();
        if (!isLate || last.length() == 0) {
            return isLate;
        }
        int at = Math.floorMod(late.getAndIncrement(), last.length());
        long before = last.getAndSet(at, now);
        return before > 0 && now - before < WITHIN;
    }

    /** Whether the mean is too high, asked now and then. */
    static boolean slower(Figures figures, long budget) {
        return figures.read.get() % MEAN_EVERY == 0
                && figures.candidateMean() - figures.currentMean() > budget / MEAN_PART;
    }
}
