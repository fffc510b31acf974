package io.jackfield.itests.plain;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The jars as modules: {@code java -p ... -m ...}. */
@Timeout(60)
class ModulePathIT {
    @TempDir
    Path folder;

    @Test
    void aServerInThreeLines() throws Exception {
        assertThat(PlainApplication.compile(folder).runOnModulePath())
                .contains("module plain\n")
                .contains("200 hello /world\n")
                .contains("platform module io.jackfield.platform\n");
    }

    @Test
    void theNativeLibraryIsAddedByHand() throws Exception {
        assertThat(PlainApplication.compile(folder)
                        .runOnModulePath("--add-modules", "io.netty.transport.epoll.linux.x86_64"))
                .contains("200 hello /world\n");
    }
}
