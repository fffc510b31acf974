package io.jackfield.benchmarks.swap;

import io.jackfield.parser.testkit.Fault;
import io.jackfield.parser.testkit.FaultyParser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** Makes the jar of a {@link CandidateActivator} with one fault. */
public final class CandidateBundle {
    /** Its symbolic name. */
    public static final String NAME = "faulty.candidate";

    private CandidateBundle() {}

    /**
     * Writes it.
     *
     * @param marker what an element must contain to be read badly; empty for all
     */
    public static Path write(Path folder, Fault fault, String marker) throws IOException {
        Manifest manifest = new Manifest();
        Attributes headers = manifest.getMainAttributes();
        headers.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        headers.putValue("Bundle-ManifestVersion", "2");
        headers.putValue("Bundle-SymbolicName", NAME);
        headers.putValue("Bundle-Activator", CandidateActivator.class.getName());
        headers.putValue("Import-Package", "org.osgi.framework,io.jackfield.spi.parser");
        headers.putValue(CandidateActivator.FAULT, fault.name());
        if (!marker.isEmpty()) {
            headers.putValue(CandidateActivator.MARKER, marker);
        }
        Path jar = folder.resolve(NAME + "-" + fault + ".jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            for (Class<?> each : classes()) {
                String entry = each.getName().replace('.', '/') + ".class";
                out.putNextEntry(new JarEntry(entry));
                try (InputStream in = each.getClassLoader().getResourceAsStream(entry)) {
                    in.transferTo(out);
                }
            }
        }
        return jar;
    }

    private static List<Class<?>> classes() throws IOException {
        List<Class<?>> classes = new ArrayList<>(List.of(CandidateActivator.class, Fault.class, FaultyParser.class));
        for (String nested : List.of("$Step", "$1", "$2")) {
            try {
                classes.add(Class.forName(FaultyParser.class.getName() + nested));
            } catch (ClassNotFoundException e) {
                throw new IOException(e);
            }
        }
        return classes;
    }
}
