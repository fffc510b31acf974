package io.jackfield.launcher;

import java.lang.reflect.InvocationTargetException;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.Map;
import org.osgi.framework.BundleContext;

/**
 * Hands configurations to Configuration Admin. Its API belongs to a bundle, so that this class reaches it by
 * reflection; {@link Container#start} calls it before the configured bundles start.
 */
public final class ConfigurationWriter {
    private static final String API = "org.osgi.service.cm.";
    /** Any bundle may use the configuration. */
    private static final String EVERYWHERE = "?";

    private final BundleContext context;

    /** @param context of the framework whose Configuration Admin is meant */
    public ConfigurationWriter(BundleContext context) {
        this.context = context;
    }

    /** @param configurations by PID; {@code FACTORY~NAME} makes the named instance of a factory */
    public void write(Map<String, Map<String, Object>> configurations) throws LaunchException {
        if (configurations.isEmpty()) {
            return;
        }
        Object admin = Container.serviceOf(context, API + "ConfigurationAdmin");
        if (admin == null) {
            throw new LaunchException("no Configuration Admin among the bundles: cannot configure "
                    + String.join(", ", configurations.keySet()));
        }
        for (Map.Entry<String, Map<String, Object>> configuration : configurations.entrySet()) {
            try {
                write(admin, configuration.getKey(), configuration.getValue());
            } catch (ReflectiveOperationException e) {
                Throwable cause = e instanceof InvocationTargetException ? e.getCause() : e;
                throw new LaunchException("configuration " + configuration.getKey() + ": " + cause.getMessage(), e);
            }
        }
    }

    // a Dictionary is what Configuration Admin takes
    @SuppressWarnings("JdkObsolete")
    private static void write(Object admin, String pid, Map<String, Object> values)
            throws ReflectiveOperationException {
        ClassLoader loader = admin.getClass().getClassLoader();
        Class<?> adminType = loader.loadClass(API + "ConfigurationAdmin");
        Class<?> type = loader.loadClass(API + "Configuration");
        int tilde = pid.indexOf('~');
        Object configuration = tilde < 0
                ? adminType
                        .getMethod("getConfiguration", String.class, String.class)
                        .invoke(admin, pid, EVERYWHERE)
                : adminType
                        .getMethod("getFactoryConfiguration", String.class, String.class, String.class)
                        .invoke(admin, pid.substring(0, tilde), pid.substring(tilde + 1), EVERYWHERE);
        type.getMethod("update", Dictionary.class).invoke(configuration, new Hashtable<>(values));
    }
}
