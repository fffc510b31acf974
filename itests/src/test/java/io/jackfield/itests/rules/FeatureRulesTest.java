package io.jackfield.itests.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.itests.Distribution;
import io.jackfield.launcher.BundleRef;
import io.jackfield.launcher.FeatureFolder;
import io.jackfield.launcher.LaunchException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whoever installs features, in a container of ours or in Karaf, can have every bundle. */
class FeatureRulesTest {
    private static final Set<String> FOR_TESTS_OF_OTHERS = Set.of("parser-testkit", "transport-testkit");
    private static final Set<String> OUR_OWN_USE =
            Set.of("attack-client", "conformance", "conformance-client", "egress");

    /** What a container has by its own means, or what would serve others than before by its presence. */
    private static final Set<String> NOT_IN_ALL = Set.of("configuration", "console", "events", "tls-openssl");

    private static final Pattern ARTIFACT = Pattern.compile("io\\.jackfield:jackfield-([a-z0-9-]+):.*");
    private static final Pattern KARAF_NAME = Pattern.compile("<feature name=\"jackfield-([a-z0-9-]+)\"");

    private final FeatureFolder features = new FeatureFolder(Distribution.home().resolve("features"));

    @Test
    void everyBundleIsPartOfAFeature() throws Exception {
        assertThat(bundlesOf(features.names())).isEqualTo(bundles());
    }

    @Test
    void allHasTheBundlesOfEveryProduct() throws Exception {
        List<String> products = features.names().stream()
                .filter(name -> !OUR_OWN_USE.contains(name) && !NOT_IN_ALL.contains(name))
                .toList();
        assertThat(products).contains("all", "client", "demo", "server", "shell", "tls");
        assertThat(bundlesOf(List.of("all"))).isEqualTo(bundlesOf(products));
    }

    @Test
    void karafHasEveryProduct() throws Exception {
        String xml = Files.readString(Path.of(System.getProperty("karaf.features")));
        assertThat(KARAF_NAME.matcher(xml).results().map(name -> name.group(1)))
                .containsExactlyElementsOf(features.names().stream()
                        .filter(name -> !OUR_OWN_USE.contains(name) && !name.equals("console"))
                        .toList());
    }

    private List<String> bundlesOf(List<String> names) throws LaunchException {
        return features.select(names, Set.of()).bundles().stream()
                .map(BundleRef::id)
                .map(ARTIFACT::matcher)
                .filter(Matcher::matches)
                .map(artifact -> artifact.group(1))
                .sorted()
                .toList();
    }

    private static List<String> bundles() throws IOException {
        try (Stream<Path> folders = Files.list(Distribution.root().resolve("bundles"))) {
            return folders.filter(folder -> Files.exists(folder.resolve("pom.xml")))
                    .map(folder -> folder.getFileName().toString())
                    .filter(name -> !FOR_TESTS_OF_OTHERS.contains(name))
                    .sorted()
                    .toList();
        }
    }
}
