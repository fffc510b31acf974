package io.jackfield.platform.osgi;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.reflect.Method;
import java.util.Collection;
import org.osgi.framework.Bundle;
import org.osgi.framework.wiring.BundleWiring;

/**
 * Loads and links the classes of a bundle before its strategy serves, on the thread that binds it: else the first exchange would, on a loop,
 * with everybody on that loop waiting. None of them is initialised.
 */
final class StrategyClasses {
    private static final Logger LOG = System.getLogger(StrategyClasses.class.getName());

    /** A bundle may hold a whole application beside its strategy. */
    private static final int MOST = 1000;

    private StrategyClasses() {}

    /** Loads what a bundle has; does nothing for one that is gone. */
    static void load(Bundle bundle) {
        BundleWiring wiring = bundle == null ? null : bundle.adapt(BundleWiring.class);
        if (wiring != null && wiring.getClassLoader() != null) {
            load(
                    wiring.getClassLoader(),
                    wiring.listResources(
                            "/", "*.class", BundleWiring.LISTRESOURCES_LOCAL | BundleWiring.LISTRESOURCES_RECURSE));
        }
    }

    /** @param resources names as of resources, with slashes and {@code .class} */
    static void load(ClassLoader loader, Collection<String> resources) {
        resources.stream()
                .filter(name -> !name.startsWith("META-INF/") && !name.endsWith("-info.class"))
                .limit(MOST)
                .forEach(name ->
                        link(loader, name.substring(0, name.lastIndexOf('.')).replace('/', '.')));
    }

    private static void link(ClassLoader loader, String name) {
        try {
            // asked for its methods a class is linked, which is most of the work, and yet not initialised
            Method[] unused = loader.loadClass(name).getDeclaredMethods();
        } catch (ClassNotFoundException | LinkageError e) {
            LOG.log(Level.DEBUG, "class " + name + " is left to whoever needs it", e);
        }
    }
}
