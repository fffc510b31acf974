package io.jackfield.itests.container;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.itests.Distribution;
import io.jackfield.itests.RunningContainer;
import io.jackfield.launcher.Container;
import io.jackfield.launcher.FeatureFolder;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.SynchronousBundleListener;

/** Each test runs in both frameworks, from the same feature files. */
class BootTest {
    private static final FeatureFolder FEATURES =
            new FeatureFolder(Distribution.home().resolve("features"));

    /** All but the one that takes the terminal, here the test runner's: {@link ConsoleIT} is about it. */
    static List<String> features() {
        return FEATURES.names().stream().filter(name -> !name.equals("console")).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"felix", "equinox"})
    void everyRequirementResolvesAndEveryBundleStarts(String framework) throws Exception {
        try (RunningContainer container =
                RunningContainer.in(framework).feature("all").start()) {
            assertThat(container.bundles()).allSatisfy(bundle -> assertThat(bundle.getState())
                    .as(bundle.getSymbolicName())
                    .isEqualTo(Container.isFragment(bundle) ? Bundle.RESOLVED : Bundle.ACTIVE));
        }
    }

    @Test
    void everyJarOfTheDistributionIsNamedByAFeature() throws Exception {
        Path lib = Distribution.home().resolve("lib");
        assertThat(FEATURES.select(FEATURES.names(), Set.of()).bundles().stream()
                        .map(bundle -> bundle.in(lib)))
                .containsExactlyInAnyOrderElementsOf(Distribution.jars());
    }

    @ParameterizedTest
    @MethodSource("features")
    void everyFeatureIsCompleteByItself(String feature) throws Exception {
        try (RunningContainer container =
                RunningContainer.in("felix").feature(feature).start()) {
            assertThat(container.bundles())
                    .allMatch(bundle -> Container.isFragment(bundle) || bundle.getState() == Bundle.ACTIVE);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"felix", "equinox"})
    void theNativeLibraryIsAFragmentThatIsNotStarted(String framework) throws Exception {
        try (RunningContainer container =
                RunningContainer.in(framework).feature("transports").start()) {
            assertThat(container.bundles().stream().filter(Container::isFragment))
                    .singleElement()
                    .satisfies(fragment -> {
                        assertThat(fragment.getSymbolicName()).startsWith("io.netty.transport-native-epoll");
                        assertThat(fragment.getState()).isEqualTo(Bundle.RESOLVED);
                    });
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"felix", "equinox"})
    void refreshingAParserTakesOnlyThoseAlongThatAreBuiltOnIt(String framework) throws Exception {
        try (RunningContainer container =
                RunningContainer.in(framework).feature("all").start()) {
            Set<String> stopped = new ConcurrentSkipListSet<>();
            container.context().addBundleListener((SynchronousBundleListener) event -> {
                if (event.getType() == BundleEvent.STOPPED) {
                    stopped.add(event.getBundle().getSymbolicName());
                }
            });
            container.refresh("io.jackfield.parser.core");
            assertThat(stopped)
                    .containsExactly(
                            "io.jackfield.parser.core", "io.jackfield.parser.lenient", "io.jackfield.parser.strict");
            assertThat(container.bundle("io.jackfield.parser.strict").getState())
                    .isEqualTo(Bundle.ACTIVE);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"felix", "equinox"})
    void theCacheIsPrivateAndRemoved(String framework) throws Exception {
        Path first;
        try (RunningContainer one =
                        RunningContainer.in(framework).feature("core").start();
                RunningContainer two =
                        RunningContainer.in(framework).feature("core").start()) {
            first = one.cache();
            assertThat(first).isDirectory().isNotEqualTo(two.cache());
        }
        assertThat(first).doesNotExist();
    }
}
