package io.jackfield.platform.dispatch;

import io.jackfield.api.IncomingMessage;
import io.jackfield.api.ServerResponse;
import io.jackfield.api.Socket;
import io.jackfield.api.event.Emitter;
import io.jackfield.api.listener.RequestListener;
import io.jackfield.api.stream.Writable;
import java.lang.System.Logger.Level;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The exchanges that a handler service has not finished, so that its bundle can answer them before it goes. Life: {@link #enter},
 * {@link #serve} for each exchange, {@link #retire} once. An exchange lasts until its response is over, or was ended by the time the handler
 * returned. Thread-safe.
 */
@ProviderType
public final class Exchanges {
    private static final System.Logger LOG = System.getLogger(Exchanges.class.getName());

    private final AtomicInteger running = new AtomicInteger();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition done = lock.newCondition();
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private volatile boolean retired;
    private volatile boolean timeOver;

    /**
     * Begins an exchange, which {@link #serve} or {@link #exit} ends.
     *
     * @return false once it is retired: another handler must serve
     */
    public boolean enter() {
        running.incrementAndGet();
        if (retired) {
            exit();
            return false;
        }
        return true;
    }

    /** Ends an exchange that {@link #enter} began and {@link #serve} does not end. */
    public void exit() {
        if (running.decrementAndGet() == 0 && retired) {
            lock.lock();
            try {
                done.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    /**
     * Calls the handler for the exchange that {@link #enter} began, and ends it with the response. On the loop of the exchange.
     *
     * @param listener the handler
     * @param request the request
     * @param response its answer
     * @throws Exception what the handler threw
     */
    public void serve(RequestListener listener, IncomingMessage request, ServerResponse response) throws Exception {
        try {
            listener.on(request, response);
        } finally {
            whenOver(response, this::exit);
        }
    }

    /**
     * Hands a connection that left HTTP to its handler: the exchange that {@link #enter} began lasts until the connection closes. One that is
     * open when the time of {@link #retire} is over is destroyed then. On the loop of the connection.
     *
     * @param socket the connection
     */
    public void hold(Socket socket) {
        sockets.add(socket);
        socket.once(Emitter.CLOSE, () -> {
            sockets.remove(socket);
            exit();
        });
        if (timeOver) {
            socket.destroy();
        }
    }

    /**
     * Tells once that a response is over, whichever way: finished, or its connection closed. On the loop of the exchange.
     *
     * @param response the response
     * @param task called at once if it is over already
     */
    public static void whenOver(ServerResponse response, Runnable task) {
        if (response.finished()) {
            task.run();
            return;
        }
        Ending ending = new Ending(task);
        response.once(Writable.FINISH, ending::over);
        response.once(Emitter.CLOSE, ending::over);
    }

    /** Whichever event of a response comes first ends its exchange. */
    private static final class Ending {
        private final Runnable task;
        private boolean over;

        Ending(Runnable task) {
            this.task = task;
        }

        void over() {
            if (!over) {
                over = true;
                task.run();
            }
        }
    }

    /**
     * Ends it: {@link #enter} says no from now on, and those that run are waited for. Never on a loop with a time above 0.
     *
     * @param millis how long to wait at most
     * @param who whose exchanges they are, for the log when some are left
     */
    public void retire(long millis, String who) {
        retired = true;
        long left = TimeUnit.MILLISECONDS.toNanos(millis);
        lock.lock();
        try {
            while (running.get() > 0 && left > 0) {
                left = done.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
        if (running.get() > 0) {
            LOG.log(Level.WARNING, "{0} went with {1} exchanges not over after {2} ms", who, running.get(), millis);
            timeOver = true;
            sockets.forEach(Socket::destroy);
        }
    }

    /**
     * How many run.
     *
     * @return exchanges begun and not over
     */
    public int running() {
        return running.get();
    }
}
