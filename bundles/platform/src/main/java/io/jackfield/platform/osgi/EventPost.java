package io.jackfield.platform.osgi;

import java.lang.System.Logger.Level;
import java.util.Map;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.service.event.Event;
import org.osgi.service.event.EventAdmin;

/**
 * Gives events to the Event Admin, if there is one. Its package is imported optionally: the service is looked up by name each time, and its
 * classes are touched only when it was found.
 */
final class EventPost {
    private static final System.Logger LOG = System.getLogger(EventPost.class.getName());
    static final String SERVICE = "org.osgi.service.event.EventAdmin";

    private final BundleContext context;

    EventPost(BundleContext context) {
        this.context = context;
    }

    /** Whether there is one. */
    boolean possible() {
        return context.getServiceReference(SERVICE) != null;
    }

    void post(String topic, Map<String, Object> properties) {
        ServiceReference<?> reference = context.getServiceReference(SERVICE);
        if (reference == null) {
            return;
        }
        try {
            Object service = context.getService(reference);
            if (service != null) {
                Posting.post(service, topic, properties);
            }
        } catch (LinkageError e) {
            LOG.log(
                    Level.DEBUG,
                    "Event Admin came after this bundle was resolved: it gets its events after a refresh",
                    e);
        } finally {
            context.ungetService(reference);
        }
    }

    /** The one class that knows Event Admin's classes. */
    private static final class Posting {
        static void post(Object service, String topic, Map<String, Object> properties) {
            ((EventAdmin) service).postEvent(new Event(topic, properties));
        }
    }
}
