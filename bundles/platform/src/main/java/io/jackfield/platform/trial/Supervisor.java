package io.jackfield.platform.trial;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * The one thread that does what {@link ParserTrials} may not do on a loop: it tells steps, ends trials, and looks for calls that do not return.
 * It is there while there is something to look after.
 */
final class Supervisor {
    private static final Logger LOG = System.getLogger(Supervisor.class.getName());
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private final ConcurrentLinkedQueue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean running = new AtomicBoolean();
    private final Runnable look;
    private final BooleanSupplier needed;
    private volatile Thread thread;

    /**
     * @param look done again and again
     * @param needed whether there is something to look after
     */
    Supervisor(Runnable look, BooleanSupplier needed) {
        this.look = look;
        this.needed = needed;
    }

    /** Has a task done soon, in order. Callable from any thread; neither waits nor locks, since loops tell their steps here. */
    void execute(Runnable task) {
        tasks.add(task);
        if (running.compareAndSet(false, true)) {
            Thread made = new Thread(null, this::run, "jackfield-trials", 0, false);
            made.setDaemon(true);
            made.setContextClassLoader(Supervisor.class.getClassLoader());
            thread = made;
            made.start();
        } else {
            LockSupport.unpark(thread);
        }
    }

    private void run() {
        do {
            try {
                Runnable task = tasks.poll();
                if (task == null) {
                    LockSupport.parkNanos(this, LOOK_NANOS);
                    if (Thread.interrupted()) {
                        LOG.log(Level.DEBUG, "interrupted by nobody of ours, goes on");
                    }
                } else {
                    task.run();
                }
                look.run();
            } catch (RuntimeException | LinkageError e) {
                LOG.log(Level.ERROR, "a step of a trial failed", e);
            }
        } while (goesOn());
    }

    private boolean goesOn() {
        if (!tasks.isEmpty() || needed.getAsBoolean()) {
            return true;
        }
        running.set(false);
        // what came at the last moment found a thread that was there
        return !tasks.isEmpty() && running.compareAndSet(false, true);
    }
}
