package io.jackfield.agent;

import io.jackfield.spi.connection.Deadline;
import io.jackfield.spi.connection.Loop;
import java.util.ArrayDeque;
import java.util.Deque;

/** A loop that runs when a test says so, in the test's thread. */
final class FakeLoop implements Loop {
    private final Deque<Runnable> tasks = new ArrayDeque<>();
    private final Deque<Runnable> ticks = new ArrayDeque<>();
    private boolean running;

    /** Runs turns until there is nothing left to do. */
    void run() {
        while (!tasks.isEmpty()) {
            turn(tasks.removeFirst());
        }
    }

    /** One turn: something that happens on the loop, then its ticks. */
    void turn(Runnable event) {
        running = true;
        try {
            event.run();
            while (!ticks.isEmpty()) {
                ticks.removeFirst().run();
            }
        } finally {
            running = false;
        }
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
        ticks.addLast(task);
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
