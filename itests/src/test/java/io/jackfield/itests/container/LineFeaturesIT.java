package io.jackfield.itests.container;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.conformance.json.JsonObject;
import io.jackfield.conformance.json.JsonText;
import io.jackfield.itests.LauncherProcess;
import java.io.BufferedWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The features that answer lines: no listener, an answer a line, and the end of the input ends the process. */
@Timeout(60)
class LineFeaturesIT {
    private static final JsonObject ANSWER =
            JsonObject.read("{\"send\": \"HTTP/1.1 200 OK\\r\\nContent-Length: 2\\r\\n\\r\\nok\"}");
    private static final Map<String, String> HOSTILE_CALLS = new TreeMap<>(Map.of(
            "client setHeader.value", "ERR_INVALID_CHAR",
            "client setHeader.name", "ERR_INVALID_HTTP_TOKEN",
            "client addTrailers.value", "ERR_INVALID_CHAR",
            "client path", "ERR_UNESCAPED_CHARACTERS",
            "client method", "ERR_INVALID_HTTP_TOKEN",
            "server setHeader.value", "ERR_INVALID_CHAR",
            "server setHeader.name", "ERR_INVALID_HTTP_TOKEN",
            "server writeHead.reason", "ERR_INVALID_CHAR",
            "server addTrailers.value", "ERR_INVALID_CHAR",
            "server addTrailers.name", "ERR_INVALID_HTTP_TOKEN"));

    private static final JsonObject AWAIT = JsonObject.read("{\"awaitHead\": true}");

    @TempDir
    Path temporary;

    @ParameterizedTest
    @ValueSource(strings = {"felix", "equinox"})
    void scenarios(String framework) throws Exception {
        try (ScriptedPeer peer = new ScriptedPeer(List.of(List.of(AWAIT, ANSWER)))) {
            List<String> lines = answers(
                    "{\"id\":1,\"port\":" + peer.port() + ",\"scenario\":{\"settleMs\":60,\"requests\":[{}]}}",
                    "--feature",
                    "conformance-client",
                    "--framework",
                    framework);
            assertThat(lines).hasSize(2);
            JsonObject answer = JsonObject.read(lines.get(1));
            assertThat(answer.get("id")).isEqualTo(1L);
            assertThat(JsonText.of(answer.get("events"))).contains("[0,\"data\",\"ok\"]");
        }
    }

    @Test
    void hostileServer() throws Exception {
        try (ScriptedPeer peer = new ScriptedPeer(List.of(List.of(AWAIT, ANSWER, AWAIT, ANSWER)))) {
            List<String> lines = answers(
                    "{\"id\":\"a\",\"method\":\"GET\",\"timeout\":5}",
                    "--feature",
                    "attack-client",
                    "--port",
                    String.valueOf(peer.port()));
            JsonObject answer = JsonObject.read(lines.get(1));
            assertThat(JsonObject.of(answer.get("r1")).get("error")).isNull();
            assertThat(JsonObject.of(answer.get("r1")).get("bodyLength")).isEqualTo(2L);
            assertThat(JsonObject.of(answer.get("r2")).get("body")).isEqualTo("ok");
            assertThat(peer.received()).singleElement().asString().contains("GET /r/a ", "GET /follow/a ");
        }
    }

    /** Nothing leaves of a client's call that throws; the server answers without what it refused. */
    @Test
    void hostileArguments() throws Exception {
        List<String> jobs = HOSTILE_CALLS.keySet().stream()
                .map(call -> call.split(" "))
                .map(call -> job(call[0], call[1], "/a\\r\\nInjected: b"))
                .toList();
        List<String> lines = answers(String.join("\n", jobs), "--feature", "egress");
        List<JsonObject> answers = lines.stream().skip(1).map(JsonObject::read).toList();
        assertThat(answers).extracting(answer -> answer.get("threw")).containsExactlyElementsOf(HOSTILE_CALLS.values());
        assertThat(answers)
                .allSatisfy(answer -> assertThat(answer.text("wire", "")).doesNotContain("Injected"));
    }

    @Test
    void harmlessArguments() throws Exception {
        String jobs = job("server", "setHeader.value", "fine") + "\n" + job("client", "setHeader.value", "fine");
        assertThat(answers(jobs, "--feature", "egress").stream().skip(1).map(JsonObject::read))
                .hasSize(2)
                .allSatisfy(answer -> {
                    assertThat(answer.get("threw")).isNull();
                    assertThat(answer.text("wire", "")).contains("X-Test: fine\r\n");
                });
    }

    private static String job(String side, String call, String input) {
        return "{\"id\":\"x\",\"side\":\"" + side + "\",\"api\":\"" + call + "\",\"input\":\"" + input + "\"}";
    }

    /** All that the process prints, when it was given lines and has ended by itself. */
    private List<String> answers(String lines, String... arguments) throws Exception {
        try (LauncherProcess process = LauncherProcess.start(temporary, arguments)) {
            try (BufferedWriter in = process.process().outputWriter(StandardCharsets.UTF_8)) {
                in.write(lines + "\n");
            }
            List<String> printed = process.out().lines().toList();
            assertThat(process.process().waitFor()).isZero();
            assertThat(printed).first().isEqualTo("READY jackfield");
            return printed;
        }
    }
}
