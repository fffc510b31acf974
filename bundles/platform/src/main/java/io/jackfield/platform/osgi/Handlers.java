package io.jackfield.platform.osgi;

import io.jackfield.api.IncomingMessage;
import io.jackfield.api.ServerResponse;
import io.jackfield.api.listener.RequestListener;
import io.jackfield.platform.core.PlatformLoop;
import io.jackfield.platform.dispatch.Departures;
import io.jackfield.platform.dispatch.Replies;
import io.jackfield.platform.dispatch.WaitingRoom;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * The handlers of one configured server: services that come and go, of which the best one answers. While there is none requests wait, longer
 * if its bundle is being updated ({@link Departures}); then they get 404. A handler that goes is waited for, so that its bundle can answer
 * what it began.
 */
final class Handlers implements RequestListener {
    private final Supplier<PlatformLoop> currentLoop;
    private final LongSupplier waitMillis;
    private final ReentrantLock lock = new ReentrantLock();
    private final List<Handler> handlers = new ArrayList<>();
    private final WaitingRoom room = new WaitingRoom();
    private final Departures departures = new Departures();
    private volatile Handler best;

    /**
     * @param currentLoop the loop that the caller runs on, or null
     * @param waitMillis how long a request waits for a handler
     */
    Handlers(Supplier<PlatformLoop> currentLoop, LongSupplier waitMillis) {
        this.currentLoop = currentLoop;
        this.waitMillis = waitMillis;
    }

    /**
     * A handler came.
     *
     * @param key tells it from every other
     * @param id the lowest goes first among equals
     */
    void add(Object key, RequestListener listener, int ranking, long id) {
        lock.lock();
        try {
            handlers.add(new Handler(key, listener, ranking, id));
            choose();
        } finally {
            lock.unlock();
        }
        room.wake();
    }

    /**
     * A handler goes: gets no more requests, and is waited for; not on a loop.
     *
     * @param bundle symbolic name of its bundle
     * @param drainMillis how long it is waited for at most
     */
    void remove(Object key, String bundle, long drainMillis) {
        departures.leaving(bundle);
        try {
            remove(key, drainMillis);
        } finally {
            departures.left(bundle);
        }
    }

    private void remove(Object key, long drainMillis) {
        Handler gone;
        lock.lock();
        try {
            gone = handlers.stream()
                    .filter(h -> h.key().equals(key))
                    .findFirst()
                    .orElse(null);
            handlers.remove(gone);
            choose();
        } finally {
            lock.unlock();
        }
        if (gone != null) {
            gone.retire(currentLoop.get() == null ? drainMillis : 0);
        }
    }

    private void choose() {
        Handler chosen = null;
        for (Handler handler : handlers) {
            if (chosen == null || handler.isBetterThan(chosen)) {
                chosen = handler;
            }
        }
        best = chosen;
    }

    @Override
    public void on(IncomingMessage request, ServerResponse response) throws Exception {
        serve(Handler::listener, request, response);
    }

    /** A request to leave HTTP: for the best handler too, which may not know of such. */
    void onTunnel(IncomingMessage request, ServerResponse response) throws Exception {
        serve(Handler::tunnels, request, response);
    }

    private void serve(Function<Handler, RequestListener> role, IncomingMessage request, ServerResponse response)
            throws Exception {
        Handler handler = best;
        while (handler != null && !handler.exchanges().enter()) {
            // It went in between; whoever takes it out has chosen another.
            handler = handler == best ? null : best;
        }
        if (handler == null) {
            park(role, request, response);
        } else {
            handler.exchanges().serve(role.apply(handler), request, response);
        }
    }

    private void park(Function<Handler, RequestListener> role, IncomingMessage request, ServerResponse response) {
        PlatformLoop loop = currentLoop.get();
        if (loop == null) {
            absent(request, response);
            return;
        }
        long until = loop.millis() + waitMillis.getAsLong();
        LongSupplier left = () -> Math.max(until - loop.millis(), departures.expectedFor(waitMillis.getAsLong()));
        room.park(loop, response, left, timeOver -> {
            if (timeOver) {
                absent(request, response);
            } else {
                retry(role, request, response);
            }
        });
        if (best != null) {
            // It came before this request was among those that wait.
            room.wake();
        }
    }

    private void retry(Function<Handler, RequestListener> role, IncomingMessage request, ServerResponse response) {
        try {
            serve(role, request, response);
        } catch (Exception e) {
            Replies.failed(response, e);
        }
    }

    /** Whose handlers went: to be told of the framework's bundles. */
    Departures departures() {
        return departures;
    }

    /** Requests that wait for a handler now. */
    int parked() {
        return room.size();
    }

    private static void absent(IncomingMessage request, ServerResponse response) {
        if (request.method().equals("CONNECT")) {
            response.destroy();
        } else {
            Replies.plain(response, 404, "No handler is registered.");
        }
    }
}
