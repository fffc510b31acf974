package io.jackfield.platform.core;

import io.jackfield.spi.parser.ParserLimits;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * Brings what the {@link Strategies} choose to the loops: made {@link Ready} off them, put in force by a task of each loop, of which it notes
 * how long it holds the loop. Thread-safe.
 */
final class Publisher {
    private static final Logger LOG = System.getLogger(Publisher.class.getName());

    private final Core core;
    private final StrategyCalls calls;
    private final Function<Endpoint, Choice> choices;
    private final ReentrantLock lock = new ReentrantLock();
    private final Holds holds = new Holds();

    /** @param choices what is best for an endpoint now */
    Publisher(Core core, StrategyCalls calls, Function<Endpoint, Choice> choices) {
        this.core = core;
        this.calls = calls;
        this.choices = choices;
    }

    /**
     * Decides anew what serves an endpoint and puts it in force; done when every loop has acknowledged. What a loop calls is done by a
     * worker, if strategies are to be asked.
     */
    CompletableFuture<Void> publish(Endpoint endpoint) {
        boolean asks = endpoint.awake() || !endpoint.loops().isEmpty();
        if (asks && core.currentLoop() != null) {
            return publishSoon(endpoint);
        }
        Map<PlatformLoop, Ready> ready = null;
        while (ready == null) {
            ready = decide(endpoint);
        }
        return tell(endpoint, ready);
    }

    /** The same on a worker. */
    CompletableFuture<Void> publishSoon(Endpoint endpoint) {
        return CompletableFuture.supplyAsync(() -> publish(endpoint), core.workers())
                .thenCompose(inForce -> inForce);
    }

    /** What the best choice means on the loops; null when meanwhile a strategy has failed, or another choice is the best. */
    private Map<PlatformLoop, Ready> decide(Endpoint endpoint) {
        ParserLimits limits = endpoint.limits();
        Choice choice = choices.apply(endpoint);
        Map<PlatformLoop, Ready> ready = Ready.onAll(endpoint.loops(), choice, limits, calls, endpoint.awake());
        lock.lock();
        try {
            if (!choice.isSame(choices.apply(endpoint)) || !Objects.equals(limits, endpoint.limits())) {
                return null;
            }
            endpoint.choice(choice);
        } finally {
            lock.unlock();
        }
        // loops that it came to meanwhile have taken the choice before
        List<PlatformLoop> late = new ArrayList<>(endpoint.loops());
        late.removeAll(ready.keySet());
        ready.putAll(Ready.onAll(late, choice, limits, calls, false));
        return choice.failed() ? null : ready;
    }

    private CompletableFuture<Void> tell(Endpoint endpoint, Map<PlatformLoop, Ready> all) {
        List<CompletableFuture<Void>> acknowledged = new ArrayList<>();
        all.forEach((loop, ready) -> {
            holds.prepare();
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
        });
        return CompletableFuture.allOf(acknowledged.toArray(new CompletableFuture<?>[0]));
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
