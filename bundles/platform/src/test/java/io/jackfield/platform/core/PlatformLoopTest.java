package io.jackfield.platform.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.platform.core.MemoryTransport.MemoryChannel;
import io.jackfield.spi.connection.Deadline;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PlatformLoopTest {
    private final Bench bench = new Bench(1000, 1000);
    private final PlatformLoop loop = bench.loop(0);
    private final List<String> log = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        bench.close();
    }

    private void run(Runnable task) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        loop.execute(() -> {
            task.run();
            loop.nextTick(() -> loop.execute(() -> done.complete(null)));
        });
        done.join();
    }

    @Test
    void nextTicksRunAfterTheTaskInOrderAndBeforeTheNextTask() {
        run(() -> {
            loop.execute(() -> log.add("next task"));
            loop.nextTick(() -> {
                log.add("tick 1");
                loop.nextTick(() -> log.add("tick 3"));
            });
            loop.nextTick(() -> log.add("tick 2"));
            log.add("task");
        });
        assertThat(log).containsExactly("task", "tick 1", "tick 2", "tick 3", "next task");
    }

    @Test
    void aFailingTickHurtsNoOther() {
        run(() -> {
            loop.nextTick(() -> {
                throw new IllegalStateException("on purpose");
            });
            loop.nextTick(() -> log.add("tick"));
        });
        assertThat(log).containsExactly("tick");
    }

    @Test
    void aTurnFlushesOnceHoweverMuchWasWritten() {
        bench.protocol("lines", 1);
        bench.parser("one", 1);
        MemoryChannel channel = bench.connect(0);
        bench.send(channel, "a\nb\nc\nd\n");
        Bench.awaitOutput(channel, "lines one a\nlines one b\nlines one c\nlines one d\n");
        assertThat(channel.flushes).isEqualTo(1);
    }

    @Test
    void aDeadlineFiresOnceNotBeforeItsTimeAndAtMostATickLate() {
        List<Long> fired = new CopyOnWriteArrayList<>();
        long[] armed = new long[1];
        run(() -> {
            armed[0] = PlatformLoop.clock();
            loop.deadline(() -> fired.add(PlatformLoop.clock())).arm(200);
        });
        Awaitility.await().pollInterval(Duration.ofMillis(5)).until(() -> !fired.isEmpty());
        // A tick is 20 ms here; the rest is for a loaded machine.
        assertThat(fired.get(0) - armed[0]).isBetween(200L, 700L);
        run(() -> log.add("alive"));
        assertThat(fired).hasSize(1);
    }

    @Test
    void armingAnewPutsADeadlineOffAndDisarmingCallsItOff() {
        CompletableFuture<Void> later = new CompletableFuture<>();
        run(() -> {
            Deadline off = loop.deadline(() -> log.add("off"));
            off.arm(20);
            off.disarm();
            Deadline moved = loop.deadline(() -> log.add("moved"));
            moved.arm(20);
            moved.arm(120);
            Deadline nearer = loop.deadline(() -> log.add("nearer"));
            nearer.arm(60_000);
            nearer.arm(40);
            loop.deadline(() -> later.complete(null)).arm(400);
        });
        later.join();
        assertThat(log).containsExactly("nearer", "moved");
    }
}
