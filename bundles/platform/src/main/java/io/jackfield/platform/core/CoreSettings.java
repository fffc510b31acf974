package io.jackfield.platform.core;

/**
 * How the {@link Core} works. Times are milliseconds.
 *
 * @param loops event loops of each transport
 * @param drainMillis how long a strategy that goes away is waited for, until what is left of its work is closed
 * @param parkMillis how long a request waits for a missing strategy before it is refused
 * @param overlapMillis how long a transport goes on accepting on a port after another took it over
 */
public record CoreSettings(int loops, long drainMillis, long parkMillis, long overlapMillis) {

    /** Checks the ranges. */
    public CoreSettings {
        if (loops < 1 || loops > 1024) {
            throw new IllegalArgumentException("loops must be between 1 and 1024, not " + loops);
        }
        if (drainMillis < 0 || parkMillis < 0 || overlapMillis < 0) {
            throw new IllegalArgumentException("drain, park and overlap time must not be negative");
        }
    }

    /** How long a strategy may take to make what is asked of it: as long as a request waits for it, and at least 1 s. */
    long startMillis() {
        return Math.max(1000, parkMillis);
    }

    /** As many loops as processors; 5 s to drain and to park, 200 ms of overlap. */
    public static CoreSettings defaults() {
        return new CoreSettings(Runtime.getRuntime().availableProcessors(), 5000, 5000, 200);
    }
}
