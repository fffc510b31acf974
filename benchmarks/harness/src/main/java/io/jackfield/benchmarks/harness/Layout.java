package io.jackfield.benchmarks.harness;

import io.jackfield.benchmarks.report.Machine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/** Where things lie in the clone, and homes for the launcher: the distribution with the bundles of a peer added. */
final class Layout {
    private Layout() {}

    static Path logs() {
        return Machine.root().resolve("benchmarks/harness/target/logs");
    }

    static Path peer(String module) {
        return Machine.root().resolve("benchmarks/peers").resolve(module);
    }

    static Path distribution() {
        return Machine.root().resolve("launcher/target/jackfield");
    }

    /** Classes of a peer's module and all they need, for the class path. */
    static String classPath(String module) {
        try {
            Path target = peer(module).resolve("target");
            return target.resolve("classes") + ":"
                    + Files.readString(target.resolve("classpath")).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The jar of a peer's module. */
    static Path jar(String module) {
        try (Stream<Path> files = Files.list(peer(module).resolve("target"))) {
            return files.filter(file -> file.toString().endsWith("-SNAPSHOT.jar"))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A copy of the distribution with the jars that a peer's module needs, its own, and the feature files beside its pom. The
     * launcher finds all it starts below its own jar.
     */
    static Path home(String module) {
        Path home = peer(module).resolve("target/home");
        try {
            copy(distribution(), home);
            for (String jar : classPath(module).split(":")) {
                if (jar.endsWith(".jar")) {
                    copy(Path.of(jar), home.resolve("lib").resolve(Path.of(jar).getFileName()));
                }
            }
            copy(jar(module), home.resolve("lib").resolve(jar(module).getFileName()));
            copy(peer(module).resolve("target/classes/features"), home.resolve("features"));
            return home;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(from)) {
            files = all.filter(Files::isRegularFile).toList();
        }
        for (Path file : files) {
            Path copy = file.equals(from) ? to : to.resolve(from.relativize(file));
            Files.createDirectories(copy.getParent());
            Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
        }
    }
}
