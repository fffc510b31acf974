package io.jackfield.whiteboard;

import io.jackfield.api.listener.RequestListener;
import io.jackfield.api.whiteboard.WhiteboardConstants;
import java.util.HashMap;
import java.util.Hashtable;
import java.util.Map;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;

/** Offers one {@link Dispatcher} to each configured server, as its best handler, from {@link #open} to {@link #close}. */
final class Servers {
    /** Property of what is offered, so that it is not mounted itself. */
    static final String OFFERED = "jackfield.whiteboard";

    private final BundleContext context;
    private final Mounts mounts;
    private final Map<Object, String> names = new HashMap<>();
    private final Map<Object, ServiceRegistration<RequestListener>> offered = new HashMap<>();
    private boolean open;

    Servers(BundleContext context, Mounts mounts) {
        this.context = context;
        this.mounts = mounts;
    }

    /** Offers to all that came before, and to all that come. */
    void open() {
        Map<Object, String> before;
        synchronized (this) {
            open = true;
            before = new HashMap<>(names);
        }
        before.forEach(this::offer);
    }

    /** Takes all back; waits for their exchanges, as the servers do in unbind. */
    void close() {
        Map<Object, ServiceRegistration<RequestListener>> all;
        synchronized (this) {
            open = false;
            all = new HashMap<>(offered);
            offered.clear();
        }
        all.values().forEach(ServiceRegistration::unregister);
    }

    void add(Object key, String name) {
        boolean offers;
        synchronized (this) {
            names.put(key, name);
            offers = open;
        }
        if (offers) {
            offer(key, name);
        }
    }

    /** Outside of the lock, since the server takes it up at once; one that went meanwhile is taken back. */
    private void offer(Object key, String name) {
        Hashtable<String, Object> properties = new Hashtable<>();
        properties.put(WhiteboardConstants.SERVER, name);
        properties.put(OFFERED, true);
        properties.put("service.ranking", Integer.MAX_VALUE);
        ServiceRegistration<RequestListener> registration =
                context.registerService(RequestListener.class, new Dispatcher(mounts, name), properties);
        boolean wanted;
        synchronized (this) {
            wanted = open && names.containsKey(key);
            if (wanted) {
                offered.put(key, registration);
            }
        }
        if (!wanted) {
            registration.unregister();
        }
    }

    void remove(Object key) {
        ServiceRegistration<RequestListener> registration;
        synchronized (this) {
            names.remove(key);
            registration = offered.remove(key);
        }
        if (registration != null) {
            registration.unregister();
        }
    }
}
