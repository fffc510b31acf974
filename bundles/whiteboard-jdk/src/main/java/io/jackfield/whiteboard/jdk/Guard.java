package io.jackfield.whiteboard.jdk;

import com.sun.net.httpserver.Authenticator;
import com.sun.net.httpserver.Filter;
import io.jackfield.api.IncomingMessage;
import io.jackfield.api.ServerResponse;
import io.jackfield.api.listener.RequestFilter;
import io.jackfield.api.listener.RequestListener;
import java.util.List;

/**
 * A filter or an authenticator, as a filter of the whiteboard, which holds it as long as a request needs it. It lets every request pass, and
 * leaves word in {@link Guards}: it does its work in front of the handler, off the loop.
 */
final class Guard implements RequestFilter {
    private final Guards guards;
    private final Object service;
    private final List<String> patterns;

    /**
     * @param service a {@link Filter} or {@link Authenticator}
     * @param patterns of the contexts it is for
     */
    Guard(Guards guards, Object service, List<String> patterns) {
        this.guards = guards;
        this.service = service;
        this.patterns = patterns;
    }

    @Override
    public void filter(IncomingMessage request, ServerResponse response, RequestListener next) throws Exception {
        guards.add(this, request, response);
        next.on(request, response);
    }

    boolean isFor(String contextPath) {
        return patterns.stream().anyMatch(pattern -> ContextPath.chooses(pattern, contextPath));
    }

    /** Null if it is an authenticator. */
    Filter filter() {
        return service instanceof Filter filter ? filter : null;
    }

    /** Null if it is a filter. */
    Authenticator authenticator() {
        return service instanceof Authenticator authenticator ? authenticator : null;
    }
}
