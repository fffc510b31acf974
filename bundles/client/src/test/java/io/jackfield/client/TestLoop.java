package io.jackfield.client;

import io.jackfield.spi.connection.Deadline;
import io.jackfield.spi.connection.Loop;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** A loop that runs when a test says so, in the test's thread: outside of {@link #turn} the test is a foreign thread. */
final class TestLoop implements Loop {
    /** What happens at the end of each turn: the flush. */
    final List<Runnable> endOfTurn = new ArrayList<>();

    private final Deque<Runnable> tasks = new ArrayDeque<>();
    private final Deque<Runnable> ticks = new ArrayDeque<>();
    private boolean running;

    /** Something happens on the loop; runs everything that follows from it. */
    void turn(Runnable event) {
        one(event);
        run();
    }

    /** Runs what is queued. */
    void run() {
        while (!tasks.isEmpty()) {
            one(tasks.removeFirst());
        }
    }

    private void one(Runnable event) {
        running = true;
        try {
            event.run();
            do {
                while (!ticks.isEmpty()) {
                    ticks.removeFirst().run();
                }
                endOfTurn.forEach(Runnable::run);
            } while (!ticks.isEmpty());
        } finally {
            running = false;
        }
    }

    /** Whether there is nothing left to do. */
    boolean quiet() {
        return tasks.isEmpty() && ticks.isEmpty();
    }

    @Override
    public boolean inLoop() {
        return running;
    }

    @Override
    public void execute(Runnable task) {
        tasks.addLast(task);
    }

    @Override
    public void nextTick(Runnable task) {
        if (!running) {
            throw new AssertionError("nextTick from a foreign thread");
        }
        ticks.addLast(task);
    }

    @Override
    public Deadline deadline(Runnable onExpiry) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long millis() {
        return 1000;
    }

    @Override
    public long wallMillis() {
        return 784_111_777_000L;
    }
}
