package example.selector;

import io.jackfield.spi.transport.TransportLoop;

/** A task that waits for its time. */
final class Timed implements TransportLoop.Cancellable, Comparable<Timed>, Runnable {
    private final long due;
    private volatile Runnable task;

    Timed(Runnable task, long due) {
        this.task = task;
        this.due = due;
    }

    /** By {@link System#nanoTime}. */
    long due() {
        return due;
    }

    @Override
    public void run() {
        Runnable left = task;
        if (left != null) {
            left.run();
        }
    }

    @Override
    public void cancel() {
        task = null;
    }

    @Override
    public int compareTo(Timed other) {
        return Long.signum(due - other.due);
    }
}
