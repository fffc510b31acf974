package io.jackfield.launcher;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.framework.AllServiceListener;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/**
 * Waits until every configured server listens. The platform says how each one fares in the properties of a service
 * {@code ServerStatus}; nothing but these properties is read.
 */
final class ServerWatch {
    private static final String STATUS = "io.jackfield.api.runtime.ServerStatus";
    private static final String NAME = "jackfield.server.name";
    private static final String STATE = "jackfield.server.state";

    /** How long a server that listens may be served by another strategy than the one asked for. */
    private static final Duration CHOICE_LIMIT = Duration.ofSeconds(3);

    private final BundleContext context;
    private final Set<String> expected;
    private final Map<String, Map<String, Object>> configurations;

    /**
     * @param expected the names of the servers
     * @param configurations say which parser and transport a server was asked to begin with
     */
    ServerWatch(BundleContext context, Set<String> expected, Map<String, Map<String, Object>> configurations) {
        this.context = context;
        this.expected = new TreeSet<>(expected);
        this.configurations = configurations;
    }

    /** The names of the servers that the configurations make. */
    static Set<String> servers(Map<String, Map<String, Object>> configurations) {
        String prefix = Options.SERVER + "~";
        return configurations.keySet().stream()
                .filter(pid -> pid.startsWith(prefix))
                .map(pid -> pid.substring(prefix.length()))
                .collect(Collectors.toSet());
    }

    /**
     * The READY line: of the server {@code default}, else of the first.
     *
     * @throws LaunchException if one failed, or is not up within the time; says which and why
     */
    String await(Duration limit) throws LaunchException {
        Semaphore changes = new Semaphore(1);
        AllServiceListener listener = event -> changes.release();
        long deadline = System.nanoTime() + limit.toNanos();
        try {
            context.addServiceListener(listener, "(objectClass=" + STATUS + ")");
            while (changes.tryAcquire(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                Map<String, ServiceReference<?>> found = found();
                failIfFailed(found);
                if (found.keySet().containsAll(expected)
                        && found.values().stream().allMatch(this::listens)) {
                    if (unserved(found).isEmpty()) {
                        return ready(found);
                    }
                    deadline = Math.min(deadline, System.nanoTime() + CHOICE_LIMIT.toNanos());
                }
            }
            throw new LaunchException(missing(found(), limit));
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchException("interrupted", e);
        } finally {
            context.removeServiceListener(listener);
        }
    }

    private Map<String, ServiceReference<?>> found() throws InvalidSyntaxException {
        Map<String, ServiceReference<?>> found = new TreeMap<>();
        ServiceReference<?>[] references = context.getAllServiceReferences(STATUS, null);
        for (ServiceReference<?> reference : references == null ? new ServiceReference<?>[0] : references) {
            String name = text(reference, NAME);
            if (expected.contains(name)) {
                found.put(name, reference);
            }
        }
        return found;
    }

    /** What a server was asked to begin with and does not have, as words for people; empty when nothing. */
    private String unserved(Map<String, ServiceReference<?>> found) {
        for (String kind : List.of("parser", "transport")) {
            for (Map.Entry<String, ServiceReference<?>> server : found.entrySet()) {
                Map<String, Object> asked =
                        configurations.getOrDefault(Options.SERVER + "~" + server.getKey(), Map.of());
                Object wanted = asked.get(kind + ".preferred");
                String serves = text(server.getValue(), "jackfield.server." + kind);
                if (wanted != null && !wanted.equals(serves)) {
                    return "server " + server.getKey() + ": no " + kind + " " + wanted + " can serve it, "
                            + orNone(serves) + " does";
                }
            }
        }
        return "";
    }

    private boolean listens(ServiceReference<?> status) {
        return text(status, STATE).equals("listening");
    }

    private void failIfFailed(Map<String, ServiceReference<?>> found) throws LaunchException {
        for (Map.Entry<String, ServiceReference<?>> server : found.entrySet()) {
            if (text(server.getValue(), STATE).equals("failed")) {
                throw new LaunchException("server " + server.getKey() + ": " + error(server.getValue()));
            }
        }
    }

    private static String ready(Map<String, ServiceReference<?>> found) {
        ServiceReference<?> server =
                found.getOrDefault("default", found.values().iterator().next());
        String host = text(server, "jackfield.server.host");
        return "READY " + text(server, "jackfield.server.scheme") + "://"
                + (host.contains(":") ? "[" + host + "]" : host) + ":"
                + text(server, "jackfield.server.port") + " parser=" + text(server, "jackfield.server.parser")
                + " transport=" + text(server, "jackfield.server.transport");
    }

    private String missing(Map<String, ServiceReference<?>> found, Duration limit) {
        String unserved = unserved(found);
        if (!unserved.isEmpty()) {
            return unserved;
        }
        return expected.stream()
                .filter(name -> !found.containsKey(name) || !listens(found.get(name)))
                .findFirst()
                .map(name -> "server " + name + " is not up after " + limit.toSeconds() + " s: "
                        + (found.containsKey(name) ? error(found.get(name)) : absent()))
                .orElseThrow();
    }

    private String absent() {
        List<String> idle = Stream.of(context.getBundles())
                .filter(bundle -> bundle.getState() != Bundle.ACTIVE && !Container.isFragment(bundle))
                .map(Bundle::getSymbolicName)
                .sorted(Comparator.naturalOrder())
                .toList();
        return idle.isEmpty() ? "no bundle of the chosen features makes one" : "not active: " + String.join(", ", idle);
    }

    private static String error(ServiceReference<?> status) {
        String error = text(status, "jackfield.server.error");
        if (!error.isBlank()) {
            return error.lines().findFirst().orElseThrow();
        }
        return "parser " + orNone(text(status, "jackfield.server.parser")) + ", transport "
                + orNone(text(status, "jackfield.server.transport"));
    }

    private static String orNone(String name) {
        return name.isBlank() ? "missing" : name;
    }

    private static String text(ServiceReference<?> reference, String key) {
        Object value = reference.getProperty(key);
        return value == null ? "" : value.toString();
    }
}
