package io.jackfield.platform.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.api.runtime.StrategyKind;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** The leases of a generation that belong to no loop. */
class GenerationTest {
    private static final int THREADS = 4;
    private final Generation<Object> generation =
            new Generation<>(StrategyKind.CLIENT, 1, new Object(), "one", 1, Bench.from("one"));

    /** Once it is drained nobody works with it, whoever asked for it at that moment. */
    @Test
    void nobodyHasALeaseAfterTheDrain() throws Exception {
        AtomicBoolean drained = new AtomicBoolean();
        CountDownLatch working = new CountDownLatch(THREADS);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        List<Future<Boolean>> late = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            late.add(threads.submit(() -> {
                boolean tooLate = false;
                while (generation.acquire()) {
                    tooLate |= drained.get();
                    working.countDown();
                    generation.release();
                }
                return tooLate;
            }));
        }
        working.await();
        generation.retire();

        assertThat(generation.awaitDrained(60_000)).isTrue();
        drained.set(true);
        for (Future<Boolean> each : late) {
            assertThat(each.get()).isFalse();
        }
        threads.shutdown();
        assertThat(generation.leases()).isZero();
        assertThat(generation.taken()).isGreaterThanOrEqualTo(THREADS);
    }

    /** Who waits is told by the last lease, not by the end of his patience. */
    @Test
    void aLeaseGivenBackEndsTheDrain() throws Exception {
        assertThat(generation.acquire()).isTrue();
        generation.retire();
        assertThat(generation.awaitDrained(1)).isFalse();
        Thread last = new Thread(generation::release);
        last.start();

        assertThat(generation.awaitDrained(60_000)).isTrue();
        last.join();
        assertThat(generation.acquire()).isFalse();
        assertThat(generation.taken()).isEqualTo(1);
    }
}
