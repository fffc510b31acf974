package io.jackfield.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeatureFolderTest {
    @TempDir
    Path folder;

    private FeatureFolder features;

    @BeforeEach
    void writeFeatures() throws IOException {
        features = new FeatureFolder(folder);
        file("core", "{\"bundles\": [{\"id\": \"g:a:1\"}, {\"id\": \"g:b:jar:linux:2\", \"bundleStartLevel\": 3}]}");
        file(
                "server",
                including("core")
                        + ", \"bundles\": [{\"id\": \"g:c:1\"}], \"configurations\": {\"p~x\": {\"port:Integer\": 80}}}");
        file("demo", including("server", "core") + ", \"configurations\": {\"p~x\": {\"host\": \"h\"}}}");
    }

    @Test
    void whatIsIncludedComesFirstAndOnce() throws LaunchException {
        assertThat(features.select(List.of("demo", "core"), Set.of()).bundles())
                .containsExactly(
                        new BundleRef("g:a:1", 1), new BundleRef("g:b:jar:linux:2", 3), new BundleRef("g:c:1", 1));
    }

    @Test
    void aBundleIsThereWhenTheFirstNeedsIt() throws Exception {
        file("early", "{\"bundles\": [{\"id\": \"g:b:jar:linux:2\", \"bundleStartLevel\": 2}]}");
        assertThat(features.select(List.of("core", "early"), Set.of()).bundles())
                .containsExactly(new BundleRef("g:a:1", 1), new BundleRef("g:b:jar:linux:2", 2));
    }

    @Test
    void configurationsOfOnePidAreLaidOverEachOther() throws LaunchException {
        assertThat(features.select(List.of("demo"), Set.of()).configurations())
                .containsOnly(Map.entry("p~x", Map.of("port", 80, "host", "h")));
    }

    @Test
    void aFeatureCanBeLeftOut() throws LaunchException {
        assertThat(features.select(List.of("demo"), Set.of("core")).bundles())
                .containsExactly(new BundleRef("g:c:1", 1));
    }

    @Test
    void onlyOnePartMayReadLines() throws Exception {
        file("a", answering("p"));
        file("b", answering("q"));
        assertThat(features.select(List.of("a"), Set.of()).lines()).containsExactly("p");
        assertThatThrownBy(() -> features.select(List.of("a", "b"), Set.of()))
                .hasMessage("more than one part reads standard input: p, q");
    }

    @Test
    void anUnknownFeatureIsRefusedWithTheKnownOnes() {
        assertThatThrownBy(() -> features.select(List.of("dmeo"), Set.of()))
                .isInstanceOf(LaunchException.class)
                .hasMessage("unknown feature dmeo, there are: core, demo, server");
    }

    @Test
    void aCircleIsRefused() throws IOException {
        file("a", including("b") + "}");
        file("b", including("a") + "}");
        assertThatThrownBy(() -> features.select(List.of("a"), Set.of()))
                .hasMessage("feature a includes itself: a > b");
    }

    @Test
    void aWrongFileIsNamed() throws IOException {
        file("bad", "{\n\"bundles\": 1}");
        assertThatThrownBy(() -> features.select(List.of("bad"), Set.of()))
                .isInstanceOf(LaunchException.class)
                .hasMessage("feature bad: bundles: expected an array");
    }

    @Test
    void aBundleLiesUnderItsCoordinates() {
        assertThat(new BundleRef("g:a:1", 1).in(folder)).isEqualTo(folder.resolve("a-1.jar"));
        assertThat(new BundleRef("g:b:jar:linux:2", 1).in(folder)).isEqualTo(folder.resolve("b-2-linux.jar"));
        assertThatThrownBy(() -> new BundleRef("a:1", 1)).hasMessageContaining("expected group:artifact:version");
    }

    private static String answering(String pid) {
        return "{\"extensions\": {\"jackfield-lines\": {\"type\": \"text\", \"text\": [\"" + pid + "\"]}}}";
    }

    private static String including(String... names) {
        return "{\"extensions\": {\"jackfield-includes\": {\"type\": \"text\", \"text\": [\""
                + String.join("\", \"", names) + "\"]}}";
    }

    private void file(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name + ".json"), text);
    }
}
