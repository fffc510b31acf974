package io.jackfield.itests.container;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.itests.LauncherProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Gogo's own console, as a person uses it: with the tabulator key. */
@Timeout(90)
class ConsoleIT {
    @TempDir
    Path temporary;

    @Test
    void wordsAreCompletedByWhatThereIs() throws Exception {
        try (LauncherProcess run =
                        LauncherProcess.start(temporary, "--feature", "demo", "--feature", "console", "--port", "0");
                OutputStream in = run.process().getOutputStream()) {
            awaitLine(run.out(), "READY ");
            type(in, "jackfield:limits def\t\n");
            assertThat(awaitLine(run.out(), "default ")).contains("8192");
            type(in, "jackfield:swap par\tne\t\n");
            awaitLine(run.out(), "swapped parser strict#");
            type(in, "jackfield:drain --dead\t 1s def\t\n");
            assertThat(awaitLine(run.out(), "default ")).contains("127.0.0.1:");
        }
    }

    private static void type(OutputStream in, String keys) throws IOException {
        in.write(keys.getBytes(StandardCharsets.US_ASCII));
        in.flush();
    }

    /** The next line that begins so, a prompt before it left out. */
    private static String awaitLine(BufferedReader out, String begin) throws IOException {
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            String told = line.replaceFirst("^g! ", "");
            if (told.startsWith(begin)) {
                return told;
            }
        }
        throw new AssertionError("no line that begins with " + begin);
    }
}
