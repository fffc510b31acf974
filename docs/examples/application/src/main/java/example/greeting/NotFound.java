package example.greeting;

import io.jackfield.api.IncomingMessage;
import io.jackfield.api.ServerResponse;
import io.jackfield.api.listener.ErrorHandler;
import io.jackfield.api.whiteboard.WhiteboardConstants;
import org.osgi.service.component.annotations.Component;

/** Answers what nobody serves. */
@Component(property = WhiteboardConstants.ERROR_STATUS + ":Integer=404")
public final class NotFound implements ErrorHandler {

    @Override
    public void onError(int status, Throwable thrown, IncomingMessage request, ServerResponse response) {
        response.end("nothing here\n");
    }
}
