package io.jackfield.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;
import org.osgi.framework.startlevel.FrameworkStartLevel;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.framework.wiring.FrameworkWiring;

/**
 * One framework, Felix or Equinox, from its own folder of the distribution, with a cache of its own.
 *
 * <ol>
 *   <li>{@link #Container} makes and initialises the framework;
 *   <li>{@link #install} installs the bundles of a {@link Selection} and marks them to be started, but for those above
 *       level 6, without which servers can serve;
 *   <li>{@link #start} starts them: first level 1, the framework services; then the configurations are written, so that
 *       no component starts twice; then the levels up to 6; then it installs and starts the rest;
 *   <li>{@link #close} stops all of it, waits, and removes the cache.
 * </ol>
 */
public final class Container implements AutoCloseable {
    private static final int SERVICES_LEVEL = 1;
    private static final int SERVING_LEVEL = 6;
    private static final String FELIX = "felix";
    private static final Map<String, String> FACTORIES = Map.of(
            FELIX, "org.apache.felix.framework.FrameworkFactory", "equinox", "org.eclipse.osgi.launch.EquinoxFactory");
    private static final Duration STOP_THREAD_LIMIT = Duration.ofSeconds(10);

    private final Path home;
    private final Path cache;
    private final Framework framework;
    private final Queue<FrameworkEvent> errors = new ConcurrentLinkedQueue<>();
    private List<BundleRef> later = List.of();

    /**
     * @param home the distribution: {@code lib}, {@code framework/NAME}
     * @param name of the framework: {@code felix} or {@code equinox}
     * @param properties for the framework, over the defaults
     */
    public Container(Path home, String name, Map<String, String> properties) throws LaunchException {
        this.home = home;
        try {
            cache = newFolder();
            // never closed: Equinox still loads classes after it has said that it stopped
            ClassLoader loader = new URLClassLoader(
                    "framework",
                    jars(home.resolve("framework").resolve(name)),
                    getClass().getClassLoader());
            Map<String, String> all = new HashMap<>(Map.of(
                    Constants.FRAMEWORK_STORAGE,
                    cache.toString(),
                    Constants.FRAMEWORK_STORAGE_CLEAN,
                    Constants.FRAMEWORK_STORAGE_CLEAN_ONFIRSTINIT,
                    Constants.FRAMEWORK_BEGINNING_STARTLEVEL,
                    String.valueOf(SERVICES_LEVEL),
                    // a bundle may be updated by a second one beside it
                    Constants.FRAMEWORK_BSNVERSION,
                    Constants.FRAMEWORK_BSNVERSION_MULTIPLE,
                    // errors are collected by a listener: no second report on standard output
                    "felix.log.level",
                    "0",
                    "eclipse.log.enabled",
                    "false",
                    // the cache is thrown away: nothing is saved for a next start, configurations neither
                    "eclipse.stateSaveDelayInterval",
                    "0",
                    "felix.cm.pm",
                    "memory"));
            FrameworkFactory factory = factory(loader, name);
            if (name.equals(FELIX)) {
                all.put(Constants.FRAMEWORK_SYSTEMPACKAGES, SystemPackages.of(locationOf(factory.getClass())));
            }
            all.putAll(properties);
            framework = factory.newFramework(all);
            framework.init();
            framework.getBundleContext().addFrameworkListener(this::note);
        } catch (IOException | BundleException e) {
            throw new LaunchException("cannot make the framework " + name + ": " + e.getMessage(), e);
        }
    }

