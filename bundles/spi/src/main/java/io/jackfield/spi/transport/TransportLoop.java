package io.jackfield.spi.transport;

import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.osgi.annotation.versioning.ConsumerType;

/** One thread that serves many {@link Channel}s: the loop of a {@link LoopGroup}, on which all their events arrive. */
@ConsumerType
public interface TransportLoop extends Executor {

    /** Whether the caller runs on this loop. */
    boolean inLoop();

    /**
     * Runs a task on this loop, after those given before it.
     *
     * @throws java.util.concurrent.RejectedExecutionException if the loop has ended
     */
    @Override
    void execute(Runnable task);

    /** Runs a task once on this loop, not before the delay is over. Callable from any thread. */
    Cancellable schedule(Runnable task, long delay, TimeUnit unit);

    /**
     * The time by {@link System#nanoTime}. While a loop delivers what it has read from several sockets this may be the time at which it began to
     * do so, so that the clock is not read for each of them. Loop only.
     */
    default long nanoTime() {
        return System.nanoTime();
    }

    /** What the platform attached with {@link #attach}, or null. Loop only. */
    Object attachment();

    /** Attaches the platform's own state of this loop. Loop only. */
    void attach(Object state);

    /** A task that can still be called off. */
    @ConsumerType
    interface Cancellable {
        /** Calls the task off if it has not begun. Callable from any thread, any number of times. */
        void cancel();
    }
}
