package io.jackfield.platform.dispatch;

import io.jackfield.api.IncomingMessage;
import io.jackfield.api.ServerResponse;
import io.jackfield.api.event.Emitter;
import io.jackfield.spi.connection.Deadline;
import io.jackfield.spi.connection.Loop;
import io.jackfield.stream.ReadableStream;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Requests that wait for a handler, each on its own loop: until {@link #wake}, until their time is over, or until their connection closed.
 * Thread-safe, but for {@link #park}.
 */
@ProviderType
public final class WaitingRoom {
    private static final long AGAIN_MILLIS = 100;

    private final ReentrantLock lock = new ReentrantLock();
    private final Set<Waiting> waiting = new LinkedHashSet<>();

    private final class Waiting {
        private final Loop loop;
        private final LongSupplier millis;
        private final Consumer<Boolean> waiter;
        private final Deadline deadline;

        Waiting(Loop loop, LongSupplier millis, Consumer<Boolean> waiter) {
            this.loop = loop;
            this.millis = millis;
            this.waiter = waiter;
            this.deadline = loop.deadline(this::timeOver);
        }

        void arm() {
            deadline.arm(Math.max(1, Math.min(AGAIN_MILLIS, millis.getAsLong())));
        }

        private void timeOver() {
            if (millis.getAsLong() > 0) {
                arm();
            } else {
                goOn(true);
            }
        }

        void goOn(boolean timeOver) {
            if (takeOut(this)) {
                waiter.accept(timeOver);
            }
        }
    }

    /**
     * The loop of a request.
     *
     * @param request as a listener got it
     * @return its loop, or null if the caller does not run there
     */
    public static Loop loopOf(IncomingMessage request) {
        return request.socket() instanceof ReadableStream stream
                        && stream.loop().inLoop()
                ? stream.loop()
                : null;
    }

    /**
     * Lets a request wait. On its loop.
     *
     * @param loop where it is
     * @param response when it closes, the waiting ends
     * @param millis how long it may still wait, asked anew several times a second; 0 when its time is over
     * @param waiter goes on with it, once, on its loop: given whether its time is over; not called if the response closed before
     */
    public void park(Loop loop, ServerResponse response, LongSupplier millis, Consumer<Boolean> waiter) {
        Waiting one = new Waiting(loop, millis, waiter);
        one.arm();
        response.once(Emitter.CLOSE, () -> takeOut(one));
        lock.lock();
        try {
            waiting.add(one);
        } finally {
            lock.unlock();
        }
    }

    /** Lets all go on, each on its loop: what they waited for may have come. */
    public void wake() {
        List<Waiting> all;
        lock.lock();
        try {
            all = List.copyOf(waiting);
        } finally {
            lock.unlock();
        }
        all.forEach(one -> one.loop.execute(() -> one.goOn(false)));
    }

    /** True for the one caller that has it now; on its loop. */
    private boolean takeOut(Waiting one) {
        lock.lock();
        try {
            one.deadline.disarm();
            return waiting.remove(one);
        } finally {
            lock.unlock();
        }
    }

    /**
     * How many wait.
     *
     * @return requests parked now
     */
    public int size() {
        lock.lock();
        try {
            return waiting.size();
        } finally {
            lock.unlock();
        }
    }
}
