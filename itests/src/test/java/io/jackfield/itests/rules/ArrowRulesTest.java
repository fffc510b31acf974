package io.jackfield.itests.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.itests.BundleJar;
import io.jackfield.itests.Distribution;
import java.lang.module.ModuleDescriptor;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Which bundle may know which: the arrows of {@code docs/architecture.md}, read from the manifests and the module
 * descriptors of the built jars. A new bundle is entered in {@link #MAY_USE}.
 */
class ArrowRulesTest {
    private static final String OURS = "io.jackfield.";

    private static final Map<String, Set<String>> MAY_USE = new TreeMap<>(Map.ofEntries(
            Map.entry("api", Set.of()),
            Map.entry("spi", Set.of("api")),
            Map.entry("stream", Set.of("api", "spi")),
            Map.entry("platform", Set.of("api", "spi", "stream")),
            Map.entry("message", Set.of("api", "spi", "stream")),
            Map.entry("server", Set.of("api", "spi", "stream", "message")),
            Map.entry("client", Set.of("api", "spi", "stream", "message")),
            Map.entry("agent", Set.of("api", "spi")),
            Map.entry("tls.core", Set.of("api", "spi")),
            Map.entry("tls", Set.of("api", "spi", "tls.core")),
            Map.entry("tls.openssl", Set.of("api", "spi", "tls.core")),
            Map.entry("parser.core", Set.of("api", "spi")),
            Map.entry("parser.strict", Set.of("api", "spi", "parser.core")),
            Map.entry("parser.lenient", Set.of("api", "spi", "parser.core")),
            Map.entry("parser.netty", Set.of("api", "spi")),
            Map.entry("transport.core", Set.of("api", "spi")),
            Map.entry("transport.nio", Set.of("api", "spi", "transport.core")),
            Map.entry("transport.unix", Set.of("api", "spi", "transport.core")),
            Map.entry("transport.epoll", Set.of("api", "spi", "transport.unix")),
            Map.entry("transport.uring", Set.of("api", "spi", "transport.unix")),
            Map.entry("whiteboard", Set.of("api", "spi", "stream", "platform")),
            Map.entry("whiteboard.jdk", Set.of("api", "spi", "platform")),
            Map.entry("access.log", Set.of("api", "platform")),
            Map.entry("metrics", Set.of("api", "platform")),
            Map.entry("jfr", Set.of("api", "platform")),
            Map.entry("trace.context", Set.of("api", "platform")),
            Map.entry("shell", Set.of("api", "platform")),
            Map.entry("inspect", Set.of("api", "spi")),
            Map.entry("health", Set.of("api")),
            Map.entry("demo", Set.of("api")),
            Map.entry("conformance", Set.of("api"))));

    private static final Set<String> MAY_USE_NETTY =
            Set.of("parser.netty", "transport.unix", "transport.epoll", "transport.uring", "tls.openssl");

    private static final Set<String> JAVA_BASE_ONLY = Set.of("api", "spi");

    static Stream<BundleJar> bundles() {
        return Distribution.ourJars().stream().map(BundleJar::read);
    }

    @Test
    void everyBundleHasItsArrows() {
        assertThat(bundles().map(ArrowRulesTest::name)).containsExactlyInAnyOrderElementsOf(MAY_USE.keySet());
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void modulesRequireAlongTheArrows(BundleJar bundle) {
        assertThat(requires(bundle).filter(module -> module.startsWith(OURS)).map(ArrowRulesTest::unprefixed))
                .isSubsetOf(MAY_USE.get(name(bundle)));
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void packagesAreImportedAlongTheArrows(BundleJar bundle) {
        Map<String, String> owners = owners();
        Set<String> used = bundle.clauses("Import-Package").keySet().stream()
                .filter(imported -> imported.startsWith(OURS))
                .map(imported -> owners.getOrDefault(imported, imported))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(used).isSubsetOf(MAY_USE.get(name(bundle)));
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void nettyStaysInTransportsAndItsParser(BundleJar bundle) {
        if (!MAY_USE_NETTY.contains(name(bundle))) {
            assertThat(requires(bundle)).noneMatch(module -> module.startsWith("io.netty"));
            assertThat(bundle.clauses("Import-Package").keySet())
                    .noneMatch(imported -> imported.startsWith("io.netty"));
        }
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void apiAndSpiNeedJavaBaseOnly(BundleJar bundle) {
        if (JAVA_BASE_ONLY.contains(name(bundle))) {
            assertThat(requires(bundle)).allMatch(module -> module.equals("java.base") || module.equals(OURS + "api"));
            Set<String> base = Object.class.getModule().getPackages();
            assertThat(bundle.clauses("Import-Package").keySet())
                    .allMatch(imported -> imported.startsWith(OURS) || base.contains(imported));
        }
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void theModuleIsNamedLikeTheBundle(BundleJar bundle) {
        assertThat(bundle.module().name()).isEqualTo(bundle.symbolicName());
        assertThat(bundle.module().isOpen()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void bundleAndModuleExportTheSame(BundleJar bundle) {
        Set<String> exported = bundle.module().exports().stream()
                .map(ModuleDescriptor.Exports::source)
                .collect(Collectors.toSet());
        assertThat(bundle.clauses("Export-Package").keySet()).isEqualTo(exported);
        assertThat(bundle.clauses("Export-Package"))
                .allSatisfy((name, attributes) ->
                        assertThat(attributes).as("version of " + name).contains("version="));
    }

    /** Else an old version of the bundle, installed beside the new one, would give the new one its classes. */
    @ParameterizedTest
    @MethodSource("bundles")
    void noBundleImportsItsOwnPackages(BundleJar bundle) {
        assertThat(bundle.clauses("Import-Package").keySet())
                .doesNotContainAnyElementsOf(
                        bundle.clauses("Export-Package").keySet().isEmpty()
                                ? List.of("none")
                                : bundle.clauses("Export-Package").keySet());
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void bundlesAreWiredByPackage(BundleJar bundle) {
        assertThat(bundle.header("Require-Bundle")).isEmpty();
        assertThat(bundle.header("DynamicImport-Package")).isEmpty();
    }

    /** Outside a container, what module-info provides and what META-INF/services names must be the same. */
    @ParameterizedTest
    @MethodSource("bundles")
    void servicesAreNamedForModulePathAndClassPath(BundleJar bundle) {
        Set<String> provided = bundle.module().provides().stream()
                .map(ModuleDescriptor.Provides::service)
                .collect(Collectors.toSet());
        Set<String> named = bundle.entries().stream()
                .filter(entry -> entry.startsWith("META-INF/services/") && !entry.endsWith("/"))
                .map(entry -> entry.substring("META-INF/services/".length()))
                .collect(Collectors.toSet());
        assertThat(named).isEqualTo(provided);
    }

    private static Stream<String> requires(BundleJar bundle) {
        return bundle.module().requires().stream()
                .filter(required -> !required.modifiers().contains(ModuleDescriptor.Requires.Modifier.STATIC))
                .map(ModuleDescriptor.Requires::name);
    }

    private static Map<String, String> owners() {
        Map<String, String> owners = new TreeMap<>();
        bundles().forEach(bundle -> bundle.clauses("Export-Package")
                .keySet()
                .forEach(exported -> owners.put(exported, name(bundle))));
        return owners;
    }

    private static String name(BundleJar bundle) {
        return unprefixed(bundle.symbolicName());
    }

    private static String unprefixed(String name) {
        return name.substring(OURS.length());
    }
}
