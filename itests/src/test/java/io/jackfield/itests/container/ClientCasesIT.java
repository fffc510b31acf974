package io.jackfield.itests.container;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.conformance.json.JsonObject;
import io.jackfield.conformance.json.JsonText;
import io.jackfield.itests.LauncherProcess;
import io.jackfield.itests.conformance.Table;
import io.jackfield.itests.conformance.Table.Figure;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * The client against scripted servers: the documents in {@code client-cases} say what the server does, what the
 * application does, and which events and bytes come of it; they were compared with Node v10.15.0 and v20.20.2.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClientCasesIT {
    private static final List<String> DOCUMENTS =
            List.of("abort", "agent", "error", "interim", "reading", "request", "response", "timeout", "upgrade");
    private static final int PROCESSES = 2;
    private static final int CHANCES = 4;

    /** Node versions differ in these, and no order depends on them. */
    private static final Set<String> NOISE = Set.of("finish", "call");

    @TempDir
    static Path temporary;

    private final List<LauncherProcess> all = new ArrayList<>();
    private final BlockingQueue<LauncherProcess> processes = new ArrayBlockingQueue<>(PROCESSES);
    private final ExecutorService running = Executors.newFixedThreadPool(PROCESSES);

    @BeforeAll
    void startClients() throws IOException {
        for (int i = 0; i < PROCESSES; i++) {
            LauncherProcess process = LauncherProcess.start(temporary, "--feature", "conformance-client", "--no-shell");
            all.add(process);
            processes.add(process);
        }
        for (LauncherProcess process : all) {
            assertThat(process.out().readLine()).isEqualTo("READY jackfield");
        }
    }

    @AfterAll
    void endClients() throws Exception {
        running.shutdownNow();
        for (LauncherProcess process : all) {
            process.close();
        }
    }

    @TestFactory
    Stream<DynamicNode> cases() {
        Table table = new Table("client", null);
        List<Figure> figures = new ArrayList<>();
        table.add("nio, strict", figures);
        Stream<DynamicNode> documents = DOCUMENTS.stream()
                .map(document -> DynamicContainer.dynamicContainer(document, tests(document, figures)));
        return Stream.concat(documents, Stream.of(DynamicTest.dynamicTest("the committed figures", table::check)));
    }

    private List<DynamicTest> tests(String document, List<Figure> figures) {
        Map<String, CompletableFuture<Void>> outcomes = new LinkedHashMap<>();
        read(document)
                .members()
                .forEach((name, json) -> outcomes.put(
                        name + ": " + JsonObject.of(json).text("title", ""),
                        CompletableFuture.runAsync(() -> check(name, JsonObject.of(json)), running)));
        return outcomes.entrySet().stream()
                .map(outcome -> DynamicTest.dynamicTest(outcome.getKey(), () -> {
                    boolean right = false;
                    try {
                        outcome.getValue().get(60, TimeUnit.SECONDS);
                        right = true;
                    } finally {
                        figures.add(new Figure(document, right, right));
                    }
                }))
                .toList();
    }

    /** A scenario is a matter of milliseconds: on a machine that was busy elsewhere it has other chances. */
    private void check(String name, JsonObject json) {
        for (int left = CHANCES - 1; ; left--) {
            try {
                compare(json, run(name, json));
                return;
            } catch (AssertionError e) {
                if (left == 0) {
                    throw e;
                }
            }
        }
    }

    private static void compare(JsonObject json, Outcome outcome) {
        assertThat(outcome.events()).as(json.text("why", "")).isEqualTo(lines(json.list("events")));
        assertThat(outcome.received()).as(json.text("why", "")).isEqualTo(json.list("received"));
    }

    /** @param events a line each, so that a difference is easily seen */
    private record Outcome(List<String> events, List<String> received) {}

    private Outcome run(String name, JsonObject json) {
        LauncherProcess process = null;
        try (ScriptedPeer peer = new ScriptedPeer(scripts(json))) {
            process = processes.take();
            String port = String.valueOf(peer.port());
            Map<String, Object> job = new LinkedHashMap<>();
            job.put("id", name);
            job.put("port", peer.port());
            job.put("scenario", json.get("scenario"));
            JsonObject answer = ask(process, JsonText.of(job).replace("\"@PORT\"", port));
            List<?> events = answer.list("events").stream()
                    .map(event -> (List<?>) event)
                    .filter(event -> !NOISE.contains(event.get(1)))
                    .map(ClientCasesIT::withoutMessage)
                    .toList();
            return new Outcome(portless(lines(events), port), portless(peer.received(), port));
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(name + " could not be run", e);
        } finally {
            if (process != null) {
                processes.add(process);
            }
        }
    }

    private static JsonObject ask(LauncherProcess process, String job) throws IOException {
        BufferedWriter in = process.process().outputWriter(StandardCharsets.UTF_8);
        in.write(job);
        in.newLine();
        in.flush();
        return JsonObject.read(process.out().readLine());
    }

    private static List<List<JsonObject>> scripts(JsonObject json) {
        return json.list("connections").stream()
                .map(script -> ((List<?>) script).stream().map(JsonObject::of).toList())
                .toList();
    }

    /** Errors are compared by their codes. */
    private static List<?> withoutMessage(List<?> event) {
        return switch ((String) event.get(1)) {
            case "error", "res.error" -> event.subList(0, 3);
            case "throw", "op-throw" -> event.subList(0, 4);
            default -> event;
        };
    }

    private static List<String> lines(List<?> events) {
        return events.stream().map(JsonText::of).toList();
    }

    private static List<String> portless(List<String> texts, String port) {
        return texts.stream().map(text -> text.replace(":" + port, ":<PORT>")).toList();
    }

    private static JsonObject read(String document) {
        try (InputStream in = ClientCasesIT.class.getResourceAsStream("/client-cases/" + document + ".json")) {
            return JsonObject.read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new AssertionError(document, e);
        }
    }
}
