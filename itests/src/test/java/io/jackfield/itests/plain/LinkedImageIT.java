package io.jackfield.itests.plain;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.itests.Distribution;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The jars in a Java of their own: {@code docs/examples/jlink.sh}. */
@Timeout(180)
class LinkedImageIT {
    @TempDir
    Path folder;

    @Test
    void aProgramRunsWithWhatTheImageHas() throws Exception {
        Path image = folder.resolve("image");
        assertThat(run("docs/examples/jlink.sh", image.toString(), "docs/examples/UpgradeEcho.java"))
                .isEmpty();
        assertThat(run(image.resolve("bin/UpgradeEcho").toString()))
                .isEqualTo("got upgraded! Web Socket Protocol Handshake\necho: hello\n");
    }

    private String run(String... command) throws Exception {
        Path printed = folder.resolve("printed");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(Distribution.root().toFile())
                .redirectErrorStream(true)
                .redirectOutput(printed.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process process = builder.start();
        try {
            assertThat(process.waitFor(80, TimeUnit.SECONDS))
                    .as("ends by itself")
                    .isTrue();
            String text = Files.readString(printed);
            assertThat(process.exitValue()).as(text).isZero();
            return text;
        } finally {
            process.destroyForcibly();
        }
    }
}
