package io.jackfield.api.trace;

import io.jackfield.api.IncomingMessage;
import org.osgi.annotation.versioning.ProviderType;

/** Tells the trace of each request that passed the filter of the bundle {@code trace-context}. A service. Thread-safe. */
@ProviderType
public interface Traces {
    /**
     * The context in which a request is handled: a {@link TraceContext#child} of what the client sent, or the beginning of a trace if it sent
     * none that can be read. The same at each call, from the filter on until the response is over.
     *
     * @param request as the handler got it
     * @return its context, or null if it did not pass the filter, or is over
     */
    TraceContext of(IncomingMessage request);
}
