package example.greeting;

import io.jackfield.api.IncomingMessage;
import io.jackfield.api.ServerResponse;
import io.jackfield.api.listener.RequestListener;
import io.jackfield.api.whiteboard.PathTemplate;
import io.jackfield.api.whiteboard.WhiteboardConstants;
import org.osgi.service.component.annotations.Component;

/** Greets whom the path names. */
@Component(property = {WhiteboardConstants.HANDLER_PATH + "=" + Greeting.PATH, WhiteboardConstants.HANDLER_METHOD + "=GET"})
public final class Greeting implements RequestListener {
    static final String PATH = "/greeting/{name}";
    private static final PathTemplate TEMPLATE = PathTemplate.of(PATH);

    @Override
    public void on(IncomingMessage request, ServerResponse response) {
        String name = TEMPLATE.match(request.url()).get("name");
        response.setHeader("Content-Type", "text/plain; charset=utf-8");
        response.end("Hello, " + name + "!\n");
    }
}
