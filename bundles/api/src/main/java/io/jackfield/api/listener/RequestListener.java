package io.jackfield.api.listener;

import io.jackfield.api.IncomingMessage;
import io.jackfield.api.ServerResponse;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Handles a server's requests: the listener of {@link io.jackfield.api.Server#REQUEST}, and the service type a whiteboard
 * handler is registered under. Called on the connection's loop, or on the server's executor if it has one. Items 103, 226.
 */
@ConsumerType
@FunctionalInterface
public interface RequestListener extends Listener2<IncomingMessage, ServerResponse> {
    /**
     * Called once for each request, when its head has been received.
     *
     * @param request the request; its body is read through {@link io.jackfield.api.stream.Readable}
     * @param response the answer; its {@code end} must be called
     * @throws Exception whatever goes wrong: answered with 500 if nothing was sent, else the connection is closed
     */
    @Override
    void on(IncomingMessage request, ServerResponse response) throws Exception;
}
