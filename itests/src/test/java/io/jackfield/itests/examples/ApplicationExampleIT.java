package io.jackfield.itests.examples;

import static io.jackfield.itests.RawClient.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.itests.Distribution;
import io.jackfield.itests.RawClient;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The bundle of handlers of {@code docs/examples/application}, in frameworks that were started without our launcher, as the guide does it. */
@Timeout(120)
class ApplicationExampleIT {
    private static final Path PROJECT = Distribution.root().resolve("docs/examples/application");
    private static final Duration START = Duration.ofSeconds(40);

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"felix.sh", "equinox.sh"})
    void itAnswers(String script) throws Exception {
        int port = freePort();
        Path configuration = folder.resolve("configuration.json");
        Files.writeString(
                configuration,
                Files.readString(PROJECT.resolve("configuration.json")).replace("8080", String.valueOf(port)));
        Path printed = folder.resolve("printed");
        ProcessBuilder command = new ProcessBuilder(PROJECT.resolve(script).toString(), configuration.toString())
                .redirectErrorStream(true)
                .redirectOutput(printed.toFile());
        command.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process process = command.start();
        try {
            await(script + " to serve").atMost(START).until(() -> process.isAlive() && serves(port));
            try (RawClient client = new RawClient(port)) {
                assertThat(client.get("/hello").text()).isEqualTo("hello\n");
                assertThat(client.get("/greeting/Ada").text()).isEqualTo("Hello, Ada!\n");
                assertThat(client.send(request("POST", "/words")).receive().status())
                        .isEqualTo(403);
                String words = "POST /words HTTP/1.1\r\nHost: a\r\nX-Key: sesame\r\nContent-Length: 14\r\n\r\n";
                assertThat(client.send(words + "one two  three").receive().text())
                        .isEqualTo("3\n");
                assertThat(client.get("/relay").text()).isEqualTo("Hello, you!\n");
                assertThat(client.get("/whoami").text()).isEqualTo("127.0.0.1, in the clear\n");
                assertThat(client.get("/nowhere").text()).isEqualTo("nothing here\n");
            }
        } catch (AssertionError | Exception e) {
            throw new AssertionError("it printed: " + Files.readString(printed), e);
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    /** Everything that was asked for is there: what comes last is waited for. */
    private static boolean serves(int port) {
        try (RawClient client = new RawClient(port)) {
            return client.get("/relay").status() == 200
                    && client.get("/hello").status() == 200
                    && client.get("/whoami").status() == 200
                    && client.send(request("POST", "/words")).receive().status() == 403;
        } catch (Exception e) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
