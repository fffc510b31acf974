package io.jackfield.trace.context;

import io.jackfield.api.IncomingMessage;
import io.jackfield.api.ServerResponse;
import io.jackfield.api.listener.RequestFilter;
import io.jackfield.api.listener.RequestListener;
import io.jackfield.api.trace.TraceContext;
import io.jackfield.api.trace.Traces;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.metatype.annotations.Designate;

/** {@link RequestTraces} in a container, while a configuration asks for it. Its configuration becomes its service properties. */
@Component(
        service = {RequestFilter.class, Traces.class},
        configurationPid = TraceConfiguration.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        property = "service.ranking:Integer=2147483645")
@Designate(ocd = TraceConfiguration.class)
public final class TraceComponent implements RequestFilter, Traces {
    private final RequestTraces traces = new RequestTraces();

    /** @param configuration becomes service properties, which the whiteboard reads */
    @Activate
    @Modified
    void configured(TraceConfiguration configuration) {
        // nothing else depends on it
    }

    @Override
    public void filter(IncomingMessage request, ServerResponse response, RequestListener next) throws Exception {
        traces.filter(request, response, next);
    }

    @Override
    public TraceContext of(IncomingMessage request) {
        return traces.of(request);
    }
}
