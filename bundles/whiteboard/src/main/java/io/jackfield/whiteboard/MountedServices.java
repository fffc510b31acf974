package io.jackfield.whiteboard;

import io.jackfield.api.listener.ErrorHandler;
import io.jackfield.api.listener.RequestFilter;
import io.jackfield.api.listener.RequestListener;
import io.jackfield.api.whiteboard.MountDTO;
import java.lang.System.Logger.Level;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
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

    void addHandler(ServiceReference<RequestListener> reference) {
        mounts.addHandler(reference, registration(MountDTO.HANDLER, reference), get(reference));
    }

    void addFilter(ServiceReference<RequestFilter> reference) {
        mounts.addFilter(reference, registration(MountDTO.FILTER, reference), get(reference));
    }

    void addErrorHandler(ServiceReference<ErrorHandler> reference) {
        mounts.addErrorHandler(reference, registration(MountDTO.ERROR, reference), get(reference));
    }

    /** Its properties changed: it moves, without a moment when it is nowhere. */
    <S> void updated(ServiceReference<S> reference, Consumer<ServiceReference<S>> add) {
        add.accept(reference);
        context.ungetService(reference);
    }

    void remove(ServiceReference<?> reference) {
        mounts.remove(reference);
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
