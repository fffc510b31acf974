package io.jackfield.jfr;

import java.io.IOException;
import java.io.InputStream;

/**
 * Defines the classes of the package {@code recorder} for {@link RecorderComponent}. The recorder writes into each event class calls of
 * internal classes of its own, which no framework exports and a bundle's loader therefore never finds: here they come from the JDK.
 */
final class RecorderLoader extends ClassLoader {
    private static final String OWN = "io.jackfield.jfr.recorder.";
    private static final String JDK = "jdk.jfr.";

    RecorderLoader(ClassLoader bundle) {
        super("jackfield-jfr", bundle);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (name.startsWith(JDK)) {
            return getPlatformClassLoader().loadClass(name);
        }
        if (!name.startsWith(OWN)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? define(name) : loaded;
        }
    }

    private Class<?> define(String name) throws ClassNotFoundException {
        try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (in == null) {
                throw new ClassNotFoundException(name);
            }
            byte[] bytes = in.readAllBytes();
            return defineClass(name, bytes, 0, bytes.length);
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }
}
