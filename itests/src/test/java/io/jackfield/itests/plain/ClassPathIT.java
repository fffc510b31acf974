package io.jackfield.itests.plain;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The same jars and the same program without modules: {@code java -cp ...}. */
@Timeout(60)
class ClassPathIT {
    @TempDir
    Path folder;

    /** No container, no code: the jar is there, and somebody records. */
    @Test
    void whatIsServedIsRecorded() throws Exception {
        Path recording = folder.resolve("seen.jfr");
        assertThat(PlainApplication.compile(folder.resolve("classes"))
                        .runOnClassPath("-XX:StartFlightRecording:filename=" + recording))
                .contains("200 hello /world\n");
        assertThat(RecordingFile.readAllEvents(recording))
                .filteredOn(each -> each.getEventType().getName().equals("io.jackfield.Connection"))
                .isNotEmpty()
                .allSatisfy(each -> assertThat(each.getLong("bytesRead")).isPositive());
    }

    @Test
    void aServerInThreeLines() throws Exception {
        assertThat(PlainApplication.compile(folder).runOnClassPath())
                .contains("module null\n")
                .contains("200 hello /world\n")
                .contains("platform module null\n");
    }
}
