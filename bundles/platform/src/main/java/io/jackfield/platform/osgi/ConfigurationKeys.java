package io.jackfield.platform.osgi;

import io.jackfield.api.runtime.UnknownKeyDTO;
import io.jackfield.platform.configuration.ConfigurationValues;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Dictionary;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;

/** Keeps what {@link UnknownKeys} finds among our configurations, inside {@link ConfigurationKeysComponent}. Each finding is logged once. */
final class ConfigurationKeys {
    private static final System.Logger LOG = System.getLogger(ConfigurationKeys.class.getName());
    private static final String OURS = "(service.pid=io.jackfield.*)";

    private final BundleContext context;
    private final KnownKeys known = new KnownKeys();
    private final Set<String> told = new HashSet<>();
    private volatile List<UnknownKeyDTO> found = List.of();

    ConfigurationKeys(BundleContext context) {
        this.context = context;
    }

    /** What the last {@link #look} found. */
    List<UnknownKeyDTO> found() {
        return found;
    }

    /** Compares anew. Reads entries of bundles: not on a loop. */
    synchronized void look(ConfigurationAdmin admin) {
        try {
            found = UnknownKeys.in(configured(admin), known.of(context.getBundles()));
        } catch (IOException | RuntimeException e) {
            LOG.log(Level.WARNING, "keys of configurations could not be compared with those that are read", e);
            return;
        }
        Set<String> now = new TreeSet<>();
        for (UnknownKeyDTO each : found) {
            now.add(each.toString());
        }
        for (String each : now) {
            if (!told.contains(each)) {
                LOG.log(Level.WARNING, each);
            }
        }
        told.clear();
        told.addAll(now);
    }

    private static List<UnknownKeys.Configured> configured(ConfigurationAdmin admin) throws IOException {
        List<UnknownKeys.Configured> all = new ArrayList<>();
        for (Configuration each : list(admin)) {
            Dictionary<String, Object> properties = each.getProperties();
            String kind = each.getFactoryPid() == null ? each.getPid() : each.getFactoryPid();
            String name = ConfigurationValues.instanceName(kind, Map.of("service.pid", each.getPid()));
            String pid = each.getFactoryPid() == null ? kind : kind + "~" + name;
            all.add(new UnknownKeys.Configured(pid, kind, new TreeSet<>(Collections.list(properties.keys()))));
        }
        return all;
    }

    private static Configuration[] list(ConfigurationAdmin admin) throws IOException {
        try {
            Configuration[] found = admin.listConfigurations(OURS);
            return found == null ? new Configuration[0] : found;
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
