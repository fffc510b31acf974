package example.greeting;

import io.jackfield.api.ClientRequest;
import io.jackfield.api.Http;
import io.jackfield.api.IncomingMessage;
import io.jackfield.api.ServerResponse;
import io.jackfield.api.listener.RequestListener;
import io.jackfield.api.trace.Traces;
import io.jackfield.api.whiteboard.WhiteboardConstants;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;

/** Answers with what another server says; the request to it belongs to the same trace. */
@Component(
        configurationPid = "example.relay",
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        property = WhiteboardConstants.HANDLER_PATH + "=/relay")
public final class Relay implements RequestListener {
    private final Http http;
    private final Traces traces;
    private final String url;

    @Activate
    public Relay(@Reference Http http, @Reference Traces traces, Settings settings) {
        this.http = http;
        this.traces = traces;
        url = settings.url();
    }

    @Override
    public void on(IncomingMessage request, ServerResponse response) {
        ClientRequest asked = http.request(url, answer -> answer.pipe(response));
        asked.on(ClientRequest.ERROR, e -> response.statusCode(502).end(e.getMessage() + "\n"));
        traces.of(request).child().put(asked);
        asked.end();
    }

    /** The component's configuration. */
    public @interface Settings {
        /** What is asked. */
        String url();
    }
}
