package io.jackfield.conformance.client;

import io.jackfield.api.ClientRequest;
import io.jackfield.api.error.Coded;
import io.jackfield.api.error.HttpException;
import io.jackfield.conformance.client.Scenario.Step;
import io.jackfield.conformance.json.JsonObject;
import java.util.List;
import java.util.Map;

/** Makes the calls of one request's steps. What a call throws becomes an event. */
final class Calls {
    private final RequestRun run;
    private final EventList events;

    Calls(RequestRun run, EventList events) {
        this.run = run;
        this.events = events;
    }

    void make(Step step) {
        events.touch();
        try {
            if (!onRequest(step, run.request())) {
                onOthers(step);
            }
        } catch (RuntimeException e) {
            run.event("op-throw", step.action(), Errors.kind(e), Coded.codeOf(e), e.getMessage());
        }
    }

    private boolean onRequest(Step step, ClientRequest request) {
        JsonObject with = step.arguments();
        switch (step.action()) {
            case "write" -> Chunk.of(with).writeTo(request);
            case "end" -> Chunk.of(with).endWith(request);
            case "abort" -> {
                run.event("call", "abort");
                request.abort();
            }
            case "flushHeaders" -> request.flushHeaders();
            case "setTimeout" -> request.setTimeout(with.number("ms", 0));
            case "setHeader" -> request.setHeader(with.text("name", null), value(with));
            case "removeHeader" -> request.removeHeader(with.text("name", null));
            case "getHeader" -> {
                String name = with.text("name", null);
                run.event("getHeader", name, request.getHeader(name));
            }
            case "addTrailers" -> addTrailers(request, with.get("value"));
            case "setNoDelay" -> request.setNoDelay(true);
            default -> {
                return false;
            }
        }
        return true;
    }

    private static Object value(JsonObject with) {
        return with.has("value") ? RequestReader.field(with.get("value")) : null;
    }

    private static void addTrailers(ClientRequest request, Object trailers) {
        if (trailers instanceof List<?> lines) {
            request.addTrailers(lines.stream()
                    .map(line -> (List<?>) line)
                    .map(line -> Map.entry((String) line.get(0), line.get(1)))
                    .toList());
        } else {
            request.addTrailers(JsonObject.of(trailers).members());
        }
    }

    private void onOthers(Step step) {
        switch (step.action()) {
            case "destroySocket" -> {
                run.event("call", "socket.destroy");
                run.request().socket().destroy();
            }
            case "destroySocketErr" -> {
                run.event("call", "socket.destroy(err)");
                run.request().socket().destroy(new HttpException("EMINE", "mine"));
            }
            case "resDestroy" -> {
                run.event("call", "res.destroy");
                run.response().destroy();
            }
            case "resPause" -> run.response().pause();
            case "resResume" -> {
                run.event("call", "res.resume");
                run.response().resume();
            }
            case "agentDestroy" -> {
                run.event("call", "agent.destroy");
                run.agent().destroyOwn();
            }
            default -> throw new IllegalArgumentException("op? " + step.action());
        }
    }
}
