package io.jackfield.benchmarks.load;

import java.util.concurrent.atomic.AtomicLongArray;

/** Durations, kept to within 1 in 64 of their size. One thread notes, any may read. */
public final class Histogram {
    private static final int STEPS = 64;
    private static final int STEP_BITS = 6;
    private static final int DOUBLINGS = 36;

    private final AtomicLongArray counts = new AtomicLongArray(STEPS * DOUBLINGS);
    private volatile long longest;

    /** Notes a duration. */
    void note(long nanos) {
        long value = Math.max(0, nanos);
        int slot = slot(value);
        counts.lazySet(slot, counts.get(slot) + 1);
        if (value > longest) {
            longest = value;
        }
    }

    private static int slot(long value) {
        if (value < STEPS) {
            return (int) value;
        }
        int doubling = Long.SIZE - STEP_BITS - Long.numberOfLeadingZeros(value);
        int slot = doubling * STEPS + (int) (value >>> (doubling - 1) & STEPS - 1);
        return Math.min(slot, STEPS * DOUBLINGS - 1);
    }

    /** The end of what falls into a slot. */
    private static long value(int slot) {
        int doubling = slot / STEPS;
        return doubling == 0 ? slot : (STEPS + slot % STEPS + 1L << doubling - 1) - 1;
    }

    /** How many were noted. */
    public long count() {
        long sum = 0;
        for (int i = 0; i < counts.length(); i++) {
            sum += counts.get(i);
        }
        return sum;
    }

    /** The longest, in nanoseconds. */
    public long max() {
        return longest;
    }

    /** The duration that a share of them does not exceed, in nanoseconds; 0 when there is none. */
    public long quantile(double share) {
        long rank = (long) Math.ceil(count() * share);
        long seen = 0;
        for (int i = 0; i < counts.length(); i++) {
            seen += counts.get(i);
            if (seen >= rank && seen > 0) {
                return Math.min(value(i), longest);
            }
        }
        return longest;
    }

    /** As {@code {"p50":..,"p99":..,"p99.9":..,"max":..}} in milliseconds. */
    public String json() {
        return "{\"requests\":" + count() + ",\"p50\":" + millis(quantile(0.5)) + ",\"p99\":" + millis(quantile(0.99))
                + ",\"p99.9\":" + millis(quantile(0.999)) + ",\"max\":" + millis(longest) + "}";
    }

    private static String millis(long nanos) {
        return String.format(java.util.Locale.ROOT, "%.2f", nanos / 1e6);
    }
}
