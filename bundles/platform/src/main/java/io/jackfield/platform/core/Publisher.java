package io.jackfield.platform.core;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Brings what the {@link Strategies} decide to the loops: made {@link Ready} on the caller's thread, put in force by a task of the loop, of
 * which it notes how long it holds the loop. Thread-safe.
 */
final class Publisher {
    private static final Logger LOG = System.getLogger(Publisher.class.getName());

    private final Holds holds = new Holds();

    /** Puts the choice of an endpoint in force; done when every loop has acknowledged. */
    CompletableFuture<Void> publish(Endpoint endpoint) {
        List<CompletableFuture<Void>> acknowledged = new ArrayList<>();
        for (PlatformLoop loop : endpoint.loops()) {
            holds.prepare();
            Ready ready = Ready.on(loop, endpoint);
            CompletableFuture<Void> done = new CompletableFuture<>();
            acknowledged.add(done);
            runOn(
                    loop,
                    () -> {
                        try {
                            holds.run(() -> endpoint.refresh(loop, ready));
                        } finally {
                            done.complete(null);
                        }
                    },
                    () -> done.complete(null));
        }
        return CompletableFuture.allOf(acknowledged.toArray(CompletableFuture[]::new));
    }

    /** The longest time in nanoseconds that a change has held a loop so far. */
    long longestHold() {
        return holds.longest();
    }

    /** Restarts or closes, on each loop, what still holds a generation; returns how many connections were closed. */
    int forceOff(Generation<?> generation) throws InterruptedException {
        List<CompletableFuture<Integer>> counts = new ArrayList<>();
        for (Slot<?> slot : generation.slots()) {
            CompletableFuture<Integer> count = new CompletableFuture<>();
            counts.add(count);
            PlatformLoop loop = slot.assignment().loop();
            runOn(
                    loop,
                    () -> {
                        int[] closed = {0};
                        loop.forEach(c -> closed[0] += c.forceOff(slot) ? 1 : 0);
                        count.complete(closed[0]);
                    },
                    () -> count.complete(0));
        }
        int sum = 0;
        for (CompletableFuture<Integer> count : counts) {
            sum += await(count);
        }
        return sum;
    }

    private static int await(CompletableFuture<Integer> count) throws InterruptedException {
        try {
            return count.get(1, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            LOG.log(Level.WARNING, "a loop did not answer within 1 s", e);
            return 0;
        }
    }

    private static void runOn(PlatformLoop loop, Runnable task, Runnable whenEnded) {
        try {
            loop.execute(task);
        } catch (RejectedExecutionException e) {
            // The loop has ended, and everything on it with it.
            whenEnded.run();
        }
    }
}
