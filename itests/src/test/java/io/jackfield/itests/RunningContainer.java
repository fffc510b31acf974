package io.jackfield.itests;

import static org.awaitility.Awaitility.await;

import io.jackfield.launcher.BundleRef;
import io.jackfield.launcher.ConfigurationWriter;
import io.jackfield.launcher.Container;
import io.jackfield.launcher.FeatureFolder;
import io.jackfield.launcher.LaunchException;
import io.jackfield.launcher.Selection;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.wiring.FrameworkWiring;

/**
 * A framework with features as the launcher starts it, in the test's own process, and the things that are done to its
 * bundles from outside. Made by a {@link Builder}; {@link #close} stops it.
 */
public final class RunningContainer implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final Container container;

    private RunningContainer(Container container) {
        this.container = container;
    }

    /** Starts to say what to start in {@code felix} or {@code equinox}. */
    public static Builder in(String framework) {
        return new Builder(framework);
    }

    public BundleContext context() {
        return container.context();
    }

    public List<Bundle> bundles() {
        return List.of(context().getBundles());
    }

    /** The bundle with this symbolic name, {@code io.jackfield.server}. */
    public Bundle bundle(String symbolicName) {
        return bundles().stream()
                .filter(bundle -> symbolicName.equals(bundle.getSymbolicName()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no bundle " + symbolicName));
    }

    public void stop(String symbolicName) throws BundleException {
        bundle(symbolicName).stop();
    }

    public void start(String symbolicName) throws BundleException {
        bundle(symbolicName).start();
    }

    /** Updates the bundle in place, from the jar it was installed from. */
    public void update(String symbolicName) throws BundleException {
        bundle(symbolicName).update();
    }

    /** Replaces a configuration, {@code io.jackfield.server~default}; who it is for hears of it afterwards. */
    public void configure(String pid, Map<String, Object> values) throws LaunchException {
        new ConfigurationWriter(context()).write(Map.of(pid, values));
    }

    /** Installs and starts a bundle that no feature names. */
    public Bundle install(Path jar) throws BundleException {
        Bundle bundle = context().installBundle(jar.toUri().toString());
        bundle.start();
        return bundle;
    }

    /** Refreshes these bundles and all that depend on them; returns when it is done. */
    public void refresh(String... symbolicNames) throws InterruptedException {
        List<Bundle> bundles = Stream.of(symbolicNames).map(this::bundle).toList();
        CountDownLatch refreshed = new CountDownLatch(1);
        context().getBundle().adapt(FrameworkWiring.class).refreshBundles(bundles, event -> refreshed.countDown());
        if (!refreshed.await(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("not refreshed: " + bundles);
        }
    }

    /** Waits for a service, whether or not the test shares its class. */
    public ServiceReference<?> awaitService(String className, String filter) {
        return await("service " + className + " " + filter)
                .atMost(LIMIT)
                .until(() -> service(className, filter), found -> found != null);
    }

    /** Waits for a service whose class the test shares: see {@link Builder#sharingApi}. */
    public <T> T service(Class<T> type) {
        return type.cast(context().getService(awaitService(type.getName(), null)));
    }

    /** The service if it is there now, else null. */
    public ServiceReference<?> service(String className, String filter) throws InvalidSyntaxException {
        ServiceReference<?>[] found = context().getAllServiceReferences(className, filter);
        return found == null ? null : found[0];
    }

    /** Waits until the configured server listens, and tells where. */
    public int awaitPort(String server) {
        ServiceReference<?> status = awaitService(
                "io.jackfield.api.runtime.ServerStatus",
                "(&(jackfield.server.name=" + server + ")(jackfield.server.state=listening))");
        return (Integer) status.getProperty("jackfield.server.port");
    }

    /** The folder of the framework's cache; it is there for as long as the framework runs. */
    public Path cache() {
        return Path.of(context().getProperty(Constants.FRAMEWORK_STORAGE));
    }

    @Override
    public void close() {
        container.close();
    }

    /** What to start, and how configured. Without a port in its configuration the default server takes a free one. */
    public static final class Builder {
        private final String framework;
        private final List<String> features = new ArrayList<>();
        private final Map<String, Map<String, Object>> configurations = new LinkedHashMap<>();
        private final Map<String, String> properties = new HashMap<>();
        private final List<String> without = new ArrayList<>();
        private boolean sharing;

        private Builder(String framework) {
            this.framework = framework;
        }

        public Builder feature(String... names) {
            features.addAll(List.of(names));
            return this;
        }

        /** Adds to a configuration, {@code io.jackfield.server~default}. */
        public Builder configure(String pid, String key, Object value) {
            configurations.computeIfAbsent(pid, p -> new HashMap<>()).put(key, value);
            return this;
        }

        /** Leaves out bundles of the features, {@code transport-epoll}. */
        public Builder without(String... bundles) {
            without.addAll(List.of(bundles));
            return this;
        }

        /** The test's own api classes are everybody's: its bundle is left out, services can be cast. */
        public Builder sharingApi() {
            sharing = true;
            return this;
        }

        public RunningContainer start() throws LaunchException {
            Selection selection = new FeatureFolder(Distribution.home().resolve("features")).select(features, Set.of());
            Map<String, Map<String, Object>> all = selection.configurations();
            if (all.containsKey("io.jackfield.server~default")) {
                all.get("io.jackfield.server~default").put("port", 0);
            }
            configurations.forEach((pid, values) ->
                    all.computeIfAbsent(pid, p -> new HashMap<>()).putAll(values));
            if (sharing) {
                BundleJar api = BundleJar.read(Distribution.jar("api"));
                properties.put(Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA, api.header(Constants.EXPORT_PACKAGE));
                without.add("api");
            }
            List<BundleRef> bundles = selection.bundles().stream()
                    .filter(bundle ->
                            without.stream().noneMatch(name -> bundle.id().contains(":jackfield-" + name + ":")))
                    .toList();
            return start(bundles, all);
        }

        private RunningContainer start(List<BundleRef> bundles, Map<String, Map<String, Object>> all)
                throws LaunchException {
            Container container = new Container(Distribution.home(), framework, properties);
            try {
                container.install(bundles);
                container.start(all);
                return new RunningContainer(container);
            } catch (LaunchException e) {
                container.close();
                throw e;
            }
        }
    }
}
