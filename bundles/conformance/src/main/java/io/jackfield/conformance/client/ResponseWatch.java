package io.jackfield.conformance.client;

import io.jackfield.api.IncomingMessage;
import io.jackfield.api.error.Coded;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Tells what a response emits, and reads it as the plan says. */
final class ResponseWatch {
    private final RequestRun run;
    private final IncomingMessage response;

    ResponseWatch(RequestRun run, IncomingMessage response) {
        this.run = run;
        this.response = response;
    }

    /**
     * Adds the listeners.
     *
     * @param reading {@code flow}, {@code none}, {@code resume} or {@code utf8}
     * @param at makes what hangs on an event
     */
    void begin(String reading, Consumer<String> at) {
        response.on(IncomingMessage.ABORTED, () -> {
            run.event("res.aborted");
            at.accept("res.aborted");
        });
        response.on(IncomingMessage.ERROR, e -> run.event("res.error", Coded.codeOf(e), e.getMessage()));
        response.on(IncomingMessage.CLOSE, () -> {
            run.event("res.close");
            at.accept("res.close");
        });
        response.on(IncomingMessage.END, () -> {
            run.event("res.end", end());
            at.accept("res.end");
        });
        switch (reading) {
            case "flow" -> response.on(IncomingMessage.DATA, chunk -> data(Latin1.text(chunk), at));
            case "utf8" ->
                response.setEncoding(StandardCharsets.UTF_8).on(IncomingMessage.TEXT, text -> data(text, at));
            case "resume" -> response.resume();
            default -> {
                // left to the steps, or unread
            }
        }
    }

    private void data(String text, Consumer<String> at) {
        run.event("data", text);
        at.accept("data");
    }

    private Map<String, Object> end() {
        Map<String, Object> end = new LinkedHashMap<>();
        end.put("complete", response.complete());
        end.put("trailers", response.trailers().asMap());
        end.put("rawTrailers", response.rawTrailers());
        return end;
    }
}
