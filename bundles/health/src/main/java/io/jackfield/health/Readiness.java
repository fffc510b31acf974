package io.jackfield.health;

import io.jackfield.api.IncomingMessage;
import io.jackfield.api.ServerResponse;
import io.jackfield.api.listener.RequestListener;
import io.jackfield.api.runtime.ListenerDTO;
import io.jackfield.api.runtime.Switchboard;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Whether requests should be sent here, as the {@link Switchboard} sees it: 200 if each listener listens and has all that it needs, else 503 with a
 * line for each that has not. With the query {@code server=NAME} only that server counts.
 */
final class Readiness implements RequestListener {
    private static final String ONE = "server=";
    private static final int READY = 200;
    private static final int NOT_READY = 503;

    private final Supplier<Switchboard> source;

    /** @param source gives null while there is no switchboard */
    Readiness(Supplier<Switchboard> source) {
        this.source = source;
    }

    @Override
    public void on(IncomingMessage request, ServerResponse response) {
        List<String> problems = problems(server(request.url()));
        if (problems.isEmpty()) {
            Answer.send(response, READY, "ready\n");
        } else {
            Answer.send(response, NOT_READY, String.join("\n", problems) + "\n");
        }
    }

    /** The server that the query names, or empty for all. */
    private static String server(String url) {
        int query = url.indexOf('?');
        String asked = query < 0 ? "" : url.substring(query + 1);
        return asked.startsWith(ONE) ? asked.substring(ONE.length()) : "";
    }

    /** Why requests should not be sent here; empty if they may. */
    List<String> problems(String server) {
        Switchboard switchboard = source.get();
        if (switchboard == null) {
            return List.of("no platform");
        }
        List<String> problems = new ArrayList<>();
        boolean any = false;
        for (ListenerDTO each : switchboard.listeners()) {
            if (server.isEmpty() || each.server.equals(server)) {
                any = true;
                String problem = problem(each);
                if (!problem.isEmpty()) {
                    problems.add((each.server.isEmpty() ? "-" : each.server) + ": " + problem);
                }
            }
        }
        if (!any) {
            // what the query said is not told back
            problems.add(server.isEmpty() ? "nothing listens" : "no such server");
        }
        return problems;
    }

    private static String problem(ListenerDTO listener) {
        if (!listener.state.equals("listening")) {
            return listener.state;
        }
        List<String> missing = new ArrayList<>();
        require(missing, listener.transport, "transport");
        require(missing, listener.parser, "parser");
        require(missing, listener.protocol, "protocol");
        require(missing, listener.engine, "engine");
        return missing.isEmpty() ? "" : "no " + String.join(", no ", missing);
    }

    private static void require(List<String> missing, String strategy, String kind) {
        if (strategy.isEmpty()) {
            missing.add(kind);
        }
    }
}
