package io.jackfield.itests.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.jackfield.conformance.json.JsonObject;
import io.jackfield.conformance.json.JsonText;
import io.jackfield.itests.LauncherProcess;
import io.jackfield.itests.conformance.HostileResponse.Seen;
import io.jackfield.itests.conformance.Table.Figure;
import java.io.BufferedWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * The client against hostile servers, and both sides against arguments that would put bytes of their own on the wire. The
 * figures are those of {@code docs/conformance.md}.
 */
class ClientConformanceTest {
    private static final String PARTS = "nio, strict";
    private static final int PROCESSES = 2;

    @TempDir
    Path temporary;

    @TestFactory
    Stream<DynamicTest> hostileResponses() throws Exception {
        List<HostileResponse> cases = HostileResponse.all();
        Map<String, JsonObject> answers = new HashMap<>();
        List<DynamicTest> tests = new ArrayList<>();
        Table table = new Table("hostile-responses", "of several right outcomes the safest");
        try (HostileServer server = new HostileServer(cases)) {
            List<JsonObject> jobs = Lines.of("hostile-responses.jsonl");
            answers.putAll(answers(jobs, "--feature", "attack-client", "--port", String.valueOf(server.port())));
            List<Figure> figures = new ArrayList<>();
            for (HostileResponse each : cases) {
                JsonObject answer = answers.getOrDefault(each.id(), new JsonObject(Map.of()));
                Seen seen = new Seen(JsonObject.of(answer.get("r1")), server.reused(each.id()), server.sent(each.id()));
                boolean followed =
                        JsonObject.of(answer.get("r2")).text("body", "").equals(HostileServer.following(each.id()));
                boolean right = followed && each.isOneOf(each.allow(), seen);
                figures.add(new Figure(each.category(), right, followed && each.isOneOf(each.best(), seen)));
                tests.add(dynamicTest(each.id(), () -> assertThat(right)
                        .as("%s %s, right is one of %s", answer, seen, each.allow())
                        .isTrue()));
            }
            table.add(PARTS, figures);
        }
        return Stream.concat(tests.stream(), Stream.of(dynamicTest("the committed figures", table::check)));
    }

    @TestFactory
    Stream<DynamicTest> argumentsThatCarryMore() throws Exception {
        List<JsonObject> calls = Lines.of("egress.jsonl");
        Map<String, JsonObject> answers = answers(calls, "--feature", "egress");
        List<DynamicTest> tests = new ArrayList<>();
        List<Figure> figures = new ArrayList<>();
        for (JsonObject call : calls) {
            JsonObject answer = answers.getOrDefault(call.text("id", ""), new JsonObject(Map.of()));
            boolean left = call.get("input") instanceof String text
                    && !text.isEmpty()
                    && answer.text("wire", "").contains(text);
            boolean right = !answer.text("threw", "").isEmpty() && !left;
            String category = call.text("side", "") + " " + call.text("api", "");
            figures.add(new Figure(category, right, right));
            tests.add(dynamicTest(
                    category + " " + JsonText.of(call.get("input")),
                    () -> assertThat(right).as(answer.toString()).isTrue()));
        }
        Table table = new Table("egress", null);
        table.add(PARTS, figures);
        return Stream.concat(tests.stream(), Stream.of(dynamicTest("the committed figures", table::check)));
    }

    /** What the processes of a feature answer, by the jobs' ids; each process gets its share of the jobs and ends. */
    private Map<String, JsonObject> answers(List<JsonObject> jobs, String... arguments) throws Exception {
        List<LauncherProcess> processes = new ArrayList<>();
        Map<String, JsonObject> answers = new HashMap<>();
        try {
            for (int i = 0; i < PROCESSES; i++) {
                LauncherProcess process = LauncherProcess.start(temporary, arguments);
                processes.add(process);
                try (BufferedWriter in = process.process().outputWriter(StandardCharsets.UTF_8)) {
                    for (int job = i; job < jobs.size(); job += PROCESSES) {
                        in.write(JsonText.of(job(jobs.get(job))) + "\n");
                    }
                }
            }
            for (LauncherProcess process : processes) {
                process.out().lines().filter(line -> line.startsWith("{")).forEach(line -> {
                    JsonObject answer = JsonObject.read(line);
                    answers.put(answer.text("id", ""), answer);
                });
            }
        } finally {
            for (LauncherProcess process : processes) {
                process.close();
            }
        }
        return answers;
    }

    /** A case without what only its judge needs. */
    private static Map<String, Object> job(JsonObject line) {
        Map<String, Object> job = new HashMap<>(line.members());
        job.keySet().removeAll(List.of("steps", "allow", "best", "why", "after", "cve", "rfc", "level", "class"));
        // one that may hang is waited for in full, the others only where the machine is busy
        job.putIfAbsent("timeout", String.valueOf(line.get("allow")).contains("timeout") ? 1.5 : 10);
        return job;
    }
}
