package io.jackfield.itests.container;

import static org.awaitility.Awaitility.await;

import io.jackfield.itests.RunningContainer;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.osgi.framework.wiring.BundleWiring;

/** Nothing outlives its bundle: after an update and a refresh nobody holds the old classes. */
class ClassLoaderTest {
    private static final int ROUNDS = 20;
    private static final Duration LIMIT = Duration.ofSeconds(30);

    @ParameterizedTest
    @CsvSource({
        "felix, io.jackfield.parser.strict",
        "felix, io.jackfield.parser.netty",
        "felix, io.jackfield.transport.nio",
        "felix, io.jackfield.transport.epoll",
        "felix, io.jackfield.server",
        "felix, io.jackfield.agent",
        "equinox, io.jackfield.parser.strict",
        "equinox, io.jackfield.transport.epoll",
        "equinox, io.jackfield.server"
    })
    void theClassesOfEarlierRoundsAreGone(String framework, String bundle) throws Exception {
        try (RunningContainer container =
                RunningContainer.in(framework).feature("all").start()) {
            List<WeakReference<ClassLoader>> left = new ArrayList<>();
            for (int round = 0; round < ROUNDS; round++) {
                left.add(loader(container, bundle));
                container.update(bundle);
                container.refresh(bundle);
            }
            await("class loaders of " + ROUNDS + " rounds to be gone")
                    .atMost(LIMIT)
                    .until(
                            () -> {
                                System.gc();
                                left.removeIf(reference -> reference.refersTo(null));
                                return left.size();
                            },
                            size -> size == 0);
        }
    }

    private static WeakReference<ClassLoader> loader(RunningContainer container, String bundle) {
        return new WeakReference<>(
                container.bundle(bundle).adapt(BundleWiring.class).getClassLoader());
    }
}
