package io.jackfield.access.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileSinkTest {
    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("logs/access.log");
    }

    private void write(long maxSize, int maxFiles, String... lines) throws IOException {
        try (FileSink sink = new FileSink(file, maxSize, maxFiles)) {
            for (String line : lines) {
                sink.write(line);
            }
        }
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(file.getParent())) {
            return files.map(each -> each.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void linesAreAddedToWhatIsThere() throws IOException {
        write(0, 5, "one");
        write(0, 5, "two", "three");
        assertThat(file).hasContent("one\ntwo\nthree\n");
        assertThat(names()).containsExactly("access.log");
    }

    @Test
    void aFullFileIsKeptUnderANumber() throws IOException {
        write(8, 2, "one", "two", "three", "four", "five");
        assertThat(file).hasContent("five\n");
        assertThat(file.resolveSibling("access.log.1")).hasContent("four\n");
        assertThat(file.resolveSibling("access.log.2")).hasContent("three\n");
        assertThat(names()).containsExactly("access.log", "access.log.1", "access.log.2");
    }

    @Test
    void noOldFileIsKept() throws IOException {
        write(8, 0, "one", "two", "three");
        assertThat(file).hasContent("three\n");
        assertThat(names()).containsExactly("access.log");
    }

    @Test
    void aLineLongerThanAFileHasOneForItself() throws IOException {
        write(4, 2, "longer than four", "x");
        assertThat(file).hasContent("x\n");
        assertThat(file.resolveSibling("access.log.1")).hasContent("longer than four\n");
    }
}
