package io.jackfield.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@link StoredJars}: the same entries, none compressed. */
class StoredJarsTest {
    private static final LocalDateTime TIME = LocalDateTime.of(2026, 1, 1, 12, 0);
    private static final List<String> NAMES = List.of("META-INF/MANIFEST.MF", "b/", "b/B.class", "a/A.class");

    @TempDir
    Path folder;

    @Test
    void keepsEntriesOrderAndTimesAndStoresEach() throws IOException {
        Path jar = jar("one.jar");
        Path other = Files.writeString(folder.resolve("notes.txt"), "not a jar");

        StoredJars.main(new String[] {folder.toString()});

        try (ZipFile stored = new ZipFile(jar.toFile())) {
            List<? extends ZipEntry> entries = Collections.list(stored.entries());
            assertThat(entries).extracting(ZipEntry::getName).containsExactlyElementsOf(NAMES);
            for (ZipEntry entry : entries) {
                assertThat(entry.getMethod()).as(entry.getName()).isEqualTo(ZipEntry.STORED);
                assertThat(entry.getTimeLocal()).isEqualTo(TIME);
                assertThat(stored.getInputStream(entry)).hasContent(content(entry.getName()));
            }
        }
        assertThat(other).hasContent("not a jar");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactlyInAnyOrder(jar, other);
        }
    }

    @Test
    void leavesAJarThatIsStoredAsItIs() throws IOException {
        Path jar = jar("one.jar");
        StoredJars.main(new String[] {folder.toString()});
        Object file = Files.readAttributes(jar, BasicFileAttributes.class).fileKey();

        StoredJars.main(new String[] {folder.toString()});

        assertThat(Files.readAttributes(jar, BasicFileAttributes.class).fileKey())
                .isEqualTo(file);
    }

    private Path jar(String name) throws IOException {
        Path jar = folder.resolve(name);
        try (OutputStream file = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(file)) {
            for (String each : NAMES) {
                ZipEntry entry = new ZipEntry(each);
                entry.setTimeLocal(TIME);
                zip.putNextEntry(entry);
                zip.write(content(each).getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return jar;
    }

    private static String content(String name) {
        return name.endsWith("/") ? "" : name.repeat(100);
    }
}
