package io.jackfield.launcher;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.osgi.framework.Bundle;

/**
 * The classes of bundles that a run has loaded, linked, for the class-data archive that {@code jackfield build} makes: the JVM leaves out those
 * that only its verifier has asked for, and each start would load them from their jars. {@link Main} does it as the run that makes the archive
 * ends.
 */
final class LoadedClasses {
    private static final String FROM = " source: file:";

    private LoadedClasses() {}

    /**
     * Links each class that the JVM took from a bundle's jar.
     *
     * @param log what the JVM writes with {@code -Xlog:class+load:file=LOG:none}
     */
    static void link(Bundle[] bundles, Path log) throws IOException {
        Map<Path, Bundle> byJar = new HashMap<>();
        for (Bundle bundle : bundles) {
            if (bundle.getLocation().startsWith("file:")) {
                byJar.put(Path.of(URI.create(bundle.getLocation())), bundle);
            }
        }
        for (String line : Files.readAllLines(log)) {
            int from = line.indexOf(FROM);
            Bundle bundle = from < 0 ? null : byJar.get(Path.of(line.substring(from + FROM.length())));
            if (bundle != null) {
                link(bundle, line.substring(0, from));
            }
        }
    }

    private static void link(Bundle bundle, String name) {
        try {
            // reflection wants a linked class, and does not initialise it
            Objects.requireNonNull(bundle.loadClass(name).getDeclaredFields(), name);
        } catch (ClassNotFoundException | LinkageError e) {
            // it needs what is not here: the archive does without it
            System.err.println("jackfield: " + name + " is not linked: " + e.getMessage());
        }
    }
}
