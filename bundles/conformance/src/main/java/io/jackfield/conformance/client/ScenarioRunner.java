package io.jackfield.conformance.client;

import io.jackfield.api.Http;
import io.jackfield.conformance.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs the scenarios of the differential cases: {@code id}, {@code port}, {@code scenario} in; {@code id}, events, state and agent out. */
final class ScenarioRunner implements Runner {
    private static final long LIMIT_SECONDS = 30;

    private final Http http;
    private final LoopTimer timer;

    ScenarioRunner(Http http, LoopTimer timer) {
        this.http = http;
        this.timer = timer;
    }

    @Override
    public Object answer(JsonObject job) throws Exception {
        Scenario scenario = Scenario.of(JsonObject.of(job.get("scenario")));
        ScenarioRun run = new ScenarioRun(http, timer, scenario, (int) job.number("port", 0));
        timer.soon(run::begin);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("id", job.get("id"));
        answer.putAll(run.answer().get(LIMIT_SECONDS, TimeUnit.SECONDS));
        return answer;
    }
}
