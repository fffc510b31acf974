package io.jackfield.metrics;

import io.jackfield.api.runtime.LatencyDTO;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.LongStream;

/** Counts times in buckets. Thread-safe; the sum and the buckets may be told a moment apart. */
final class Histogram {
    private static final long[] BOUNDS = LongStream.of(
                    250,
                    500,
                    1000,
                    2500,
                    5000,
                    10_000,
                    25_000,
                    50_000,
                    100_000,
                    250_000,
                    500_000,
                    1_000_000,
                    2_500_000,
                    5_000_000,
                    10_000_000)
            .map(TimeUnit.MICROSECONDS::toNanos)
            .toArray();

    private final LongAdder[] buckets = new LongAdder[BOUNDS.length + 1];
    private final LongAdder nanoseconds = new LongAdder();

    Histogram() {
        for (int i = 0; i < buckets.length; i++) {
            buckets[i] = new LongAdder();
        }
    }

    void took(long nanos) {
        int at = 0;
        while (at < BOUNDS.length && nanos > BOUNDS[at]) {
            at++;
        }
        buckets[at].increment();
        nanoseconds.add(nanos);
    }

    /** Writes down what was counted. */
    void tell(LatencyDTO now) {
        now.bounds = BOUNDS.clone();
        now.buckets = new long[buckets.length];
        for (int i = 0; i < buckets.length; i++) {
            now.buckets[i] = buckets[i].sum();
        }
        now.count = LongStream.of(now.buckets).sum();
        now.sum = nanoseconds.sum();
    }
}
