package io.jackfield.platform.osgi;

import io.jackfield.api.runtime.TrialDTO;
import io.jackfield.api.runtime.TrialEvents;
import io.jackfield.api.runtime.TrialStepDTO;
import java.lang.System.Logger.Level;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.service.event.Event;
import org.osgi.service.event.EventAdmin;

/**
 * Gives each step of a trial to the Event Admin, if there is one. Its package is imported optionally: the service is looked up by name at each
 * step, and its classes are touched only when it was found.
 */
final class StepEvents implements BiConsumer<TrialDTO, TrialStepDTO> {
    private static final System.Logger LOG = System.getLogger(StepEvents.class.getName());
    private static final String SERVICE = "org.osgi.service.event.EventAdmin";

    private final BundleContext context;

    StepEvents(BundleContext context) {
        this.context = context;
    }

    @Override
    public void accept(TrialDTO trial, TrialStepDTO step) {
        ServiceReference<?> reference = context.getServiceReference(SERVICE);
        if (reference == null) {
            return;
        }
        try {
            Object service = context.getService(reference);
            if (service != null) {
                Posting.post(service, topic(step), properties(trial, step));
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

    static String topic(TrialStepDTO step) {
        return TrialEvents.TOPICS + step.state.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    static Map<String, Object> properties(TrialDTO trial, TrialStepDTO step) {
        Map<String, Object> properties = new HashMap<>();
        properties.put(TrialEvents.KIND, trial.kind);
        properties.put(TrialEvents.CANDIDATE, trial.candidate);
        properties.put(TrialEvents.CURRENT, trial.current);
        properties.put(TrialEvents.STATE, step.state);
        properties.put(TrialEvents.CAUSE, step.cause);
        properties.put(TrialEvents.FIGURES, step.figures);
        properties.put(TrialEvents.TRIAL, trial);
        return properties;
    }

    /** The one class that knows Event Admin's classes. */
    private static final class Posting {
        static void post(Object service, String topic, Map<String, Object> properties) {
            ((EventAdmin) service).postEvent(new Event(topic, properties));
        }
    }
}
