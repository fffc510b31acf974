package io.jackfield.itests.container;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.itests.LauncherProcess;
import java.io.BufferedReader;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

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
