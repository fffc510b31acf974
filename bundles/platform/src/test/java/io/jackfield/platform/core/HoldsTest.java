package io.jackfield.platform.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class HoldsTest {
    private static final long MILLIS = 50;
    private static final long NANOS = TimeUnit.MILLISECONDS.toNanos(MILLIS);

    private final Holds holds = new Holds();

    /** Until the processor has given so much. */
    private static void work() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long end = threads.getCurrentThreadCpuTime() + NANOS;
        while (threads.getCurrentThreadCpuTime() < end) {
            Thread.onSpinWait();
        }
    }

    private static void await() {
        try {
            assertThat(new CountDownLatch(1).await(MILLIS, TimeUnit.MILLISECONDS))
                    .isFalse();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void workCounts() {
        holds.prepare();
        holds.run(HoldsTest::work);
        assertThat(holds.longest()).isGreaterThanOrEqualTo(NANOS);
    }

    @Test
    void waitingForSomebodyCountsInFull() {
        holds.prepare();
        holds.run(HoldsTest::await);
        assertThat(holds.longest()).isGreaterThanOrEqualTo(NANOS);
    }

    @Test
    void onlyTheLongestIsKept() {
        holds.prepare();
        holds.run(HoldsTest::work);
        long longest = holds.longest();
        for (int i = 0; i < 10; i++) {
            holds.run(() -> {});
        }
        assertThat(holds.longest()).isEqualTo(longest);
    }

    @Test
    void withoutPreparationTheClockCounts() {
        holds.run(HoldsTest::await);
        assertThat(holds.longest()).isGreaterThanOrEqualTo(NANOS);
    }
}
