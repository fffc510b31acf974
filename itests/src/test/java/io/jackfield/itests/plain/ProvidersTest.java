package io.jackfield.itests.plain;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.itests.BundleJar;
import io.jackfield.itests.Distribution;
import java.io.IOException;
import java.lang.module.Configuration;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Outside a container: the jars of the distribution as modules, and on the class path, each time without OSGi. */
class ProvidersTest {
    /** What only a container needs stays away; the modules must do without. */
    private static final List<Path> JARS = Distribution.jars().stream()
            .filter(jar -> !jar.getFileName().toString().startsWith("org."))
            .toList();

    private static final List<BundleJar> PLAIN = Distribution.ourJars().stream()
            .map(BundleJar::read)
            .filter(bundle -> !bundle.symbolicName().equals("io.jackfield.shell"))
            .toList();

    @Test
    void allModulesResolveTogether() {
        assertThat(layer().modules().stream().map(Module::getName))
                .containsAll(PLAIN.stream().map(BundleJar::symbolicName).toList());
    }

    @Test
    void everyProviderIsFoundOnTheModulePath() throws Exception {
        ModuleLayer layer = layer();
        Set<String> found = new TreeSet<>();
        for (ModuleDescriptor.Provides provided : provided()) {
            Class<?> service = layer.findLoader("io.jackfield.api").loadClass(provided.service());
            ServiceLoader.load(layer, service).stream()
                    .forEach(provider -> found.add(provider.type().getName()));
        }
        assertThat(found).isEqualTo(names());
    }

    @Test
    void everyProviderIsFoundOnTheClassPath() throws Exception {
        try (URLClassLoader loader = new URLClassLoader(urls(), ClassLoader.getPlatformClassLoader())) {
            Set<String> found = new TreeSet<>();
            for (ModuleDescriptor.Provides provided : provided()) {
                Class<?> service = loader.loadClass(provided.service());
                ServiceLoader.load(service, loader).stream()
                        .forEach(provider -> found.add(provider.type().getName()));
            }
            assertThat(found).isEqualTo(names());
        }
    }

    private static ModuleLayer layer() {
        ModuleFinder finder = ModuleFinder.of(JARS.toArray(Path[]::new));
        ModuleLayer boot = ModuleLayer.boot();
        List<String> names = PLAIN.stream().map(BundleJar::symbolicName).toList();
        Configuration resolved = boot.configuration().resolve(finder, ModuleFinder.of(), names);
        return boot.defineModulesWithOneLoader(resolved, ClassLoader.getPlatformClassLoader());
    }

    private static List<ModuleDescriptor.Provides> provided() {
        return PLAIN.stream()
                .flatMap(bundle -> bundle.module().provides().stream())
                .toList();
    }

    private static Set<String> names() {
        return provided().stream()
                .flatMap(provided -> provided.providers().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static URL[] urls() throws IOException {
        URL[] urls = new URL[JARS.size()];
        for (int i = 0; i < urls.length; i++) {
            urls[i] = JARS.get(i).toUri().toURL();
        }
        return urls;
    }
}
