package example.greeting;

import io.jackfield.api.IncomingMessage;
import io.jackfield.api.ServerResponse;
import io.jackfield.api.listener.RequestListener;
import io.jackfield.api.whiteboard.WhiteboardConstants;
import org.osgi.service.component.annotations.Component;

/** The least that can be served. */
@Component(property = WhiteboardConstants.HANDLER_PATH + "=/hello")
public final class Hello implements RequestListener {

    @Override
    public void on(IncomingMessage request, ServerResponse response) {
        response.end("hello\n");
    }
}
