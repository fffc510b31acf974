package io.jackfield.platform.osgi;

import io.jackfield.api.runtime.StrategyKind;
import java.io.IOException;
import java.util.Collections;
import java.util.Dictionary;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;

/** Keeps preferences in Configuration Admin: as {@code parser.preferred} and {@code transport.preferred} of the servers' configurations. */
final class AdminPreferences implements PreferenceStore {
    private final Supplier<ConfigurationAdmin> admin;

    /** @param admin the service, or null while there is none */
    AdminPreferences(Supplier<ConfigurationAdmin> admin) {
        this.admin = admin;
    }

    @Override
    public void save(StrategyKind kind, String server, String name) throws IOException {
        if (kind != StrategyKind.PARSER && kind != StrategyKind.TRANSPORT) {
            throw new IOException(
                    "only the preference of parser and transport is kept in a configuration, not of " + kind.word());
        }
        ConfigurationAdmin service = admin.get();
        if (service == null) {
            throw new IOException("there is no Configuration Admin");
        }
        int saved = 0;
        for (Configuration configuration : configurations(service)) {
            if (server.isEmpty() || server.equals(ServerConfiguration.nameOf(map(configuration)))) {
                Dictionary<String, Object> properties = configuration.getProperties();
                properties.put(kind.word() + ".preferred", name);
                configuration.update(properties);
                saved++;
            }
        }
        if (saved == 0) {
            throw new IOException("no server is configured by " + ServerConfiguration.PID);
        }
    }

    private static Configuration[] configurations(ConfigurationAdmin service) throws IOException {
        try {
            Configuration[] found = service.listConfigurations("(service.factoryPid=" + ServerConfiguration.PID + ")");
            return found == null ? new Configuration[0] : found;
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, Object> map(Configuration configuration) {
        Dictionary<String, Object> properties = configuration.getProperties();
        Map<String, Object> map = new HashMap<>();
        for (String key : Collections.list(properties.keys())) {
            map.put(key, properties.get(key));
        }
        return map;
    }
}
