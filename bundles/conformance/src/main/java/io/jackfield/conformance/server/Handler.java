package io.jackfield.conformance.server;

import io.jackfield.api.IncomingMessage;
import io.jackfield.api.ServerResponse;
import io.jackfield.api.error.Coded;
import io.jackfield.api.listener.RequestListener;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the {@link Route} of a request. What a route throws is logged and the connection left as it is. */
final class Handler implements RequestListener {
    private static final Pattern ABSOLUTE = Pattern.compile("[a-zA-Z][a-zA-Z0-9+.-]*://[^/?#]*(.*)");

    private final Map<String, Route> routes = new HashMap<>();
    private final EventLog log;
    private final ScheduledExecutorService timer;

    Handler(EventLog log, ScheduledExecutorService timer) {
        this.log = log;
        this.timer = timer;
        BodyRoutes.addTo(routes);
        HeadRoutes.addTo(routes);
        MisuseRoutes.addTo(routes);
        TrailerRoutes.addTo(routes);
        TimeRoutes.addTo(routes);
    }

    @Override
    public void on(IncomingMessage request, ServerResponse response) {
        int n = Watch.begin(request, response, log);
        log.add("request", n, request.method(), request.url(), request.httpVersion());
        Route route = routes.get(path(request));
        if (route == null) {
            response.statusCode(404).end("no route");
            return;
        }
        try {
            route.answer(exchange(request, response));
        } catch (Exception e) {
            log.add("UNCAUGHT", Coded.codeOf(e), e.getMessage());
        }
    }

    Exchange exchange(IncomingMessage request, ServerResponse response) {
        return new Exchange(request, response, query(request.url()), log, timer);
    }

    private static String path(IncomingMessage request) {
        String path = request.url();
        Matcher absolute = ABSOLUTE.matcher(path);
        if (absolute.matches()) {
            path = absolute.group(1).isEmpty() ? "/" : absolute.group(1);
        }
        int question = path.indexOf('?');
        path = question < 0 ? path : path.substring(0, question);
        return request.method().equals("OPTIONS") && path.equals("*") ? "/echo" : path;
    }

    private static Map<String, String> query(String url) {
        Map<String, String> query = new HashMap<>();
        int question = url.indexOf('?');
        if (question >= 0) {
            for (String pair : url.substring(question + 1).split("&")) {
                int equals = pair.indexOf('=');
                if (equals < 0) {
                    query.put(pair, "");
                } else {
                    String value = URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8);
                    query.put(pair.substring(0, equals), value);
                }
            }
        }
        return query;
    }
}
