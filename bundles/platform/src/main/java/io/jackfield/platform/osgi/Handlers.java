package io.jackfield.platform.osgi;

import io.jackfield.api.IncomingMessage;
import io.jackfield.api.ServerResponse;
import io.jackfield.api.event.Emitter;
import io.jackfield.api.listener.RequestListener;
import io.jackfield.api.stream.Writable;
import io.jackfield.platform.core.PlatformLoop;
import io.jackfield.spi.connection.Deadline;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * The handlers of one configured server: services that come and go, of which the best one answers. While there is none requests wait; then
 * they get 404. A handler that goes is waited for, so that its bundle can answer what it began.
 */
final class Handlers implements RequestListener {
    private static final Comparator<Handler> BEST_FIRST =
            Comparator.comparingInt(Handler::ranking).reversed().thenComparingLong(Handler::id);

    private final Supplier<PlatformLoop> currentLoop;
    private final LongSupplier waitMillis;
    private final ReentrantLock lock = new ReentrantLock();
    private final List<Handler> handlers = new ArrayList<>();
    private final Set<Waiting> waiting = new LinkedHashSet<>();
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
        List<Waiting> served;
        lock.lock();
        try {
            handlers.add(new Handler(key, listener, ranking, id));
            choose();
            served = List.copyOf(waiting);
        } finally {
            lock.unlock();
        }
        for (Waiting one : served) {
            one.loop.execute(() -> retry(one));
        }
    }

    /** A handler goes: gets no more requests, and is waited for, at most so long; not on a loop. */
    void remove(Object key, long drainMillis) {
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
        handlers.sort(BEST_FIRST);
        best = handlers.isEmpty() ? null : handlers.get(0);
    }

    @Override
    public void on(IncomingMessage request, ServerResponse response) throws Exception {
        Handler handler = best;
        while (handler != null && !handler.enter()) {
            // It went in between; whoever takes it out has chosen another.
            handler = handler == best ? null : best;
        }
        if (handler == null) {
            park(request, response);
        } else {
            handler.serve(request, response);
        }
    }

    // ---- waiting for a handler

    private final class Waiting {
        final IncomingMessage request;
        final ServerResponse response;
        final PlatformLoop loop;
        final Deadline deadline;

        Waiting(IncomingMessage request, ServerResponse response, PlatformLoop loop) {
            this.request = request;
            this.response = response;
            this.loop = loop;
            this.deadline = loop.deadline(() -> {
                if (takeOut(this)) {
                    notFound(response);
                }
            });
        }
    }

    private void park(IncomingMessage request, ServerResponse response) {
        PlatformLoop loop = currentLoop.get();
        if (loop == null) {
            notFound(response);
            return;
        }
        Waiting one = new Waiting(request, response, loop);
        one.deadline.arm(Math.max(1, waitMillis.getAsLong()));
        response.once(Emitter.CLOSE, () -> takeOut(one));
        lock.lock();
        try {
            waiting.add(one);
        } finally {
            lock.unlock();
        }
        if (best != null) {
            // It came before this request was among those that wait.
            loop.nextTick(() -> retry(one));
        }
    }

    private void retry(Waiting one) {
        if (takeOut(one)) {
            try {
                on(one.request, one.response);
            } catch (Exception e) {
                Handler.failed(one.response, e);
            }
        }
    }

    /** True for the one caller that has it now. */
    private boolean takeOut(Waiting one) {
        lock.lock();
        try {
            one.deadline.disarm();
            return waiting.remove(one);
        } finally {
            lock.unlock();
        }
    }

    /** Requests that wait for a handler now. */
    int parked() {
        lock.lock();
        try {
            return waiting.size();
        } finally {
            lock.unlock();
        }
    }

    private static void notFound(ServerResponse response) {
        response.writeHead(404, Map.of("Content-Type", "text/plain; charset=utf-8"));
        response.end("No handler is registered.\n");
    }

    /** Tells that a response is over, whichever way; once. */
    static void whenOver(ServerResponse response, Runnable over) {
        Runnable once = new Runnable() {
            private boolean done;

            @Override
            public void run() {
                if (!done) {
                    done = true;
                    over.run();
                }
            }
        };
        response.once(Writable.FINISH, once::run);
        response.once(Emitter.CLOSE, once::run);
    }
}
