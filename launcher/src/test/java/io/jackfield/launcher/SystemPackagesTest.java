package io.jackfield.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.wiring.BundleRevision;

/** {@link SystemPackages}: the list that Felix would find. */
class SystemPackagesTest {
    private final FrameworkFactory felix = ServiceLoader.load(FrameworkFactory.class).stream()
            .filter(factory -> factory.type().getName().startsWith("org.apache.felix."))
            .findFirst()
            .orElseThrow()
            .get();

    @TempDir
    Path folder;

    @Test
    void areThoseOfFelixInTheSameVersions() throws BundleException, IOException, InterruptedException {
        Map<String, String> told =
                Map.of(Constants.FRAMEWORK_SYSTEMPACKAGES, SystemPackages.of(Container.locationOf(felix.getClass())));

        assertThat(packages("told", told)).hasSizeGreaterThan(200).isEqualTo(packages("found", Map.of()));
    }

    private Map<String, String> packages(String cache, Map<String, String> more)
            throws BundleException, InterruptedException {
        Map<String, String> properties = new TreeMap<>(more);
        properties.put(Constants.FRAMEWORK_STORAGE, folder.resolve(cache).toString());
        Framework framework = felix.newFramework(properties);
        try {
            framework.init();
            return framework
                    .adapt(BundleRevision.class)
                    .getDeclaredCapabilities(PackageNamespace.PACKAGE_NAMESPACE)
                    .stream()
                    .map(each -> each.getAttributes())
                    .collect(Collectors.toMap(
                            each -> each.get(PackageNamespace.PACKAGE_NAMESPACE).toString(),
                            each -> each.get(PackageNamespace.CAPABILITY_VERSION_ATTRIBUTE)
                                    .toString()));
        } finally {
            framework.stop();
            framework.waitForStop(0);
        }
    }
}
