package io.jackfield.metrics;

import java.math.BigDecimal;
import java.util.concurrent.atomic.LongAdder;

/** Counts times in buckets. Thread-safe; the sum and the buckets may be told a moment apart. */
final class Histogram {
    private static final double NANOS = 1e9;
    private static final double[] BOUNDS = {
        0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10
    };

    private final LongAdder[] buckets = new LongAdder[BOUNDS.length + 1];
    private final LongAdder nanoseconds = new LongAdder();

    Histogram() {
        for (int i = 0; i < buckets.length; i++) {
            buckets[i] = new LongAdder();
        }
    }

    void took(long nanos) {
        int at = 0;
        while (at < BOUNDS.length && nanos > BOUNDS[at] * NANOS) {
            at++;
        }
        buckets[at].increment();
        nanoseconds.add(nanos);
    }

    private static String plain(double bound) {
        return BigDecimal.valueOf(bound).stripTrailingZeros().toPlainString();
    }

    /** Adds its samples, {@code labels} without braces. */
    void add(Exposition text, String name, String labels) {
        long sum = 0;
        for (int i = 0; i < buckets.length; i++) {
            sum += buckets[i].sum();
            String bound = i == BOUNDS.length ? "+Inf" : plain(BOUNDS[i]);
            text.sample(name + "_bucket", "{" + labels + ",le=\"" + bound + "\"}", sum);
        }
        text.sample(name + "_sum", "{" + labels + "}", nanoseconds.sum() / NANOS);
        text.sample(name + "_count", "{" + labels + "}", sum);
    }
}
