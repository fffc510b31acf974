package io.jackfield.itests.plain;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The same jars and the same program without modules: {@code java -cp ...}. */
@Timeout(60)
class ClassPathIT {
    @TempDir
    Path folder;

    @Test
    void aServerInThreeLines() throws Exception {
        assertThat(PlainApplication.compile(folder).runOnClassPath())
                .contains("module null\n")
                .contains("200 hello /world\n")
                .contains("platform module null\n");
    }
}
