package io.jackfield.access.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class FileSinkTest {
    private static final long ALMOST_A_SECOND = TimeUnit.SECONDS.toNanos(1) - 1;

    @TempDir
    Path folder;

    private Path file;
    private long now;

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

    /** As logrotate does, without a signal. */
    @Test
    void aFileThatIsMovedAwayIsMadeAnewWithinASecond() throws IOException {
        try (FileSink sink = sink(0)) {
            add(sink, "one");
            Files.move(file, file.resolveSibling("moved"));
            add(sink, "two");
            now += ALMOST_A_SECOND;
            add(sink, "three");
            assertThat(file).doesNotExist();
            now += 1;
            add(sink, "four");
        }
        assertThat(file.resolveSibling("moved")).hasContent("one\ntwo\nthree\n");
        assertThat(file).hasContent("four\n");
    }

    @Test
    void aFileThatIsReplacedIsWrittenOn() throws IOException {
        try (FileSink sink = sink(0)) {
            add(sink, "one");
            Files.move(file, file.resolveSibling("moved"));
            Files.writeString(file, "by somebody else\n");
            now += ALMOST_A_SECOND + 1;
            add(sink, "two");
        }
        assertThat(file).hasContent("by somebody else\ntwo\n");
    }

    @Test
    void aFolderThatIsRemovedIsMadeAnew() throws IOException {
        try (FileSink sink = sink(0)) {
            add(sink, "one");
            Files.delete(file);
            Files.delete(file.getParent());
            now += ALMOST_A_SECOND + 1;
            add(sink, "two");
        }
        assertThat(file).hasContent("two\n");
    }

    /** As logrotate's copytruncate does. */
    @Test
    void aFileThatIsCutShortIsWrittenOnFromItsEnd() throws IOException {
        try (FileSink sink = sink(12)) {
            add(sink, "one");
            add(sink, "two");
            Files.write(file, new byte[0]);
            now += ALMOST_A_SECOND + 1;
            add(sink, "three");
            add(sink, "four");
        }
        assertThat(file).hasContent("three\nfour\n");
        assertThat(names()).as("its size is known").containsExactly("access.log");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aFullDiskLosesLinesUntilThereIsRoom() throws IOException {
        Files.createDirectories(file.getParent());
        Files.createSymbolicLink(file, Path.of("/dev/full"));
        try (FileSink sink = sink(0)) {
            for (int i = 0; i < 2; i++) {
                sink.write("lost");
                assertThatIOException().isThrownBy(sink::flush);
            }
            Files.delete(file);
            now += ALMOST_A_SECOND + 1;
            add(sink, "kept");
        }
        assertThat(file).hasContent("kept\n");
    }

    @Test
    void aFileThatCanNotBePutAsideGrowsOn() throws IOException {
        Files.createDirectories(file.resolveSibling("access.log.1").resolve("in the way"));
        write(8, 1, "one", "two", "three", "four", "five");
        assertThat(file).hasContent("one\ntwo\nthree\nfour\nfive\n");
    }

    private FileSink sink(long maxSize) throws IOException {
        return new FileSink(file, maxSize, 5, () -> now);
    }

    private static void add(FileSink sink, String line) throws IOException {
        sink.write(line);
        sink.flush();
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
