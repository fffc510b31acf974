package io.jackfield.platform.osgi;

import io.jackfield.api.listener.RequestListener;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/** Handlers that a container binds, maybe before their {@link Handlers} are there: those wait here until {@link #open}. Thread-safe. */
final class HandlerBinding {
    private record Early(Object key, RequestListener listener, int ranking, long id) {}

    private final List<Early> early = new ArrayList<>();
    private Handlers handlers;
    private LongSupplier drainMillis;

    /**
     * @param target gets those that came early, and all that come
     * @param drain how long one that goes is waited for
     */
    synchronized void open(Handlers target, LongSupplier drain) {
        handlers = target;
        drainMillis = drain;
        early.forEach(one -> target.add(one.key, one.listener, one.ranking, one.id));
        early.clear();
    }

    /** A handler came, with its service's ranking and id. */
    synchronized void add(Object key, RequestListener listener, Object ranking, Object id) {
        Early one = new Early(
                key, listener, ranking instanceof Integer number ? number : 0, id instanceof Long number ? number : 0);
        if (handlers == null) {
            early.add(one);
        } else {
            handlers.add(one.key, one.listener, one.ranking, one.id);
        }
    }

    /** A handler goes; waits for what it began. */
    void remove(Object key) {
        Handlers target;
        synchronized (this) {
            target = handlers;
            early.removeIf(one -> one.key.equals(key));
        }
        if (target != null) {
            target.remove(key, drainMillis.getAsLong());
        }
    }
}
