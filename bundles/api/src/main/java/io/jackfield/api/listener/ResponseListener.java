package io.jackfield.api.listener;

import io.jackfield.api.IncomingMessage;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Receives the answer to one {@link io.jackfield.api.ClientRequest}: the listener of its {@code RESPONSE}. It must consume
 * the body, by a {@code DATA} or {@code READABLE} listener, {@code resume} or {@code body}. Items 42-46, 230.
 */
@ConsumerType
@FunctionalInterface
public interface ResponseListener extends Listener1<IncomingMessage> {
    /**
     * Called once, when the head of the final response has been received.
     *
     * @param response the response
     * @throws Exception whatever goes wrong; see {@link Listener}
     */
    @Override
    void on(IncomingMessage response) throws Exception;
}
