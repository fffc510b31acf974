package io.jackfield.conformance.client;

import io.jackfield.api.Http;
import io.jackfield.api.Socket;
import io.jackfield.conformance.client.Scenario.Start;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * One job on its way, on the loop.
 *
 * <ol>
 *   <li>{@link #begin} starts the requests that wait for nothing;
 *   <li>events of one request start others, and make calls ({@link RequestRun});
 *   <li>when nothing has happened for long enough, the answer is given and everything is closed.
 * </ol>
 */
final class ScenarioRun {
    private static final long CHECK_MILLIS = 15;
    private static final long LIMIT_MILLIS = 4000;
    private static final long CLOSE_MILLIS = 20;

    private final Http http;
    private final LoopTimer timer;
    private final Scenario scenario;
    private final int port;
    private final EventList events = new EventList();
    private final AgentChoice agent;
    private final List<Socket> sockets = new ArrayList<>();
    private final Map<Integer, Start> waiting = new LinkedHashMap<>();
    private final RequestRun[] runs;
    private final long began = System.nanoTime();
    private long checked = began;
    private int changesSeen;
    private long silence;
    private final CompletableFuture<Map<String, Object>> answer = new CompletableFuture<>();

    ScenarioRun(Http http, LoopTimer timer, Scenario scenario, int port) {
        this.http = http;
        this.timer = timer;
        this.scenario = scenario;
        this.port = port;
        agent = AgentChoice.of(scenario.agent(), http);
        runs = new RequestRun[scenario.requests().size()];
    }

    EventList events() {
        return events;
    }

    LoopTimer timer() {
        return timer;
    }

    AgentChoice agent() {
        return agent;
    }

    /** Completed when the job is over: events, state, agent. */
    CompletableFuture<Map<String, Object>> answer() {
        return answer;
    }

    void begin() {
        for (int i = 0; i < runs.length; i++) {
            Start start = scenario.requests().get(i).start();
            if (start == null) {
                begin(i);
            } else {
                waiting.put(i, start);
            }
        }
        timer.later(CHECK_MILLIS, this::check);
    }

    private void begin(int number) {
        runs[number] = new RequestRun(this, number, scenario.requests().get(number));
        runs[number].begin(http, port);
    }

    /** Something happened to a request for which others may wait. */
    void fired(int request, String event) {
        waiting.entrySet().removeIf(entry -> {
            Start start = entry.getValue();
            boolean now = start.request() == request && start.event().equals(event);
            if (now) {
                timer.later(start.delay(), () -> begin(entry.getKey()));
            }
            return now;
        });
    }

    /** The number of a socket seen before, or -1. */
    int known(Socket socket) {
        return sockets.indexOf(socket);
    }

    /** Gives a socket its number. */
    int add(Socket socket) {
        sockets.add(socket);
        return sockets.size() - 1;
    }

    private void check() {
        countSilence();
        if (silence < scenario.settleMillis() && millisBetween(began, checked) < LIMIT_MILLIS) {
            timer.later(CHECK_MILLIS, this::check);
            return;
        }
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("events", events.copy());
        result.put("state", states());
        result.put("agent", agent.summary());
        clear();
        timer.later(CLOSE_MILLIS, () -> answer.complete(result));
    }

    /** A loop that was held up has not been silent: of a long time between two checks, little counts. */
    private void countSilence() {
        long now = System.nanoTime();
        boolean silent = events.changes() == changesSeen;
        silence = silent ? silence + Math.min(millisBetween(checked, now), 2 * CHECK_MILLIS) : 0;
        changesSeen = events.changes();
        checked = now;
    }

    private static long millisBetween(long from, long to) {
        return TimeUnit.NANOSECONDS.toMillis(to - from);
    }

    private List<Object> states() {
        List<Object> states = new ArrayList<>();
        for (RequestRun run : runs) {
            states.add(run == null ? null : run.state());
        }
        return states;
    }

    private void clear() {
        waiting.clear();
        for (RequestRun run : runs) {
            if (run != null) {
                run.clear();
            }
        }
        sockets.forEach(socket -> socket.on(Socket.ERROR, e -> {}).destroy());
        agent.destroy();
    }
}
