package io.jackfield.whiteboard;

import io.jackfield.api.whiteboard.MountDTO;
import java.lang.System.Logger.Level;
import java.util.HashMap;
import java.util.Map;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;

/**
 * Gets services from their bundles for {@link Mounts} and gives them back. By hand, since DS does not tell of a service whose bundle gives no
 * object, and {@link MountDTO#NO_SERVICE} must.
 */
final class MountedServices {
    private static final System.Logger LOG = System.getLogger(MountedServices.class.getName());

    private final BundleContext context;
    private final Mounts mounts;

    MountedServices(BundleContext context, Mounts mounts) {
        this.context = context;
        this.mounts = mounts;
    }

    /**
     * A service came.
     *
     * @param kind one of {@link MountDTO}'s
     */
    void add(String kind, ServiceReference<?> reference) {
        mounts.add(reference, registration(kind, reference), get(reference));
    }

    /** Its properties changed: it moves, without a moment when it is nowhere. */
    void updated(String kind, ServiceReference<?> reference) {
        add(kind, reference);
        context.ungetService(reference);
    }

    void remove(String kind, ServiceReference<?> reference) {
        mounts.remove(kind, reference);
        context.ungetService(reference);
    }

    private static Registration registration(String kind, ServiceReference<?> reference) {
        Map<String, Object> properties = new HashMap<>();
        for (String key : reference.getPropertyKeys()) {
            properties.put(key, reference.getProperty(key));
        }
        Bundle bundle = reference.getBundle();
        return new Registration(kind, properties, bundle == null ? "" : bundle.getSymbolicName());
    }

    private <S> S get(ServiceReference<S> reference) {
        try {
            return context.getService(reference);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "a service could not be had", e);
            return null;
        }
    }
}
