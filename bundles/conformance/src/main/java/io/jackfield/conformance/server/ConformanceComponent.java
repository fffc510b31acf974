package io.jackfield.conformance.server;

import io.jackfield.api.Http;
import io.jackfield.api.IncomingMessage;
import io.jackfield.api.ServerResponse;
import io.jackfield.api.listener.RequestListener;
import io.jackfield.api.runtime.ServerStatus;
import java.util.Map;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/**
 * {@link Conformance} in a container: the server {@code default} carries the control port, and the others follow it. Its state is told like a
 * configured server's, under the name {@code conformance}.
 */
@Component(service = RequestListener.class, property = "service.ranking:Integer=100")
public final class ConformanceComponent implements RequestListener {
    private final Conformance conformance;
    private final Announcement announcement;

    /** @param http makes the servers */
    @Activate
    public ConformanceComponent(@Reference Http http, BundleContext context) {
        conformance = new Conformance(http);
        announcement = new Announcement(context);
    }

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            target = "(&(jackfield.server.name=default)(jackfield.server.state=listening))")
    void bindControl(ServerStatus control, Map<String, Object> properties) {
        String host = (String) properties.get(ServerStatus.HOST);
        int port = (Integer) properties.get(ServerStatus.PORT);
        conformance.listen(host, port + 1, failure -> announcement.tell(host, port, failure));
    }

    void unbindControl(ServerStatus control) {
        announcement.withdraw();
    }

    @Deactivate
    void deactivate() {
        announcement.withdraw();
        conformance.close();
    }

    @Override
    public void on(IncomingMessage request, ServerResponse response) {
        conformance.control(request, response);
    }
}
