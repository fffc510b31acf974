package io.jackfield.launcher;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The command line of {@code jackfield run}, checked as far as it can be without a framework. What it says about the
 * default server is laid over the configuration of features and of {@link #files} by {@link #applyTo}; features that
 * answer lines have no server, and the port is theirs.
 */
final class Options {
    static final String SERVER = "io.jackfield.server";
    static final String DEFAULT_SERVER = SERVER + "~default";
    static final String PLATFORM = "io.jackfield.platform";
    private static final String PORT = "port";

    private final List<String> features = new ArrayList<>();
    private final List<Path> files = new ArrayList<>();
    private final Map<String, Map<String, Object>> settings = new LinkedHashMap<>();
    private String framework = "felix";
    private boolean shell = true;
    private boolean help;

    private Options() {}

    /** @throws LaunchException if an option is unknown, lacks its value or has an impossible one */
    static Options parse(String... arguments) throws LaunchException {
        Options options = new Options();
        Deque<String> rest = new ArrayDeque<>();
        Collections.addAll(rest, arguments);
        while (!rest.isEmpty()) {
            options.take(rest.pop(), rest);
        }
        if (options.features.isEmpty()) {
            options.features.add("demo");
        }
        return options;
    }

    List<String> features() {
        return features;
    }

    /** Files and folders with configurations. */
    List<Path> files() {
        return files;
    }

    /** {@code felix} or {@code equinox}. */
    String framework() {
        return framework;
    }

    boolean shell() {
        return shell;
    }

    boolean help() {
        return help;
    }

    /** @throws LaunchException if the default server is spoken of and the features have none */
    void applyTo(Selection selection) throws LaunchException {
        Map<String, Map<String, Object>> configurations = selection.configurations();
        Map<String, Object> server = settings.get(DEFAULT_SERVER);
        if (server != null
                && server.keySet().equals(Set.of(PORT))
                && !selection.lines().isEmpty()
                && !configurations.containsKey(DEFAULT_SERVER)) {
            settings.remove(DEFAULT_SERVER);
            set(selection.lines().iterator().next(), PORT, server.get(PORT));
        } else if (server != null && !configurations.containsKey(DEFAULT_SERVER)) {
            throw new LaunchException("an option is about the default server, but no server is in feature "
                    + String.join(", ", features));
        }
        Selection.lay(configurations, settings);
    }

    private void take(String option, Deque<String> rest) throws LaunchException {
        switch (option) {
            case "--help", "-h" -> help = true;
            case "--no-shell" -> shell = false;
            case "--feature" -> features.add(name(option, rest));
            case "--framework" -> framework = framework(value(option, rest));
            case "--host" -> server("host", value(option, rest));
            case "--port" -> server(PORT, number(option, rest, 0, 65535));
            case "--parser" -> server("parser.preferred", name(option, rest));
            case "--transport" -> server("transport.preferred", name(option, rest));
            case "--loops" -> set(PLATFORM, "loops", number(option, rest, 1, 1024));
            case "--config" -> files.add(Path.of(value(option, rest)));
            case "--set" -> setting(value(option, rest));
            default -> throw new LaunchException("unknown option " + option + ", see --help");
        }
    }

    private void server(String key, Object value) {
        set(DEFAULT_SERVER, key, value);
    }

    private void set(String pid, String key, Object value) {
        settings.computeIfAbsent(pid, p -> new LinkedHashMap<>()).put(key, value);
    }

    private void setting(String text) throws LaunchException {
        int equals = text.indexOf('=');
        int colon = text.indexOf(':');
        if (colon < 1 || equals < colon + 2) {
            throw new LaunchException("--set " + text + ": expected PID:key=value");
        }
        set(text.substring(0, colon), text.substring(colon + 1, equals), TypedValue.guess(text.substring(equals + 1)));
    }

    private static String framework(String name) throws LaunchException {
        if (!name.equals("felix") && !name.equals("equinox")) {
            throw new LaunchException("--framework " + name + ": expected felix or equinox");
        }
        return name;
    }

    /** Letters, digits, dot, hyphen and underscore only: the name goes into a configuration or a file name. */
    private static String name(String option, Deque<String> rest) throws LaunchException {
        String name = value(option, rest);
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
            throw new LaunchException(option + " " + name + ": expected a name");
        }
        return name;
    }

    private static Integer number(String option, Deque<String> rest, int least, int most) throws LaunchException {
        String text = value(option, rest);
        if (text.matches("\\d{1,9}")) {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        }
        throw new LaunchException(option + " " + text + ": expected a number from " + least + " to " + most);
    }

    private static String value(String option, Deque<String> rest) throws LaunchException {
        String value = rest.poll();
        if (value == null || value.isBlank()) {
            throw new LaunchException(option + " wants a value, see --help");
        }
        return value;
    }
}
