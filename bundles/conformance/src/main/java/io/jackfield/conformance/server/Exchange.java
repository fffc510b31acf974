package io.jackfield.conformance.server;

import io.jackfield.api.IncomingMessage;
import io.jackfield.api.ServerResponse;
import io.jackfield.api.error.Coded;
import io.jackfield.api.listener.Listener1;
import io.jackfield.conformance.json.JsonText;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * What a {@link Route} works with.
 *
 * @param request the request
 * @param response its answer
 * @param query the parameters behind the question mark
 * @param log where to tell what happened
 * @param timer runs things later; actions on the exchange find their loop by themselves
 */
record Exchange(
        IncomingMessage request,
        ServerResponse response,
        Map<String, String> query,
        EventLog log,
        ScheduledExecutorService timer) {

    /** Something that may throw. */
    interface Action {
        void run() throws Exception;
    }

    int number(String parameter, int otherwise) {
        String value = query.get(parameter);
        return value == null ? otherwise : Integer.parseInt(value);
    }

    void later(long millis, Runnable task) {
        timer.schedule(task, millis, TimeUnit.MILLISECONDS);
    }

    /** Reads the whole content, one char a byte. */
    void body(Listener1<String> receiver) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        // first: on another thread than the loop's the data, which the next line lets flow, may all be there before a
        // later line
        request.on(IncomingMessage.END, () -> receiver.on(bytes.toString(StandardCharsets.ISO_8859_1)));
        request.on(IncomingMessage.DATA, chunk -> {
            byte[] copy = new byte[chunk.remaining()];
            chunk.get(copy);
            bytes.writeBytes(copy);
        });
    }

    void json(int status, Object value) {
        byte[] bytes = JsonText.bytes(value);
        Map<String, Object> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/json");
        headers.put("Content-Length", bytes.length);
        response.writeHead(status, headers);
        response.end(bytes);
    }

    /** Answers with all that was received. */
    void echo() {
        body(content -> {
            Map<String, Object> all = new LinkedHashMap<>();
            all.put("method", request.method());
            all.put("url", request.url());
            all.put("httpVersion", request.httpVersion());
            all.put("headers", request.headers().asMap());
            all.put("rawHeaders", request.rawHeaders());
            all.put("trailers", request.trailers().asMap());
            all.put("rawTrailers", request.rawTrailers());
            all.put("body", content);
            all.put("complete", request.complete());
            json(200, all);
        });
    }

    /** {@code ok}, or the class, code and message of what the action threw, as Node names them. */
    static String errorOf(Action action) {
        try {
            action.run();
            return "ok";
        } catch (Exception e) {
            String kind = e instanceof Coded coded ? coded.kind() : e.getClass().getSimpleName();
            return kind + "|" + Objects.toString(Coded.codeOf(e), "undefined") + "|" + e.getMessage();
        }
    }
}
