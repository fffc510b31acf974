package io.jackfield.message.harness;

import io.jackfield.spi.connection.Deadline;
import io.jackfield.spi.connection.Loop;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/** A loop that the test drives: {@link #turn} runs one task and all that follows in its turn, {@link #advance} moves the clock. */
public final class TestLoop implements Loop {
    public final List<Runnable> endOfTurn = new ArrayList<>();
    /** Milliseconds since the epoch. */
    public long wall = 784_111_777_000L;

    private final ArrayDeque<Runnable> tasks = new ArrayDeque<>();
    private final ArrayDeque<Runnable> ticks = new ArrayDeque<>();
    private final List<TestDeadline> deadlines = new ArrayList<>();
    private long now = 1000;
    private boolean foreign;

    /** Runs a task as a thread that is not the loop's would. */
    public void asForeigner(Runnable task) {
        foreign = true;
        try {
            task.run();
        } finally {
            foreign = false;
        }
    }

    /** Runs the tasks that are queued, each in a turn of its own. */
    public void runTasks() {
        turn(() -> {});
    }

    @Override
    public boolean inLoop() {
        return !foreign;
    }

    @Override
    public void execute(Runnable task) {
        tasks.add(task);
    }

    @Override
    public void nextTick(Runnable task) {
        ticks.add(task);
    }

    @Override
    public Deadline deadline(Runnable onExpiry) {
        TestDeadline deadline = new TestDeadline(onExpiry);
        deadlines.add(deadline);
        return deadline;
    }

    @Override
    public long millis() {
        return now;
    }

    @Override
    public long wallMillis() {
        return wall;
    }

    /** Runs a task as one turn, and after it the turns of the tasks it queued. */
    public void turn(Runnable task) {
        one(task);
        for (Runnable next = tasks.poll(); next != null; next = tasks.poll()) {
            one(next);
        }
    }

    private void one(Runnable task) {
        task.run();
        do {
            for (Runnable tick = ticks.poll(); tick != null; tick = ticks.poll()) {
                tick.run();
            }
            endOfTurn.forEach(Runnable::run);
        } while (!ticks.isEmpty());
    }

    /** Moves the clock and fires what is due. */
    public void advance(long millis) {
        now += millis;
        for (TestDeadline deadline : List.copyOf(deadlines)) {
            if (deadline.armed() && deadline.due <= now) {
                deadline.disarm();
                turn(deadline.onExpiry);
            }
        }
    }

    private final class TestDeadline implements Deadline {
        private final Runnable onExpiry;
        private long due;

        TestDeadline(Runnable onExpiry) {
            this.onExpiry = onExpiry;
        }

        @Override
        public void arm(long millis) {
            due = now + millis;
        }

        @Override
        public void disarm() {
            due = 0;
        }

        @Override
        public boolean armed() {
            return due > 0;
        }
    }
}
