package io.jackfield.platform.core;

import io.jackfield.spi.transport.LoopGroup;
import io.jackfield.spi.transport.LoopSpec;
import io.jackfield.spi.transport.Transport;
import io.jackfield.spi.transport.TransportLoop;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** A {@link Generation} of a transport with its running loops. Connections keep it alive until the drain time is over. Thread-safe. */
final class TransportUnit {
    private static final Logger LOG = System.getLogger(TransportUnit.class.getName());

    private final Generation<Transport> generation;
    private final LoopGroup group;
    private final List<PlatformLoop> loops;
    private final AtomicInteger turn = new AtomicInteger();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition emptied = lock.newCondition();
    private volatile boolean retiring;

    TransportUnit(Generation<Transport> generation, int loopCount) {
        this.generation = generation;
        this.group = generation.service().open(LoopSpec.of(loopCount, "jackfield-" + generation + "-"));
        List<PlatformLoop> made = new ArrayList<>();
        for (TransportLoop loop : group.loops()) {
            PlatformLoop platformLoop = new PlatformLoop(loop, this);
            loop.execute(() -> loop.attach(platformLoop));
            made.add(platformLoop);
        }
        this.loops = List.copyOf(made);
    }

    Generation<Transport> generation() {
        return generation;
    }

    LoopGroup group() {
        return group;
    }

    List<PlatformLoop> loops() {
        return loops;
    }

    /** The first {@code count} loops, or all for 0. */
    List<PlatformLoop> loops(int count) {
        return count < 1 || count >= loops.size() ? loops : loops.subList(0, count);
    }

    /** The next of the first {@code count} loops in turn. */
    PlatformLoop loopInTurn(int count) {
        List<PlatformLoop> candidates = loops(count);
        return candidates.get(Math.floorMod(turn.getAndIncrement(), candidates.size()));
    }

    boolean retiring() {
        return retiring;
    }

    int connections() {
        int sum = 0;
        for (PlatformLoop loop : loops) {
            sum += loop.connectionCount();
        }
        return sum;
    }

    /** Called by a loop that lost its last connection. */
    void loopEmptied() {
        if (retiring) {
            lock.lock();
            try {
                emptied.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    /**
     * Retires every connection, waits for them, and closes the loops; blocks, at most a little longer than {@code drainMillis}.
     *
     * @param endIdle whether idle connections are closed at once, since nobody will serve them any more; else they may send once more
     */
    void retire(long drainMillis, boolean endIdle) {
        retiring = true;
        CountDownLatch told = new CountDownLatch(loops.size());
        for (PlatformLoop loop : loops) {
            loop.execute(() -> {
                loop.forEach(c -> c.retire(endIdle));
                told.countDown();
            });
        }
        try {
            // what was accepted a moment ago is still on its way to its loop, before what was said there
            boolean all = told.await(drainMillis, TimeUnit.MILLISECONDS);
            int left = all ? awaitEmpty(drainMillis) : connections();
            if (left > 0) {
                LOG.log(
                        Level.INFO,
                        "transport {0} ends with {1} connections that were idle or over the drain time of {2} ms",
                        generation,
                        left,
                        drainMillis);
                loops.forEach(loop -> loop.execute(() -> loop.forEach(PlatformConnection::retiredTooLate)));
            }
            group.close().toCompletableFuture().get(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            group.close();
        } catch (ExecutionException | TimeoutException e) {
            LOG.log(Level.WARNING, "the loops of transport " + generation + " did not end within 10 s", e);
        }
    }

    private int awaitEmpty(long millis) throws InterruptedException {
        long left = TimeUnit.MILLISECONDS.toNanos(millis);
        lock.lockInterruptibly();
        try {
            while (connections() > 0 && left > 0) {
                left = emptied.awaitNanos(left);
            }
            return connections();
        } finally {
            lock.unlock();
        }
    }
}
