package io.jackfield.platform.osgi;

import io.jackfield.api.IncomingMessage;
import io.jackfield.api.ServerResponse;
import io.jackfield.api.listener.RequestListener;
import java.lang.System.Logger.Level;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One request handler of {@link Handlers} and the exchanges it has not finished: from {@link #enter} until the response is over, or was ended
 * by the time the handler returned.
 */
final class Handler {
    private static final System.Logger LOG = System.getLogger(Handler.class.getName());

    private final Object key;
    private final RequestListener listener;
    private final int ranking;
    private final long id;
    private final AtomicInteger exchanges = new AtomicInteger();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition done = lock.newCondition();
    private volatile boolean retired;

    Handler(Object key, RequestListener listener, int ranking, long id) {
        this.key = key;
        this.listener = listener;
        this.ranking = ranking;
        this.id = id;
    }

    Object key() {
        return key;
    }

    int ranking() {
        return ranking;
    }

    long id() {
        return id;
    }

    /** Begins an exchange; false once it is retired. */
    boolean enter() {
        exchanges.incrementAndGet();
        if (retired) {
            exit();
            return false;
        }
        return true;
    }

    private void exit() {
        if (exchanges.decrementAndGet() == 0 && retired) {
            lock.lock();
            try {
                done.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    /** Calls the handler for the exchange that {@link #enter} began. */
    void serve(IncomingMessage request, ServerResponse response) throws Exception {
        try {
            listener.on(request, response);
        } finally {
            if (response.finished()) {
                exit();
            } else {
                Handlers.whenOver(response, this::exit);
            }
        }
    }

    /** Gets no more exchanges, and waits for those begun, at most so long. */
    void retire(long millis) {
        retired = true;
        long left = TimeUnit.MILLISECONDS.toNanos(millis);
        lock.lock();
        try {
            while (exchanges.get() > 0 && left > 0) {
                left = done.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
        if (exchanges.get() > 0) {
            LOG.log(
                    Level.WARNING,
                    "handler {0} went with {1} exchanges not answered after {2} ms",
                    listener.getClass().getName(),
                    exchanges.get(),
                    millis);
        }
    }

    /** It threw outside of an event: 500 if nothing was sent, else the end of the connection. */
    static void failed(ServerResponse response, Exception thrown) {
        LOG.log(Level.ERROR, "A request handler failed", thrown);
        if (!response.headersSent()) {
            response.statusCode(500).end();
        } else if (!response.finished()) {
            response.destroy();
        }
    }
}
