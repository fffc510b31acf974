package io.jackfield.itests.whiteboard;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpsExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Hashtable;
import java.util.Map;
import javax.net.ssl.SSLSession;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/**
 * A bundle written for the JDK's server: a handler, and a filter that every request to it must have passed; another handler that answers what it
 * knows of the encryption.
 */
public final class JdkApplication implements BundleActivator {
    private static final String PASSED = "passed";

    @Override
    public void start(BundleContext context) {
        context.registerService(
                Filter.class, new Passing(), new Hashtable<>(Map.of("osgi.http.jdk.filter.pattern", "/plaintext")));
        context.registerService(
                HttpHandler.class,
                JdkApplication::answer,
                new Hashtable<>(Map.of("osgi.http.jdk.context.path", "/plaintext")));
        context.registerService(
                HttpHandler.class,
                JdkApplication::session,
                new Hashtable<>(Map.of("osgi.http.jdk.context.path", "/session")));
    }

    private static void answer(HttpExchange exchange) throws IOException {
        boolean passed = exchange.getAttribute(PASSED) != null;
        end(exchange, passed ? 200 : 500, passed ? "Hello, World!" : "it came around the filter");
    }

    /** The JDK tells encrypted exchanges from others by their type. */
    private static void session(HttpExchange exchange) throws IOException {
        if (exchange instanceof HttpsExchange secure) {
            SSLSession session = secure.getSSLSession();
            end(exchange, 200, session.getProtocol() + " " + session.getCipherSuite());
        } else {
            end(exchange, 200, "none");
        }
    }

    private static void end(HttpExchange exchange, int status, String content) throws IOException {
        byte[] text = content.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, text.length);
        exchange.getResponseBody().write(text);
        exchange.close();
    }

    @Override
    public void stop(BundleContext context) {
        // the framework takes the services back
    }

    /** The filter; with a name, since the bundle is made of named classes. */
    public static final class Passing extends Filter {
        @Override
        public String description() {
            return PASSED;
        }

        @Override
        public void doFilter(HttpExchange exchange, Chain chain) throws IOException {
            exchange.setAttribute(PASSED, true);
            chain.doFilter(exchange);
        }
    }
}
