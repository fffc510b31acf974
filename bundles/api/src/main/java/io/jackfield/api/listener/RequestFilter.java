package io.jackfield.api.listener;

import io.jackfield.api.IncomingMessage;
import io.jackfield.api.ServerResponse;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Stands around handlers: a service with {@link io.jackfield.api.whiteboard.WhiteboardConstants#FILTER_PATH}. Filters of a request are called in order of their
 * {@code service.ranking}, the highest first, whether a handler is mounted there or not. Called on the connection's loop; must not block.
 */
@ConsumerType
@FunctionalInterface
public interface RequestFilter {
    /**
     * Called once for each request. It answers, or hands on to {@code next}, now or later on the same loop.
     *
     * @param request the request; its body is not read yet
     * @param response the answer
     * @param next the next filter, or the handler; to be called at most once
     * @throws Exception whatever goes wrong: answered as an exception of a handler
     */
    void filter(IncomingMessage request, ServerResponse response, RequestListener next) throws Exception;
}
