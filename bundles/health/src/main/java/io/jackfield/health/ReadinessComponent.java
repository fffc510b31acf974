package io.jackfield.health;

import io.jackfield.api.IncomingMessage;
import io.jackfield.api.ServerResponse;
import io.jackfield.api.listener.RequestListener;
import io.jackfield.api.runtime.Switchboard;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.metatype.annotations.Designate;

/** {@link Readiness} in a container. Its configuration becomes its service properties. */
@Component(service = RequestListener.class, configurationPid = ReadinessConfiguration.PID)
@Designate(ocd = ReadinessConfiguration.class)
public final class ReadinessComponent implements RequestListener {
    private final Readiness readiness = new Readiness(() -> switchboard());

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policyOption = ReferencePolicyOption.GREEDY)
    private volatile Switchboard switchboard;

    /** @param configuration becomes service properties, which the whiteboard reads */
    @Activate
    @Modified
    void configured(ReadinessConfiguration configuration) {
        // nothing else depends on it
    }

    @Override
    public void on(IncomingMessage request, ServerResponse response) {
        readiness.on(request, response);
    }

    private Switchboard switchboard() {
        return switchboard;
    }
}
