package io.jackfield.platform.osgi;

import io.jackfield.api.listener.RequestListener;
import io.jackfield.api.whiteboard.WhiteboardConstants;
import io.jackfield.platform.dispatch.ServiceStrings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/** Handlers that a container binds, maybe before their {@link Handlers} are there: those wait here until {@link #open}. Thread-safe. */
final class HandlerBinding {
    private record Early(Object key, RequestListener listener, int ranking, long id, List<String> servers) {}

    private final List<Early> early = new ArrayList<>();
    private String server;
    private Handlers handlers;
    private LongSupplier drainMillis;

    /**
     * @param name the server's
     * @param target gets those that came early, and all that come
     * @param drain how long one that goes is waited for
     */
    synchronized void open(String name, Handlers target, LongSupplier drain) {
        server = name;
        handlers = target;
        drainMillis = drain;
        for (Early each : early) {
            offer(each);
        }
        early.clear();
    }

    /** A handler came, with its service's properties; one for the whiteboard, or for other servers, is none of ours. */
    synchronized void add(Object key, RequestListener listener, Map<String, Object> properties) {
        if (properties.get(WhiteboardConstants.HANDLER_PATH) != null) {
            return;
        }
        Early one = new Early(
                key,
                listener,
                properties.get("service.ranking") instanceof Integer number ? number : 0,
                properties.get("service.id") instanceof Long number ? number : 0,
                ServiceStrings.of(properties.get(WhiteboardConstants.SERVER)));
        if (handlers == null) {
            early.add(one);
        } else {
            offer(one);
        }
    }

    private void offer(Early one) {
        if (one.servers.isEmpty() || one.servers.contains(server)) {
            handlers.add(one.key, one.listener, one.ranking, one.id);
        }
    }

    /** A handler goes; waits for what it began, and notes from which bundle it was. */
    void remove(Object key, String bundle) {
        Handlers target;
        synchronized (this) {
            target = handlers;
            early.removeIf(one -> one.key.equals(key));
        }
        if (target != null) {
            target.remove(key, bundle, drainMillis.getAsLong());
        }
    }
}
