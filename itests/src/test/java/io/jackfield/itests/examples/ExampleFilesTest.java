package io.jackfield.itests.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.itests.Distribution;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The examples as a reader meets them: as a table, and as files that Java starts. What they do is told by {@link ExamplesTest}. */
@Timeout(60)
class ExampleFilesTest {
    @TempDir
    Path folder;

    /** The command of the README, in a process of its own. */
    @Test
    void aFileIsStartedAsItIs() throws Exception {
        try (ScriptedPeer peer = new ScriptedPeer("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")) {
            Path printed = folder.resolve("printed");
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            Distribution.home().resolve("lib") + "/*",
                            Distribution.root()
                                    .resolve("docs/examples/PostForm.java")
                                    .toString(),
                            "127.0.0.1",
                            peer.port())
                    .redirectOutput(printed.toFile())
                    // where later Javas warn of native libraries
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            try {
                assertThat(process.waitFor(30, TimeUnit.SECONDS))
                        .as("ends by itself")
                        .isTrue();
                assertThat(Files.readString(printed))
                        .startsWith("STATUS: 200\n")
                        .endsWith("No more data in response.\n");
                assertThat(process.exitValue()).isZero();
            } finally {
                process.destroyForcibly();
            }
        }
    }

    /** Each file is in the table, and the table names no other. */
    @Test
    void theTableNamesEveryFile() throws Exception {
        String table = Files.readString(Distribution.root().resolve("docs/examples/README.md"));
        assertThat(table.lines()
                        .filter(line -> line.matches("\\| [0-9 ,-]*\\| `\\w+\\.java` .*"))
                        .map(line -> line.replaceAll(".*`(\\w+\\.java)`.*", "$1"))
                        .sorted()
                        .toList())
                .isEqualTo(ExamplePrograms.files()
                        .map(file -> file.getFileName().toString())
                        .toList());
    }
}
