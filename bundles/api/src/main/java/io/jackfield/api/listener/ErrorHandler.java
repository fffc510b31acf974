package io.jackfield.api.listener;

import io.jackfield.api.IncomingMessage;
import io.jackfield.api.ServerResponse;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Answers when no handler does: a service, perhaps with {@link io.jackfield.api.whiteboard.WhiteboardConstants#ERROR_STATUS}. Of several the one with the highest
 * {@code service.ranking} is called, one that names the status before one that names none. Without one the answer is one line of text.
 */
@ConsumerType
@FunctionalInterface
public interface ErrorHandler {
    /**
     * Called on the connection's loop, only while nothing of the answer was sent.
     *
     * @param status 404 no handler, 405 none for this method ({@code Allow} is set), 500 a handler or filter threw; set in the response
     * @param thrown what was thrown, or null
     * @param request the request
     * @param response the answer; its {@code end} must be called
     * @throws Exception whatever goes wrong: answered with a plain 500
     */
    void onError(int status, Throwable thrown, IncomingMessage request, ServerResponse response) throws Exception;
}
