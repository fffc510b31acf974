package io.jackfield.itests.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.itests.Distribution;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Sizes of files, methods and parameter lists, over the sources of the bundles and the launcher: it is the tail that
 * makes code hard to read. A file with hot code may break the rules for methods; its comment says {@code Hot and ugly:} and
 * why.
 */
class SizeRulesTest {
    private static final int FILE_MEDIAN = 90;
    private static final int FILE_USUAL = 300;
    private static final int FILE_MOST = 500;
    private static final int METHOD_USUAL = 20;
    private static final int METHOD_MOST = 60;
    private static final int PARAMETERS_MOST = 6;
    private static final double USUAL_SHARE = 0.9;

    private static List<SourceFile> files;

    @BeforeAll
    static void readSources() throws IOException {
        try (Stream<Path> bundles = Files.list(Distribution.root().resolve("bundles"))) {
            List<Path> folders = Stream.concat(
                            bundles, Stream.of(Distribution.root().resolve("launcher")))
                    .map(folder -> folder.resolve("src/main/java"))
                    .filter(Files::isDirectory)
                    .toList();
            files = SourceFile.readAll(folders);
        }
    }

    @Test
    void noFileIsTooLong() {
        assertThat(files.stream().filter(file -> file.lines() > FILE_MOST)).isEmpty();
    }

    @Test
    void nineFilesInTenAreShort() {
        assertThat(files.stream().map(SourceFile::lines).sorted().toList().get((int) (files.size() * USUAL_SHARE)))
                .as("lines of the file that is longer than nine in ten")
                .isLessThanOrEqualTo(FILE_USUAL);
    }

    @Test
    void theMedianFileIsVeryShort() {
        assertThat(files.stream().map(SourceFile::lines).sorted().toList().get(files.size() / 2))
                .isLessThanOrEqualTo(FILE_MEDIAN);
    }

    @Test
    void noMethodIsTooLong() {
        assertThat(methods(cool()).filter(method -> method.lines() > METHOD_MOST))
                .isEmpty();
    }

    @Test
    void nineMethodsInTenAreShort() {
        List<SourceFile.Method> methods = methods(files.stream())
                .sorted(Comparator.comparingInt(SourceFile.Method::lines))
                .toList();
        SourceFile.Method ninth = methods.get((int) (methods.size() * USUAL_SHARE));
        assertThat(ninth.lines()).as(ninth.name()).isLessThanOrEqualTo(METHOD_USUAL);
    }

    @Test
    void constructorsTakeFewParameters() {
        assertThat(methods(cool()).filter(method -> method.constructor() && method.parameters() > PARAMETERS_MOST))
                .isEmpty();
    }

    @Test
    void hotFilesAreFew() {
        assertThat(files.stream().filter(SourceFile::hot)).hasSizeLessThanOrEqualTo(Math.max(3, files.size() / 50));
    }

    private static Stream<SourceFile.Method> methods(Stream<SourceFile> files) {
        return files.flatMap(file -> file.methods().stream());
    }

    private static Stream<SourceFile> cool() {
        return files.stream().filter(file -> !file.hot());
    }
}