    /** A folder for this process alone; without random numbers in its name, whose source takes 10 ms to open. */
    private static Path newFolder() throws IOException {
        Path parent = Path.of(System.getProperty("java.io.tmpdir"));
        boolean posix = parent.getFileSystem().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] attributes = posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
                }
                : new FileAttribute<?>[0];
        while (true) {
            try {
                return Files.createDirectory(
                        parent.resolve("jackfield-" + Long.toHexString(System.nanoTime())), attributes);
            } catch (FileAlreadyExistsException e) {
                // somebody else's: the next name is another
            }
        }
    }

    /** By name, since looking for services opens each jar. */
    private static FrameworkFactory factory(ClassLoader loader, String name) throws LaunchException {
        try {
            return (FrameworkFactory)
                    loader.loadClass(FACTORIES.get(name)).getConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new LaunchException("no framework " + name + ": " + e, e);
        }
    }

    /** The jar that a class is from. */
    static Path locationOf(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The system bundle's context. */
    public BundleContext context() {
        return framework.getBundleContext();
    }

    /** A service whose class this class loader does not share; null if it is not there. */
    static Object serviceOf(BundleContext context, String className) {
        try {
            ServiceReference<?>[] found = context.getAllServiceReferences(className, null);
            return found == null ? null : context.getService(found[0]);
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Installs the bundles that serve and marks each to be started at its level; the others are kept for {@link #start}. */
    public void install(List<BundleRef> bundles) throws LaunchException {
        Map<Boolean, List<BundleRef>> parts =
                bundles.stream().collect(Collectors.partitioningBy(ref -> ref.startLevel() <= SERVING_LEVEL));
        installNow(parts.get(true));
        later = parts.get(false);
    }

    /** A fragment is only installed. */
    private void installNow(List<BundleRef> bundles) throws LaunchException {
        FrameworkStartLevel levels = framework.adapt(FrameworkStartLevel.class);
        for (BundleRef ref : bundles) {
            Path jar = ref.in(home.resolve("lib"));
            try {
                // before it is installed, else its state is written twice
                levels.setInitialBundleStartLevel(ref.startLevel());
                Bundle bundle = context().installBundle(jar.toUri().toString());
                if (!isFragment(bundle)) {
                    bundle.start();
                }
            } catch (BundleException e) {
                throw new LaunchException("bundle " + ref.id() + " does not install: " + e.getMessage(), e);
            }
        }
    }

    /**
     * Returns when all start levels are reached.
     *
     * @param configurations written as soon as Configuration Admin is there
     * @throws LaunchException if a bundle does not resolve or start; names the bundle
     */
    public void start(Map<String, Map<String, Object>> configurations) throws LaunchException {
        try {
            resolve();
            framework.start();
        } catch (BundleException e) {
            throw new LaunchException("the framework does not start: " + e.getMessage(), e);
        }
        failOnError();
        new ConfigurationWriter(context()).write(configurations);
        reach(SERVING_LEVEL);
        if (!later.isEmpty()) {
            installNow(later);
            resolve();
            reach(later.stream().mapToInt(BundleRef::startLevel).max().getAsInt());
        }
    }

    /** All at once, which is quicker than one after the other as they start; what does not resolve is told as it starts. */
    private void resolve() {
        framework.adapt(FrameworkWiring.class).resolveBundles(null);
    }

    private void reach(int level) throws LaunchException {
        CountDownLatch reached = new CountDownLatch(1);
        framework.adapt(FrameworkStartLevel.class).setStartLevel(level, event -> {
            note(event);
            reached.countDown();
        });
        try {
            reached.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchException("interrupted", e);
        }
        failOnError();
    }

    /** Returns when something has stopped the framework. */
    public void awaitStop() throws InterruptedException {
        framework.waitForStop(0);
    }

    /** Stops the framework, which drains, and removes the cache; returns when both are done. */
    @Override
    public void close() {
        try {
            framework.stop();
            framework.waitForStop(0);
            awaitStopThreads();
        } catch (BundleException e) {
            throw new IllegalStateException("the framework does not stop", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            remove(cache);
        }
    }

    /** Equinox says that it has stopped while its threads still write to the cache. */
    private static void awaitStopThreads() throws InterruptedException {
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().matches("Framework stop.*|Equinox Shutdown Hook")) {
                thread.join(STOP_THREAD_LIMIT.toMillis());
            }
        }
    }

    /** A fragment becomes part of its host and cannot be started. */
    public static boolean isFragment(Bundle bundle) {
        return (bundle.adapt(BundleRevision.class).getTypes() & BundleRevision.TYPE_FRAGMENT) != 0;
    }

    private void note(FrameworkEvent event) {
        if (event.getType() == FrameworkEvent.ERROR) {
            errors.add(event);
        }
    }

    private void failOnError() throws LaunchException {
        FrameworkEvent error = errors.poll();
        if (error != null) {
            String reason = String.valueOf(error.getThrowable().getMessage())
                    .lines()
                    .findFirst()
                    .orElse("");
            throw new LaunchException(
                    "bundle " + error.getBundle().getSymbolicName() + " does not start: " + reason,
                    error.getThrowable());
        }
    }

    private static URL[] jars(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<URL> urls = new ArrayList<>();
            for (Path file : files.toList()) {
                urls.add(url(file));
            }
            return urls.toArray(URL[]::new);
        }
    }

    private static URL url(Path file) throws MalformedURLException {
        return file.toUri().toURL();
    }

    private static void remove(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
