package io.jackfield.itests.whiteboard;

import io.jackfield.api.listener.RequestFilter;
import io.jackfield.api.listener.RequestListener;
import java.util.Hashtable;
import java.util.Map;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** A bundle with a handler, and a filter that every request must have passed. */
public final class MountedApplication implements BundleActivator {
    private static final String PASSED = "x-passed";

    @Override
    public void start(BundleContext context) {
        RequestFilter filter = (request, response, next) -> {
            response.setHeader(PASSED, "yes");
            next.on(request, response);
        };
        RequestListener handler = (request, response) -> {
            if (response.getHeader(PASSED) == null) {
                response.statusCode(500).end("it came around the filter");
            } else {
                response.end("Hello, World!");
            }
        };
        context.registerService(RequestFilter.class, filter, new Hashtable<>(Map.of("jackfield.filter.path", "/*")));
        context.registerService(
                RequestListener.class, handler, new Hashtable<>(Map.of("jackfield.handler.path", "/plaintext")));
    }

    @Override
    public void stop(BundleContext context) {
        // the framework takes the services back
    }
}
