package io.jackfield.benchmarks.jackfield;

import io.jackfield.api.Http;
import io.jackfield.api.IncomingMessage;
import io.jackfield.api.ServerResponse;
import io.jackfield.api.listener.RequestListener;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@link Routes} as a service of a container. */
@Component(service = RequestListener.class)
public final class ServerComponent implements RequestListener {
    private final Routes routes;

    /** @param http makes the requests of the proxy */
    @Activate
    public ServerComponent(@Reference Http http) {
        routes = new Routes(http);
    }

    @Override
    public void on(IncomingMessage request, ServerResponse response) {
        routes.on(request, response);
    }
}
