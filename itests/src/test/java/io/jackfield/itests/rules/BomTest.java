package io.jackfield.itests.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.itests.Distribution;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The bill of materials names every bundle that others use, in the version that is built. */
class BomTest {
    private static final Set<String> OUR_OWN_USE = Set.of("conformance", "demo");
    private static final Pattern NAME = Pattern.compile("<artifactId>jackfield-([a-z0-9-]+)</artifactId>");
    private static final Pattern VERSION = Pattern.compile("<version>([^<$]+)</version>");

    @Test
    void everyBundleIsListed() throws IOException {
        String listed = bom().substring(bom().indexOf("<dependencies>"));

        assertThat(NAME.matcher(listed).results().map(name -> name.group(1))).isEqualTo(bundles());
    }

    @Test
    void theVersionIsThatOfTheBuild() throws IOException {
        assertThat(version(bom())).isEqualTo(version(Files.readString(root("pom.xml"))));
    }

    private static String version(String pom) {
        Matcher version = VERSION.matcher(pom);
        assertThat(version.find()).isTrue();
        return version.group(1);
    }

    private static List<String> bundles() throws IOException {
        try (Stream<Path> folders = Files.list(root("bundles"))) {
            return folders.filter(folder -> Files.exists(folder.resolve("pom.xml")))
                    .map(folder -> folder.getFileName().toString())
                    .filter(name -> !OUR_OWN_USE.contains(name))
                    .sorted()
                    .toList();
        }
    }

    private static String bom() throws IOException {
        return Files.readString(root("bom/pom.xml"));
    }

    private static Path root(String path) {
        return Distribution.root().resolve(path);
    }
}
