package io.jackfield.itests;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.Manifest;

/** A bundle read as a file, without a framework: its manifest, its module descriptor, its entries. */
public final class BundleJar {
    private final Path path;
    private final Manifest manifest;
    private final List<String> entries;

    private BundleJar(Path path) {
        this.path = path;
        try (JarFile jar = new JarFile(path.toFile())) {
            manifest = jar.getManifest();
            entries = jar.stream().map(JarEntry::getName).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static BundleJar read(Path path) {
        return new BundleJar(path);
    }

    public Path path() {
        return path;
    }

    public String symbolicName() {
        return header("Bundle-SymbolicName").replaceFirst(";.*", "");
    }

    public List<String> entries() {
        return entries;
    }

    /** The value of a header, empty if it is not there. */
    public String header(String name) {
        String value = manifest.getMainAttributes().getValue(name);
        return value == null ? "" : value;
    }

    /** The clauses of a header: what is named, and its attributes and directives as text. */
    public Map<String, String> clauses(String header) {
        Map<String, String> clauses = new LinkedHashMap<>();
        for (String clause : split(header(header))) {
            int semicolon = clause.indexOf(';');
            clauses.put(
                    semicolon < 0 ? clause : clause.substring(0, semicolon),
                    semicolon < 0 ? "" : clause.substring(semicolon + 1));
        }
        return clauses;
    }

    public ModuleDescriptor module() {
        try (InputStream in = open("module-info.class")) {
            return ModuleDescriptor.read(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The content of an entry. */
    public InputStream open(String entry) throws IOException {
        try (JarFile jar = new JarFile(path.toFile());
                InputStream in = jar.getInputStream(jar.getJarEntry(entry))) {
            return new java.io.ByteArrayInputStream(in.readAllBytes());
        }
    }

    @Override
    public String toString() {
        return path.getFileName().toString();
    }

    /** A comma inside quotes belongs to a value. */
    private static List<String> split(String header) {
        List<String> clauses = new ArrayList<>();
        StringBuilder clause = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < header.length(); i++) {
            char c = header.charAt(i);
            quoted ^= c == '"';
            if (c == ',' && !quoted) {
                clauses.add(clause.toString().strip());
                clause.setLength(0);
            } else {
                clause.append(c);
            }
        }
        if (!clause.isEmpty()) {
            clauses.add(clause.toString().strip());
        }
        return clauses;
    }
}
