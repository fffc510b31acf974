package io.jackfield.conformance.client;

import io.jackfield.api.Agent;
import io.jackfield.api.AgentOptions;
import io.jackfield.api.Http;
import io.jackfield.conformance.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Asks a hostile server, and then asks again on the same agent, which must not have kept anything of the first answer: {@code id}, {@code method}
 * and {@code timeout} in; {@code id}, {@code r1} and {@code r2} out.
 */
final class AttackRunner implements Runner {
    private static final long PAUSE_MILLIS = 120;
    private static final double FOLLOW_SECONDS = 1.5;

    private final Http http;
    private final LoopTimer timer;
    private final int port;

    AttackRunner(Http http, LoopTimer timer, int port) {
        this.http = http;
        this.timer = timer;
        this.port = port;
    }

    @Override
    public Object answer(JsonObject job) throws Exception {
        Object id = job.get("id");
        try (Agent agent = http.newAgent(
                AgentOptions.builder().keepAlive(true).maxSockets(1).build())) {
            double seconds = ((Number) job.get("timeout")).doubleValue();
            Attempt first = ask(agent, job.text("method", "GET"), "/r/" + id, seconds);
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            Attempt second = ask(agent, "GET", "/follow/" + id, FOLLOW_SECONDS);
            Map<String, Object> answer = new LinkedHashMap<>();
            answer.put("id", id);
            answer.put("r1", first.head());
            answer.put("r2", second.body());
            return answer;
        }
    }

    private Attempt ask(Agent agent, String method, String path, double seconds) throws Exception {
        Attempt attempt = new Attempt(timer);
        long limit = (long) (seconds * 1000);
        timer.soon(() -> attempt.begin(http, agent, new Attempt.Target(port, method, path), limit));
        attempt.done().get();
        return attempt;
    }
}
