package io.jackfield.itests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Where the build put what is tested. */
public final class Distribution {
    private Distribution() {}

    /** The folder that the launcher starts from. */
    public static Path home() {
        return Path.of(System.getProperty("jackfield.home")).normalize();
    }

    /** The root of the sources. */
    public static Path root() {
        return Path.of(System.getProperty("jackfield.root")).normalize();
    }

    /** Every jar of a bundle, ours and others'. */
    public static List<Path> jars() {
        return jars("");
    }

    /** The jars of our own bundles. */
    public static List<Path> ourJars() {
        return jars("jackfield-");
    }

    /** The jar of one of our bundles, {@code api}. */
    public static Path jar(String bundle) {
        return jars("jackfield-" + bundle + "-0").get(0);
    }

    private static List<Path> jars(String prefix) {
        try (Stream<Path> files = Files.list(home().resolve("lib"))) {
            return files.filter(file -> file.getFileName().toString().startsWith(prefix))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
