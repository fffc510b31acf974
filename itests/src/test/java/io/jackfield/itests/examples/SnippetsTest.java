package io.jackfield.itests.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.itests.Distribution;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a reader copies from README and guide is part of a file that the build compiles, runs or makes. */
class SnippetsTest {
    private static final Pattern SNIPPET = Pattern.compile("```(?:java|xml|json|bash)\n(.*?)```", Pattern.DOTALL);
    private static final String SOURCE = ".*\\.(java|xml|json|sh)";

    @Test
    void everySnippetIsOfAFile() throws IOException {
        List<String> sources = sources();
        List<Path> documents = documents();
        assertThat(documents).hasSizeGreaterThan(10);
        assertThat(documents.stream().flatMap(SnippetsTest::snippets))
                .hasSizeGreaterThan(20)
                .allSatisfy(snippet -> assertThat(sources)
                        .as("the file that this is a part of:\n%s", snippet.text())
                        .anyMatch(source -> source.contains(snippet.text())));
    }

    private static Stream<Snippet> snippets(Path document) {
        return SNIPPET.matcher(read(document)).results().map(found -> new Snippet(document, found.group(1)));
    }

    private static List<Path> documents() throws IOException {
        try (Stream<Path> pages = Files.list(Distribution.root().resolve("docs"))) {
            return Stream.concat(Stream.of(Distribution.root().resolve("README.md")), pages)
                    .filter(page -> page.toString().endsWith(".md"))
                    .toList();
        }
    }

    /** The examples, and what the tests of this module run. */
    private static List<String> sources() throws IOException {
        try (Stream<Path> examples = Files.walk(Distribution.root().resolve("docs/examples"));
                Stream<Path> tests = Files.walk(Distribution.root().resolve("itests/src/test"))) {
            return Stream.concat(examples, tests)
                    .filter(path ->
                            path.toString().matches(SOURCE) && !path.toString().contains("/target/"))
                    .map(SnippetsTest::read)
                    .toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A piece of a document, whose lines may stand further in there than in the file. */
    private record Snippet(Path document, String text) {}
}
