package io.jackfield.spi.transport;

import java.util.Objects;

/** What {@link Transport#open} is told about the loops to start. It can grow without breaking transports. */
public final class LoopSpec {
    private final int count;
    private final String threadNamePrefix;

    private LoopSpec(int count, String threadNamePrefix) {
        if (count < 1) {
            throw new IllegalArgumentException("the number of loops must be at least 1, not " + count);
        }
        this.count = count;
        this.threadNamePrefix = Objects.requireNonNull(threadNamePrefix, "threadNamePrefix");
    }

    /** A specification of {@code count} loops; thread names are the prefix and a number. */
    public static LoopSpec of(int count, String threadNamePrefix) {
        return new LoopSpec(count, threadNamePrefix);
    }

    /** The number of loops, at least 1. */
    public int count() {
        return count;
    }

    /** The beginning of the threads' names. */
    public String threadNamePrefix() {
        return threadNamePrefix;
    }
}
