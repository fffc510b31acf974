package io.jackfield.conformance.client;

import io.jackfield.api.Agent;
import io.jackfield.api.ClientRequest;
import io.jackfield.api.Http;
import io.jackfield.api.IncomingMessage;
import io.jackfield.api.RequestOptions;
import io.jackfield.api.error.Coded;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

/** One request of an {@link AttackRunner} and what came of it. Everything happens on the loop; the result is read when it is done. */
final class Attempt {
    private static final int SHOWN = 200;
    private static final long AFTER_CLOSE_MILLIS = 20;

    private final LoopTimer timer;
    private final CompletableFuture<Void> done = new CompletableFuture<>();
    private final StringBuilder shown = new StringBuilder();
    private Integer status;
    private Map<String, ?> headers;
    private long length;
    private String error;

    /** Where a request goes. */
    record Target(int port, String method, String path) {}

    Attempt(LoopTimer timer) {
        this.timer = timer;
    }

    /** Completed when the response has ended, something went wrong, or the time is over. */
    CompletableFuture<Void> done() {
        return done;
    }

    void begin(Http http, Agent agent, Target target, long limitMillis) {
        ClientRequest request = http.request(RequestOptions.builder()
                .host("127.0.0.1")
                .port(target.port())
                .method(target.method())
                .path(target.path())
                .agent(agent)
                .build());
        timer.later(limitMillis, () -> {
            finish("TIMEOUT");
            request.abort();
        });
        request.on(ClientRequest.RESPONSE, this::responded);
        request.on(ClientRequest.ERROR, this::failed);
        request.on(ClientRequest.CLOSE, () -> timer.later(AFTER_CLOSE_MILLIS, () -> finish("closed")));
        request.end();
    }

    private void responded(IncomingMessage response) {
        if (done.isDone()) {
            return;
        }
        status = response.statusCode();
        headers = response.headers().asMap();
        response.on(IncomingMessage.DATA, this::data);
        response.on(IncomingMessage.END, () -> finish(response.complete() ? null : "incomplete"));
        response.on(IncomingMessage.ABORTED, () -> finish("aborted"));
        response.on(IncomingMessage.ERROR, this::failed);
    }

    private void data(ByteBuffer chunk) {
        if (done.isDone()) {
            return;
        }
        length += chunk.remaining();
        if (shown.length() < SHOWN) {
            shown.append(Latin1.text(chunk));
        }
    }

    private void failed(Exception e) {
        finish(Objects.requireNonNullElse(Coded.codeOf(e), e.toString()));
    }

    /** The first outcome counts. */
    private void finish(String outcome) {
        if (!done.isDone()) {
            error = outcome;
            done.complete(null);
        }
    }

    Map<String, Object> head() {
        Map<String, Object> head = new LinkedHashMap<>();
        head.put("status", status);
        head.put("headers", headers);
        head.put("bodyLength", length);
        head.put("error", error);
        return head;
    }

    Map<String, Object> body() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("body", shown);
        body.put("error", error);
        return body;
    }
}
