package io.jackfield.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Dictionary;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads the files of {@code --config}: {@code PID.config} and {@code PID.cfg}, one configuration each, and the JSON of
 * the Configurator, any number. What {@code .config} and JSON mean is asked of Felix's own readers, which the feature
 * {@code configuration} brings; they are reached by reflection, before there is a framework. {@link ConfigurationWriter}
 * hands on what {@link Options} leave of it.
 */
final class ConfigurationFiles {
    private static final String FEATURE = "configuration";
    private static final String CONFIG = ".config";
    private static final String CFG = ".cfg";
    private static final String JSON = ".json";
    /** What Configuration Admin and File Install write into a file of their own. */
    private static final Set<String> OTHERS_KEYS =
            Set.of("service.pid", "service.factoryPid", "service.bundleLocation", "felix.fileinstall.filename");

    private final ClassLoader libraries;

    /** @param libraries has the readers */
    ConfigurationFiles(ClassLoader libraries) {
        this.libraries = libraries;
    }

    /**
     * Reads files.
     *
     * @param paths files, or folders of which all files with one of the endings are read, by name
     * @return configurations by PID; what several say about one is put together, the last one counts
     * @throws LaunchException if one is not there or can not be read; names it, and where it can the line
     */
    static Map<String, Map<String, Object>> read(List<Path> paths, FeatureFolder features, Path lib)
            throws LaunchException {
        if (paths.isEmpty()) {
            return Map.of();
        }
        List<URL> jars = new ArrayList<>();
        try {
            for (BundleRef bundle : features.select(List.of(FEATURE), Set.of()).bundles()) {
                jars.add(bundle.in(lib).toUri().toURL());
            }
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
        try (URLClassLoader libraries =
                new URLClassLoader(jars.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
            return new ConfigurationFiles(libraries).read(paths);
        } catch (IOException e) {
            throw new LaunchException("--config: " + e.getMessage(), e);
        }
    }

    /** {@link #read(List, FeatureFolder, Path)} with the readers at hand. */
    Map<String, Map<String, Object>> read(List<Path> paths) throws LaunchException {
        Map<String, Map<String, Object>> all = new LinkedHashMap<>();
        for (Path path : paths) {
            if (!Files.exists(path)) {
                throw new LaunchException("--config " + path + ": no such file or folder");
            }
            for (Path file : Files.isDirectory(path) ? filesOf(path) : List.of(path)) {
                try {
                    Selection.lay(all, one(file));
                } catch (IOException | IllegalArgumentException e) {
                    throw new LaunchException("--config " + file + ": " + reason(file, e), e);
                }
            }
        }
        return all;
    }

    private static List<Path> filesOf(Path folder) throws LaunchException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> !ending(file).isEmpty()).sorted().collect(Collectors.toList());
        } catch (IOException e) {
            throw new LaunchException("--config " + folder + ": " + e.getMessage(), e);
        }
    }

    private static String ending(Path file) {
        String name = file.getFileName().toString();
        return Stream.of(CONFIG, CFG, JSON)
                .filter(ending -> name.endsWith(ending) && name.length() > ending.length())
                .findFirst()
                .orElse("");
    }

    private Map<String, Map<String, Object>> one(Path file) throws IOException {
        return switch (ending(file)) {
            case CONFIG -> Map.of(pid(file, CONFIG), config(file));
            case CFG -> Map.of(pid(file, CFG), cfg(file));
            case JSON -> json(file);
            default -> throw new IllegalArgumentException("expected PID.config, PID.cfg or a name that ends in .json");
        };
    }

    /** The name without its ending. In Karaf's {@code etc} a hyphen parts factory and instance. */
    private static String pid(Path file, String ending) {
        String name = file.getFileName().toString();
        String pid = name.substring(0, name.length() - ending.length());
        return pid.indexOf('~') < 0 ? pid.replaceFirst("-", "~") : pid;
    }

    private Map<String, Object> config(Path file) throws IOException {
        ConfigSyntax.check(Files.readString(file));
        try (InputStream in = Files.newInputStream(file)) {
            Class<?> handler = load("org.apache.felix.cm.file.ConfigurationHandler");
            return values((Dictionary<?, ?>) call(handler, "read", null, InputStream.class, in));
        }
    }

    private static Map<String, Object> cfg(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader in = Files.newBufferedReader(file)) {
            properties.load(in);
        }
        return values(properties);
    }

    private Map<String, Map<String, Object>> json(Path file) throws IOException {
        ConfiguratorSyntax.check(Files.readString(file));
        String api = "org.apache.felix.cm.json.io.";
        Class<?> building = load(api + "ConfigurationReader$Builder");
        try (Reader in = Files.newBufferedReader(file)) {
            Object builder = call(load(api + "Configurations"), "buildReader", null, null, null);
            // as those in bundles: a file needs no name and version of its own
            call(building, "verifyAsBundleResource", builder, boolean.class, true);
            call(building, "withIdentifier", builder, String.class, file.toString());
            Class<?> handling = load(api + "ConfigurationReader$ConfiguratorPropertyHandler");
            call(building, "withConfiguratorPropertyHandler", builder, handling, ignoring(handling));
            Object reader = call(building, "build", builder, Reader.class, in);
            Class<?> reading = load(api + "ConfigurationReader");
            Object resource = call(reading, "readConfigurationResource", reader, null, null);
            for (Object error : (Collection<?>) call(reading, "getIgnoredErrors", reader, null, null)) {
                throw new IllegalArgumentException(error.toString());
            }
            Map<String, Map<String, Object>> all = new LinkedHashMap<>();
            ((Map<?, ?>) call(load(api + "ConfigurationResource"), "getConfigurations", resource, null, null))
                    .forEach((pid, values) -> all.put(pid.toString(), values((Dictionary<?, ?>) values)));
            return all;
        }
    }

    /** Policies and rankings are for files that come and go. */
    private Object ignoring(Class<?> handler) {
        return Proxy.newProxyInstance(libraries, new Class<?>[] {handler}, (proxy, method, arguments) -> null);
    }

    private static Map<String, Object> values(Dictionary<?, ?> properties) {
        Map<String, Object> values = new LinkedHashMap<>();
        properties.keys().asIterator().forEachRemaining(key -> {
            if (!OTHERS_KEYS.contains(key)) {
                values.put(key.toString(), properties.get(key));
            }
        });
        return values;
    }

    private Class<?> load(String name) {
        try {
            return libraries.loadClass(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("the feature " + FEATURE + " has no " + name, e);
        }
    }

    /** Calls a method with at most one argument, whose type is null for none. */
    private static Object call(Class<?> owner, String method, Object on, Class<?> type, Object argument)
            throws IOException {
        try {
            return type == null
                    ? owner.getMethod(method).invoke(on)
                    : owner.getMethod(method, type).invoke(on, argument);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof IOException unread) {
                throw unread;
            }
            throw new IllegalArgumentException(e.getCause().getMessage(), e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What a reader says, in one line. */
    private static String reason(Path file, Exception e) {
        String message = e.getMessage() == null ? e.toString() : e.getMessage();
        String first = message.replace(file + " : ", "").lines().findFirst().orElse("");
        return e.getCause() instanceof NumberFormatException ? "expected a number. " + first : first;
    }
}
