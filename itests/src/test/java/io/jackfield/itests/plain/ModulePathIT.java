package io.jackfield.itests.plain;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The jars as modules: {@code java -p ... -m ...}. */
@Timeout(60)
class ModulePathIT {
    @TempDir
    Path folder;

    /** No container, no code: the jar is there, and somebody records. */
    @Test
    void whatIsServedIsRecorded() throws Exception {
        Path recording = folder.resolve("seen.jfr");
        assertThat(PlainApplication.compile(folder.resolve("classes"))
                        .runOnModulePath("--add-modules", "jdk.jfr", "-XX:StartFlightRecording:filename=" + recording))
                .contains("200 hello /world\n");
        assertThat(RecordingFile.readAllEvents(recording))
                .filteredOn(each -> each.getEventType().getName().equals("io.jackfield.Connection"))
                .isNotEmpty()
                .allSatisfy(each -> assertThat(each.getLong("bytesRead")).isPositive());
    }

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
