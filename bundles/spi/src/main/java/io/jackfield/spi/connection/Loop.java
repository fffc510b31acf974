package io.jackfield.spi.connection;

import java.util.concurrent.Executor;
import org.osgi.annotation.versioning.ProviderType;

/**
 * One event loop as protocols, engines and streams see it: a transport's loop with Node's {@code nextTick} queue and timers. All
 * that happens on a connection happens on its loop, in Node's order. Each turn of a loop is: one event or task, then everything that
 * {@link #nextTick} queued (also by those tasks), then the flush of the connections that wrote.
 */
@ProviderType
public interface Loop extends Executor {

    /** Whether the caller runs on this loop. Callable from any thread. */
    boolean inLoop();

    /** Runs a task in a later turn of this loop, after those given before it. Callable from any thread. */
    @Override
    void execute(Runnable task);

    /** Runs a task at the end of the present turn, in call order, before any further event. Loop only. */
    void nextTick(Runnable task);

    /**
     * Makes a deadline that is not armed. Arming and disarming write one field; firing is at most one tick late, where a tick is a
     * tenth of the shortest limit in force, between 10 and 500 ms. Loop only.
     *
     * @param onExpiry runs on this loop in a turn of its own
     */
    Deadline deadline(Runnable onExpiry);

    /** Monotonic milliseconds as of the beginning of the present turn: for limits. Loop only. */
    long millis();

    /** Milliseconds since the epoch as of the beginning of the present turn: for {@code Date}. Loop only. */
    long wallMillis();
}
