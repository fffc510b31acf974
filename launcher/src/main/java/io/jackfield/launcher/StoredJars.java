package io.jackfield.launcher;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Takes the compression out of the distribution's jars, as the last step of {@code jackfield build}: a start reads some two
 * thousand classes from them, and need not inflate each.
 */
final class StoredJars {
    private StoredJars() {}

    /** The arguments are folders; each jar in them that has a compressed entry is written anew. */
    public static void main(String[] folders) throws IOException {
        for (String folder : folders) {
            try (DirectoryStream<Path> jars = Files.newDirectoryStream(Path.of(folder), "*.jar")) {
                for (Path jar : jars) {
                    store(jar);
                }
            }
        }
    }

    /** The same entries in the same order. A process that has the old file open goes on with it. */
    private static void store(Path jar) throws IOException {
        Path made = jar.resolveSibling(jar.getFileName() + ".stored");
        try (ZipFile from = new ZipFile(jar.toFile())) {
            if (from.stream().allMatch(entry -> entry.getMethod() == ZipEntry.STORED)) {
                return;
            }
            copy(from, made);
        }
        Files.move(made, jar, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void copy(ZipFile from, Path made) throws IOException {
        try (OutputStream file = Files.newOutputStream(made);
                ZipOutputStream to = new ZipOutputStream(file)) {
            for (ZipEntry entry : Collections.list(from.entries())) {
                byte[] content = from.getInputStream(entry).readAllBytes();
                to.putNextEntry(stored(entry, content));
                to.write(content);
                to.closeEntry();
            }
        }
    }

    private static ZipEntry stored(ZipEntry entry, byte[] content) {
        CRC32 sum = new CRC32();
        sum.update(content);
        ZipEntry stored = new ZipEntry(entry.getName());
        // as seconds since 1970: else who asks for it loads the rules of all time zones, as frameworks do
        stored.setLastModifiedTime(entry.getLastModifiedTime());
        stored.setMethod(ZipEntry.STORED);
        stored.setSize(content.length);
        stored.setCrc(sum.getValue());
        return stored;
    }
}
