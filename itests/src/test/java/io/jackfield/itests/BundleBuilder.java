package io.jackfield.itests;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** Makes a bundle of classes of this test suite, so that a container loads them as somebody else's application. */
public final class BundleBuilder {
    private final Manifest manifest = new Manifest();
    private final Map<String, String> files = new LinkedHashMap<>();

    private BundleBuilder(String symbolicName) {
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        header("Bundle-ManifestVersion", "2");
        header("Bundle-SymbolicName", symbolicName);
    }

    public static BundleBuilder named(String symbolicName) {
        return new BundleBuilder(symbolicName);
    }

    public BundleBuilder header(String name, String value) {
        manifest.getMainAttributes().putValue(name, value);
        return this;
    }

    /** Adds a file that is no class. */
    public BundleBuilder file(String entry, String content) {
        files.put(entry, content);
        return this;
    }

    /** Writes a jar with these classes and no other. */
    public Path write(Path folder, Class<?>... classes) throws IOException {
        Path jar = folder.resolve(manifest.getMainAttributes().getValue("Bundle-SymbolicName") + ".jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            for (Map.Entry<String, String> each : files.entrySet()) {
                out.putNextEntry(new JarEntry(each.getKey()));
                out.write(each.getValue().getBytes(StandardCharsets.UTF_8));
                out.closeEntry();
            }
            for (Class<?> each : classes) {
                String entry = each.getName().replace('.', '/') + ".class";
                out.putNextEntry(new JarEntry(entry));
                try (InputStream in = each.getClassLoader().getResourceAsStream(entry)) {
                    in.transferTo(out);
                }
            }
        }
        return jar;
    }
}
