package io.jackfield.trace.context;

import io.jackfield.api.IncomingMessage;
import io.jackfield.api.ServerResponse;
import io.jackfield.api.listener.RequestFilter;
import io.jackfield.api.listener.RequestListener;
import io.jackfield.api.trace.TraceContext;
import io.jackfield.api.trace.Traces;
import io.jackfield.platform.dispatch.Exchanges;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps the context of each request from the filter on until its response is over. Nothing is recorded. */
final class RequestTraces implements RequestFilter, Traces {
    private final Map<IncomingMessage, TraceContext> contexts = new ConcurrentHashMap<>();

    @Override
    public void filter(IncomingMessage request, ServerResponse response, RequestListener next) throws Exception {
        contexts.put(request, TraceContext.continued(request.headers()));
        Exchanges.whenOver(response, () -> contexts.remove(request));
        next.on(request, response);
    }

    @Override
    public TraceContext of(IncomingMessage request) {
        return contexts.get(request);
    }
}
