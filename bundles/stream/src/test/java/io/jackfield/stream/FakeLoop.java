package io.jackfield.stream;

import io.jackfield.spi.connection.Deadline;
import io.jackfield.spi.connection.Loop;
import java.util.ArrayDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;

/** A loop that turns when the test says so, in the test's thread; every other thread is a foreign one. */
final class FakeLoop implements Loop {
    private final Thread thread = Thread.currentThread();
    private final ArrayDeque<Runnable> ticks = new ArrayDeque<>();
    private volatile boolean ended;
    private final ConcurrentLinkedQueue<Runnable> tasks = new ConcurrentLinkedQueue<>();

    /** One turn: the event, then all ticks; then a turn for each task that was queued. */
    void turn(Runnable event) {
        event.run();
        runTicks();
        turn();
    }

    /** A turn for each task that was queued. */
    void turn() {
        runTicks();
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
            task.run();
            runTicks();
        }
    }

    private void runTicks() {
        for (Runnable tick = ticks.poll(); tick != null; tick = ticks.poll()) {
            tick.run();
        }
    }

    boolean hasTasks() {
        return !tasks.isEmpty();
    }

    @Override
    public boolean inLoop() {
        return Thread.currentThread() == thread;
    }

    /** From now on tasks are refused. */
    void end() {
        ended = true;
    }

    @Override
    public void execute(Runnable task) {
        if (ended) {
            throw new RejectedExecutionException();
        }
        tasks.add(task);
    }

    @Override
    public void nextTick(Runnable task) {
        if (!inLoop()) {
            throw new IllegalStateException("nextTick from a foreign thread");
        }
        ticks.add(task);
    }

    @Override
    public Deadline deadline(Runnable onExpiry) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long millis() {
        return 0;
    }

    @Override
    public long wallMillis() {
        return 0;
    }
}
