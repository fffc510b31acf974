package io.jackfield.itests.container;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.itests.LauncherProcess;
import java.io.BufferedReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a run with servers says when they are up, and when they cannot be. */
@Timeout(90)
class ReadyTest {
    @TempDir
    Path temporary;

    @Test
    void readyNamesAddressParserAndTransport() throws Exception {
        try (LauncherProcess run = LauncherProcess.start(
                temporary, "--port", "0", "--parser", "netty", "--transport", "nio", "--no-shell")) {
            assertThat(run.out().readLine())
                    .matches("READY http://127\\.0\\.0\\.1:[1-9]\\d* parser=netty transport=nio");
        }
    }

    @Test
    void aBusyPortIsOneLineAndAStatus() throws Exception {
        try (LauncherProcess first = LauncherProcess.start(temporary, "--port", "0", "--no-shell")) {
            String port = port(first.out());
            try (LauncherProcess second = LauncherProcess.start(temporary, "--port", port, "--no-shell")) {
                assertThat(second.process().errorReader().lines())
                        .singleElement()
                        .asString()
                        .startsWith("jackfield: server default: ")
                        .contains(port);
                assertThat(second.out().readLine()).isNull();
                assertThat(second.process().waitFor()).isEqualTo(1);
            }
        }
    }

    @Test
    void aMissingStrategyIsOneLineAndAStatus() throws Exception {
        try (LauncherProcess run =
                LauncherProcess.start(temporary, "--port", "0", "--parser", "nosuch", "--no-shell")) {
            assertThat(run.process().errorReader().lines())
                    .singleElement()
                    .asString()
                    .contains("server default", "parser");
            assertThat(run.process().waitFor()).isEqualTo(1);
        }
    }

    @Test
    void configurationsComeFromFiles() throws Exception {
        Path folder = Files.createDirectory(temporary.resolve("conf"));
        Files.writeString(folder.resolve("io.jackfield.server~default.config"), "port=I\"0\"\n");
        Files.writeString(folder.resolve("io.jackfield.server~second.cfg"), "host = 127.0.0.1\nport = 0\n");
        Files.writeString(
                folder.resolve("choice.json"),
                "{\"io.jackfield.server~default\": {\"parser.preferred\": \"netty\", \"transport.preferred\": \"nio\"}}");
        try (LauncherProcess run = LauncherProcess.start(temporary, "--config", folder.toString());
                OutputStream in = run.process().getOutputStream()) {
            assertThat(run.out().readLine()).endsWith("parser=netty transport=nio");
            in.write("(listeners) size\n".getBytes(StandardCharsets.UTF_8));
            in.flush();
            assertThat(run.out().readLine()).isEqualTo("2");
        }
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', textBlock = """
            port=I"70000", 1, `server default: io.jackfield.server~default: port must be a whole number from 0 to 65535, not "70000"`
            port=8080, 2, `line 1: expected key="text", key=I"8080" or key=["a","b"]`
            """)
    void aBadFileIsOneLineAndAStatus(String text, int status, String line) throws Exception {
        Path file = Files.writeString(temporary.resolve("io.jackfield.server~default.config"), text);
        try (LauncherProcess run = LauncherProcess.start(temporary, "--config", file.toString(), "--no-shell")) {
            assertThat(run.process().errorReader().lines())
                    .singleElement()
                    .asString()
                    .startsWith("jackfield: ")
                    .endsWith(line);
            assertThat(run.process().waitFor()).isEqualTo(status);
        }
    }

    @Test
    void terminationEndsAServerWithStatusZero() throws Exception {
        try (LauncherProcess run = LauncherProcess.start(temporary, "--port", "0", "--no-shell")) {
            port(run.out());
            run.terminate();
            assertThat(run.process().waitFor()).isZero();
            assertThat(run.out().readLine()).isNull();
        }
    }

    private static String port(BufferedReader out) throws Exception {
        return out.readLine().replaceFirst("READY http://127\\.0\\.0\\.1:(\\d+) .*", "$1");
    }
}
