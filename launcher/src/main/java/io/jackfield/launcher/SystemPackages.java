package io.jackfield.launcher;

import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.nio.file.Path;
import java.util.jar.JarFile;

/**
 * The packages that the framework gives to bundles: its own and those of the JDK. Felix finds them out by itself, with texts that it puts into each
 * other module by module: a quarter of the memory of a start, for the same list.
 */
final class SystemPackages {
    private SystemPackages() {}

    /**
     * As an {@code Export-Package} header.
     *
     * @param framework its jar
     */
    static String of(Path framework) throws IOException {
        try (JarFile jar = new JarFile(framework.toFile())) {
            StringBuilder packages =
                    new StringBuilder(jar.getManifest().getMainAttributes().getValue("Export-Package"));
            String release =
                    Integer.toString(1000 + Runtime.version().feature()).substring(1);
            for (Module module : ModuleLayer.boot().modules()) {
                for (ModuleDescriptor.Exports each : module.getDescriptor().exports()) {
                    if (!each.isQualified()) {
                        packages.append(',').append(each.source()).append(";version=\"0.0.0.JavaSE_");
                        packages.append(release).append('"');
                    }
                }
            }
            return packages.toString();
        }
    }
}
