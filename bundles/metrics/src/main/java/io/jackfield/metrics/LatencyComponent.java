package io.jackfield.metrics;

import io.jackfield.api.IncomingMessage;
import io.jackfield.api.ServerResponse;
import io.jackfield.api.listener.RequestFilter;
import io.jackfield.api.listener.RequestListener;
import io.jackfield.platform.dispatch.Exchanges;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.metatype.annotations.Designate;

/** {@link Latencies} in a container, while a configuration asks for it: stands around handlers and looks at the clock. */
@Component(
        service = {RequestFilter.class, Latencies.class},
        configurationPid = LatencyConfiguration.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        property = "service.ranking:Integer=2147483646")
@Designate(ocd = LatencyConfiguration.class)
public final class LatencyComponent extends Latencies implements RequestFilter {
    /** @param configuration becomes service properties, which the whiteboard reads */
    @Activate
    @Modified
    void configured(LatencyConfiguration configuration) {
        // nothing else depends on it
    }

    @Override
    public void filter(IncomingMessage request, ServerResponse response, RequestListener next) throws Exception {
        long begun = System.nanoTime();
        int port = request.socket().localPort();
        Exchanges.whenOver(
                response,
                () -> took(port, response.headersSent() ? response.statusCode() : 0, System.nanoTime() - begun));
        next.on(request, response);
    }
}
