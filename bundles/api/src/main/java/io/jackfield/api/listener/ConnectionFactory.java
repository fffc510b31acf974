package io.jackfield.api.listener;

import io.jackfield.api.RequestOptions;
import io.jackfield.api.stream.Duplex;
import java.util.function.BiConsumer;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Makes the connection of a request in place of {@link io.jackfield.api.Http#connect(RequestOptions)}. The stream is either
 * returned or given to the callback; the first of the two wins, the other is ignored. Items 24-26, 249.
 */
@ConsumerType
@FunctionalInterface
public interface ConnectionFactory {
    /**
     * Makes a connection. Called on the request's loop; must not block.
     *
     * @param options the request's options, with host, port and the agent's defaults filled in
     * @param callback takes an error or null, and a stream or null; may be called later and from any thread. An error
     *     becomes the request's {@code error}, asynchronously
     * @return a stream, or null if the callback will deliver one
     * @throws Exception counts as an error given to the callback
     */
    Duplex createConnection(RequestOptions options, BiConsumer<Exception, Duplex> callback) throws Exception;
}
