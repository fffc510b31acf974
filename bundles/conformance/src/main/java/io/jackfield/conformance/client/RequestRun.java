package io.jackfield.conformance.client;

import io.jackfield.api.ClientRequest;
import io.jackfield.api.Http;
import io.jackfield.api.IncomingMessage;
import io.jackfield.api.RequestOptions;
import io.jackfield.api.RequestOptionsBuilder;
import io.jackfield.api.Socket;
import io.jackfield.api.error.Coded;
import io.jackfield.conformance.client.Scenario.Plan;
import io.jackfield.conformance.client.Scenario.Step;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One request of a {@link ScenarioRun}: makes it, tells what it emits, and makes the steps' {@link Calls}. */
final class RequestRun {
    private final ScenarioRun run;
    private final int number;
    private final Plan plan;
    private final Calls calls;
    private ClientRequest request;
    private IncomingMessage response;

    RequestRun(ScenarioRun run, int number, Plan plan) {
        this.run = run;
        this.number = number;
        this.plan = plan;
        calls = new Calls(this, run.events());
    }

    ClientRequest request() {
        return request;
    }

    IncomingMessage response() {
        return response;
    }

    AgentChoice agent() {
        return run.agent();
    }

    void event(String name, Object... details) {
        run.events().add(number, name, details);
    }

    void begin(Http http, int port) {
        try {
            request = make(http, port);
        } catch (RuntimeException e) {
            event("throw", Errors.kind(e), Coded.codeOf(e), e.getMessage());
            run.fired(number, "throw");
            return;
        }
        listen();
        at("create");
        run.timer().soon(() -> at("tick"));
        for (Step step : plan.steps()) {
            if (step.delay() >= 0) {
                run.timer().later(step.delay(), () -> calls.make(step));
            }
        }
    }

    private ClientRequest make(Http http, int port) {
        String url = "http://127.0.0.1:" + port + plan.url();
        RequestOptionsBuilder options = RequestOptions.builder();
        if (!plan.globalAgent()) {
            agent().give(options);
        }
        return switch (plan.call()) {
            case "get-url" -> {
                // http.get(url) without a listener
                ClientRequest get = http.request(url);
                get.end();
                yield get;
            }
            case "request-url" -> http.request(url, options.build());
            default ->
                http.request(options.host(plan.options().has("host") ? null : "127.0.0.1")
                        .port(port)
                        .build()
                        .merge(RequestReader.read(plan.options()).build()));
        };
    }

    /** Tells the scenario of an event, and makes the calls that hang on it. */
    private void at(String event) {
        run.fired(number, event);
        plan.steps().stream().filter(step -> step.on().equals(event)).forEach(calls::make);
    }

    private void listen() {
        request.on(ClientRequest.SOCKET, this::socket);
        tell("abort", ClientRequest.ABORT);
        tell("close", ClientRequest.CLOSE);
        tell("finish", ClientRequest.FINISH);
        if (plan.listens("continue", true)) {
            tell("continue", ClientRequest.CONTINUE);
        }
        if (plan.listens("timeout", true)) {
            tell("timeout", ClientRequest.TIMEOUT);
        }
        if (plan.listens("information", true)) {
            request.on(ClientRequest.INFORMATION, information -> {
                event("information", information.statusCode());
                at("information");
            });
        }
        request.on(ClientRequest.ERROR, this::failed);
        if (plan.listens("response", true)) {
            request.on(ClientRequest.RESPONSE, this::responded);
        }
        if (plan.listens("upgrade", false)) {
            request.on(ClientRequest.UPGRADE, (head, socket, bytes) -> taken("upgrade", head, socket, bytes));
        }
        if (plan.listens("connect", false)) {
            request.on(ClientRequest.CONNECT, (head, socket, bytes) -> taken("connect", head, socket, bytes));
        }
    }

    private void tell(String name, io.jackfield.api.event.Event0 event) {
        request.on(event, () -> {
            event(name);
            at(name);
        });
    }

    private void socket(Socket socket) {
        int known = run.known(socket);
        if (known < 0) {
            event("socket", "new", run.add(socket));
            socket.on(Socket.CONNECT, () -> at("connect"));
        } else {
            event("socket", "reused", known);
        }
        at("socket");
    }

    private void failed(Exception e) {
        if (plan.listens("error", true)) {
            event("error", Coded.codeOf(e), e.getMessage());
            at("error");
        } else {
            // Node ends the process, or tells whoever listens there
            run.events().add(-1, "uncaught", Coded.codeOf(e), e.getMessage());
        }
    }

    private void responded(IncomingMessage message) {
        Map<String, Object> head = new LinkedHashMap<>();
        head.put("status", message.statusCode());
        head.put("message", message.statusMessage());
        head.put("version", message.httpVersion());
        head.put("headers", message.headers().asMap());
        head.put("rawHeaders", message.rawHeaders());
        event("response", head);
        response = message;
        new ResponseWatch(this, message).begin(plan.reading(), this::at);
        at("response");
    }

    private void taken(String name, IncomingMessage message, Socket socket, ByteBuffer bytes) {
        Map<String, Object> head = new LinkedHashMap<>();
        head.put("status", message.statusCode());
        head.put("headers", message.headers().asMap());
        head.put("head", Latin1.text(bytes));
        head.put("listeners", List.of(socket.listenerCount(Socket.DATA) > 0));
        event(name, head);
        socket.on(Socket.DATA, chunk -> event("raw-data", Latin1.text(chunk)));
        socket.on(Socket.END, () -> event("raw-end"));
        socket.on(Socket.ERROR, e -> {});
        socket.resume();
        if (plan.rawWrite() != null) {
            socket.write(plan.rawWrite());
        }
        at(name);
    }

    /** What the request is like now, or null if it was never made. */
    Map<String, Object> state() {
        if (request == null) {
            return null;
        }
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("aborted", request.aborted());
        state.put("finished", request.finished());
        state.put("headersSent", request.headersSent());
        state.put(
                "res",
                response == null ? null : Map.of("complete", response.complete(), "aborted", response.aborted()));
        return state;
    }

    void clear() {
        if (request != null) {
            request.removeAllListeners(ClientRequest.ERROR);
            request.on(ClientRequest.ERROR, e -> {});
            request.abort();
        }
    }
}
