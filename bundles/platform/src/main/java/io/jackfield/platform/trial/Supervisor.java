package io.jackfield.platform.trial;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * The one thread that does what {@link ParserTrials} may not do on a loop: it tells steps, ends trials, and looks for calls that do not return.
 * It is there while there is something to look after.
 */
final class Supervisor {
    private static final Logger LOG = System.getLogger(Supervisor.class.getName());
    private static final long LOOK_MILLIS = 50;

    private final LinkedBlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();
    private final Runnable look;
    private final BooleanSupplier needed;
    private boolean running;

    /**
     * @param look done again and again
     * @param needed whether there is something to look after
     */
    Supervisor(Runnable look, BooleanSupplier needed) {
        this.look = look;
        this.needed = needed;
    }

    /** Has a task done soon, in order. Callable from any thread; does not wait. */
    synchronized void execute(Runnable task) {
        tasks.add(task);
        if (!running) {
            running = true;
            Thread thread = new Thread(null, this::run, "jackfield-trials", 0, false);
            thread.setDaemon(true);
            thread.setContextClassLoader(Supervisor.class.getClassLoader());
            thread.start();
        }
    }

    private void run() {
        do {
            try {
                Runnable task = tasks.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                if (task != null) {
                    task.run();
                }
                look.run();
            } catch (InterruptedException e) {
                LOG.log(Level.DEBUG, "interrupted by nobody of ours, goes on", e);
            } catch (RuntimeException | LinkageError e) {
                LOG.log(Level.ERROR, "a step of a trial failed", e);
            }
        } while (goesOn());
    }

    private synchronized boolean goesOn() {
        running = !tasks.isEmpty() || needed.getAsBoolean();
        return running;
    }
}
