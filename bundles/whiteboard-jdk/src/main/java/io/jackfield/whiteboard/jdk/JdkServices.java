package io.jackfield.whiteboard.jdk;

import com.sun.net.httpserver.HttpHandler;
import io.jackfield.api.listener.RequestFilter;
import io.jackfield.api.listener.RequestListener;
import io.jackfield.api.whiteboard.JdkWhiteboardConstants;
import io.jackfield.api.whiteboard.WhiteboardConstants;
import java.lang.System.Logger.Level;
import java.util.HashMap;
import java.util.Hashtable;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;

/**
 * Offers services of the JDK's types to the whiteboard, each as a service of its types: so path, ranking, drain and replacement are the
 * whiteboard's. When one goes, what is offered for it is taken back, which waits for its exchanges.
 */
final class JdkServices implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(JdkServices.class.getName());
    private static final Hashtable<String, Object> TARGETED =
            new Hashtable<>(Map.of(JdkWhiteboardConstants.TARGET_NAME, JdkWhiteboardConstants.TARGET_VALUE));
    /** Said of the service that is offered, not of the one behind it. */
    private static final Set<String> OWN =
            Set.of("objectClass", "service.id", "service.scope", "service.bundleid", "service.pid");

    private final BundleContext context;
    private final Workers workers;
    private final Guards guards = new Guards();
    private final Map<Key, ServiceRegistration<?>> offered = new HashMap<>();
    private final Set<ServiceReference<HttpHandler>> early = new LinkedHashSet<>();
    private boolean open;
    private boolean closed;

    /** What is offered for a service; one may be registered as handler and filter. */
    private record Key(Class<?> type, ServiceReference<?> reference) {}

    JdkServices(BundleContext context, Workers workers) {
        this.context = context;
        this.workers = workers;
    }

    /** Only now, when all that guards them is there, handlers may be offered. */
    void open() {
        List<ServiceReference<HttpHandler>> came;
        synchronized (this) {
            open = true;
            came = List.copyOf(early);
            early.clear();
        }
        came.forEach(this::offerHandler);
    }

    /** A {@link HttpHandler} came. */
    void addHandler(ServiceReference<HttpHandler> reference) {
        synchronized (this) {
            if (!open) {
                early.add(reference);
                return;
            }
        }
        offerHandler(reference);
    }

    private void offerHandler(ServiceReference<HttpHandler> reference) {
        HttpHandler handler = get(reference);
        if (handler == null) {
            return;
        }
        Hashtable<String, Object> properties = properties(reference);
        Object path = reference.getProperty(JdkWhiteboardConstants.CONTEXT_PATH);
        List<String> paths = ContextPath.strings(path);
        properties.put(WhiteboardConstants.HANDLER_PATH, paths.size() == 1 ? ContextPath.requests(paths.get(0)) : path);
        String contextPath = paths.size() == 1 ? paths.get(0) : "";
        offer(reference, RequestListener.class, new Mounted(contextPath, handler, guards, workers), properties);
    }

    /**
     * A {@link com.sun.net.httpserver.Filter} or {@link com.sun.net.httpserver.Authenticator} came.
     *
     * @param pattern the property that names its contexts
     */
    void addGuard(ServiceReference<?> reference, String pattern) {
        Object service = get(reference);
        if (service == null) {
            return;
        }
        Hashtable<String, Object> properties = properties(reference);
        Object value = reference.getProperty(pattern);
        List<String> patterns = ContextPath.strings(value);
        properties.put(
                WhiteboardConstants.FILTER_PATH,
                patterns.isEmpty()
                        ? value
                        : patterns.stream()
                                .map(ContextPath::requestsOf)
                                .distinct()
                                .toArray(String[]::new));
        offer(reference, RequestFilter.class, new Guard(guards, service, patterns), properties);
    }

    /** A {@link HttpHandler} goes: waits for its exchanges. */
    void removeHandler(ServiceReference<HttpHandler> reference) {
        synchronized (this) {
            early.remove(reference);
        }
        remove(RequestListener.class, reference);
    }

    /** A filter or an authenticator goes: waits for the exchanges it stands around. */
    void removeGuard(ServiceReference<?> reference) {
        remove(RequestFilter.class, reference);
    }

    private void remove(Class<?> type, ServiceReference<?> reference) {
        ServiceRegistration<?> registration;
        synchronized (this) {
            registration = offered.remove(new Key(type, reference));
        }
        if (registration != null) {
            registration.unregister();
            context.ungetService(reference);
        }
    }

    /** All go: guards first, since a request that has passed one goes on to its handler, which must be there. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        takeBack(RequestFilter.class);
        takeBack(RequestListener.class);
    }

    private void takeBack(Class<?> type) {
        List<Key> keys;
        synchronized (this) {
            keys = offered.keySet().stream().filter(key -> key.type() == type).toList();
        }
        keys.forEach(key -> remove(key.type(), key.reference()));
    }

    private <S> S get(ServiceReference<S> reference) {
        if (!isForUs(reference)) {
            return null;
        }
        try {
            return context.getService(reference);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "a service could not be had", e);
            return null;
        }
    }

    private static boolean isForUs(ServiceReference<?> reference) {
        Object target = reference.getProperty(JdkWhiteboardConstants.TARGET);
        try {
            return target == null
                    || FrameworkUtil.createFilter(target.toString()).match(TARGETED);
        } catch (InvalidSyntaxException e) {
            LOG.log(Level.WARNING, "{0} of {1}: {2}", JdkWhiteboardConstants.TARGET, reference, e.getMessage());
            return false;
        }
    }

    private static Hashtable<String, Object> properties(ServiceReference<?> reference) {
        Hashtable<String, Object> properties = new Hashtable<>();
        for (String key : reference.getPropertyKeys()) {
            if (!OWN.contains(key)) {
                properties.put(key, reference.getProperty(key));
            }
        }
        Bundle bundle = reference.getBundle();
        if (bundle != null) {
            properties.put(WhiteboardConstants.FOR_BUNDLE, bundle.getSymbolicName());
        }
        return properties;
    }

    /** Another one for the same service, its properties having changed, takes the place of the first. */
    private <S> void offer(
            ServiceReference<?> reference, Class<S> type, S service, Hashtable<String, Object> properties) {
        ServiceRegistration<S> registration = context.registerService(type, service, properties);
        ServiceRegistration<?> old;
        synchronized (this) {
            old = closed ? registration : offered.put(new Key(type, reference), registration);
        }
        if (old != null) {
            old.unregister();
            context.ungetService(reference);
        }
    }
}
