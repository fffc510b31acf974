package io.jackfield.itests.container;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.itests.LauncherProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the launcher says and how it ends when no server is in play; {@link ReadyTest} is about servers. */
@Timeout(60)
class CommandLineTest {
    @TempDir
    Path temporary;

    private Process process;

    @AfterEach
    void end() throws InterruptedException {
        if (process != null) {
            process.destroyForcibly().waitFor();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "--feature nosuch, 'jackfield: unknown feature nosuch, there are: access-log, all, '",
        "--port 70000, jackfield: --port 70000: expected a number from 0 to 65535",
        "--prot 1, 'jackfield: unknown option --prot, see --help'",
        "--feature core --port 1, jackfield: an option is about the default server"
    })
    void aMistakeIsOneLineOnStandardErrorAndAStatus(String line, String message) throws Exception {
        launch(line.split(" "));
        assertThat(process.errorReader().lines()).singleElement().asString().startsWith(message);
        assertThat(process.inputReader().lines()).isEmpty();
        assertThat(process.waitFor()).isEqualTo(2);
    }

    @Test
    void helpGoesToStandardOutput() throws Exception {
        launch("--help");
        assertThat(process.inputReader().lines()).first().asString().isEqualTo("usage: jackfield run [option]...");
        assertThat(process.waitFor()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"felix", "equinox"})
    void terminationEndsWithStatusZeroAndLeavesNothingBehind(String framework) throws Exception {
        launch("--feature", "core", "--framework", framework, "--no-shell");
        BufferedReader out = process.inputReader();
        assertThat(out.readLine()).isEqualTo("READY jackfield");
        // not process.destroy(), which closes the streams that are read below
        process.toHandle().destroy();
        assertThat(process.waitFor()).isZero();
        assertThat(out.readLine()).isNull();
        try (Stream<Path> left = Files.list(temporary)) {
            assertThat(left).noneMatch(file -> file.getFileName().toString().startsWith("jackfield-"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"felix", "equinox"})
    void pipedLinesAreCommandsAndTheirEndIsNotTheServers(String framework) throws Exception {
        launch("--feature", "shell", "--framework", framework);
        BufferedReader out = process.inputReader();
        assertThat(out.readLine()).isEqualTo("READY jackfield");
        try (OutputStream in = process.getOutputStream()) {
            in.write("lb -s\nnosuch\n".getBytes(StandardCharsets.UTF_8));
        }
        List<String> lines = new ArrayList<>();
        for (String line = out.readLine(); !line.startsWith("Command not found"); line = out.readLine()) {
            lines.add(line);
        }
        assertThat(lines).anyMatch(line -> line.contains("io.jackfield.api"));
        assertThat(process.waitFor(300, TimeUnit.MILLISECONDS)).isFalse();
    }

    @Test
    void exitEndsTheServer() throws Exception {
        launch("--feature", "shell");
        try (OutputStream in = process.getOutputStream()) {
            in.write("exit\n".getBytes(StandardCharsets.UTF_8));
        }
        assertThat(process.waitFor()).isZero();
    }

    private void launch(String... arguments) throws IOException {
        process = LauncherProcess.start(temporary, arguments).process();
    }
}
