package io.jackfield.itests.plain;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.itests.Distribution;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code jackfield parse} as the script starts it: a process of its own on the jars of the distribution. */
@Timeout(60)
class ParseCommandTest {
    @TempDir
    Path folder;

    @Test
    void everyParserOfTheDistributionIsThere() throws Exception {
        Path file = Files.writeString(
                folder.resolve("recording"),
                "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhi\r\n0\r\n\r\n");
        for (String name : List.of("strict", "lenient", "netty")) {
            Process process = start(file.toString(), "--parser", name);
            assertThat(process.inputReader().lines().collect(Collectors.toList()))
                    .startsWith(name + " on 68 bytes")
                    .contains("      56           framing   content in chunks, another message may follow")
                    .endsWith("      68           end       of a message of 68 bytes");
            assertThat(process.errorReader().lines()).isEmpty();
            assertThat(process.waitFor()).isZero();
        }
    }

    @Test
    void aDifferenceIsShownAndIsAStatus() throws Exception {
        Path file = Files.writeString(folder.resolve("recording"), "GET / HTTP/1.1\nHost: a\n\n");
        Process process = start(file.toString(), "--diff", "netty,lenient");
        assertThat(process.inputReader().lines().collect(Collectors.toList()))
                .startsWith("--- netty", "+++ lenient")
                .contains("-       14           refused   HPE_INVALID_VERSION 400")
                .contains("+        0           request   GET / HTTP/1.1");
        assertThat(process.waitFor()).isEqualTo(1);
    }

    private static Process start(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djackfield.parser.lenient.leniencies=bare-lf",
                "-cp",
                Distribution.home().resolve("lib") + "/*",
                "io.jackfield.inspect.Main"));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).start();
    }
}
