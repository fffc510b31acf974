package io.jackfield.conformance.client;

import io.jackfield.api.Http;
import io.jackfield.api.error.Coded;
import io.jackfield.api.stream.Duplex;
import io.jackfield.conformance.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

/**
 * Gives one argument to one call, over a connection within the process, and shows what left: {@code id}, {@code side}, {@code api} and {@code input}
 * in; {@code id}, {@code threw} (a code or null) and {@code wire} out.
 */
final class EgressRunner implements Runner {
    /** Time after the call in which injected bytes would be seen. */
    private static final long WATCH_MILLIS = 100;

    /** Time for the call to be made: the first waits until many classes are loaded. */
    private static final long LIMIT_MILLIS = 10_000;

    private final Http http;
    private final LoopTimer timer;

    EgressRunner(Http http, LoopTimer timer) {
        this.http = http;
        this.timer = timer;
    }

    @Override
    public Object answer(JsonObject job) throws Exception {
        CompletableFuture<Map<String, Object>> answer = new CompletableFuture<>();
        timer.soon(() -> begin(job, answer));
        return answer.get();
    }

    private void begin(JsonObject job, CompletableFuture<Map<String, Object>> answer) {
        List<Duplex> pair = http.duplexPair();
        Duplex near = pair.get(0);
        Duplex far = pair.get(1);
        StringBuilder wire = new StringBuilder();
        far.on(Duplex.DATA, chunk -> wire.append(Latin1.text(chunk)));
        near.on(Duplex.ERROR, e -> {});
        far.on(Duplex.ERROR, e -> {});
        String call = job.text("api", "");
        CompletableFuture<Void> made = new CompletableFuture<>();
        Outcome outcome = new Outcome(made);
        if ("server".equals(job.get("side"))) {
            new ServerEgress(http, outcome).begin(pair, call, job.get("input"));
        } else {
            new ClientEgress(http, outcome).begin(near, call, job.get("input"));
        }
        made.thenRun(() -> timer.later(WATCH_MILLIS, () -> {
            Map<String, Object> result = new LinkedHashMap<>();
            result.put("id", job.get("id"));
            result.put("threw", outcome.threw);
            result.put("wire", wire);
            answer.complete(result);
            pair.forEach(Duplex::destroy);
        }));
        timer.later(LIMIT_MILLIS, () -> made.complete(null));
    }

    /** What the call threw, as long as it threw nothing null. */
    static final class Outcome {
        private final CompletableFuture<Void> made;
        private String threw;

        /** @param made told when it was called */
        Outcome(CompletableFuture<Void> made) {
            this.made = made;
        }

        /** Calls it; whether nothing was thrown. */
        boolean of(Runnable call) {
            try {
                call.run();
            } catch (RuntimeException e) {
                threw = Objects.requireNonNullElse(Coded.codeOf(e), Errors.kind(e));
            }
            made.complete(null);
            return threw == null;
        }
    }
}
