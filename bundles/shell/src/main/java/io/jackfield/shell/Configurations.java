package io.jackfield.shell;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.osgi.framework.Constants;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;

/** What Configuration Admin has: shown, changed and removed. A change takes all its values at once, and leaves the others as they are. */
final class Configurations {
    private static final String USAGE =
            "usage: configure PID key=value...; PID is FACTORY~NAME for an instance, key= removes a value";
    private static final String EVERYWHERE = "?";
    private static final String OURS = "io.jackfield.";
    private static final Set<String> SECRETS = Set.of("tls.passphrase");
    /** What Configuration Admin and others add for their own use. */
    private static final Set<String> THEIRS = Set.of(
            Constants.SERVICE_PID,
            ConfigurationAdmin.SERVICE_FACTORYPID,
            ConfigurationAdmin.SERVICE_BUNDLELOCATION,
            "felix.fileinstall.filename");

    private final Supplier<ConfigurationAdmin> source;

    /** @param source gives null while there is no Configuration Admin */
    Configurations(Supplier<ConfigurationAdmin> source) {
        this.source = source;
    }

    /**
     * What is configured, by PID.
     *
     * @param words at most one, what the PIDs begin with
     */
    List<ConfiguredValues> list(String... words) throws IOException, InvalidSyntaxException {
        if (words.length > 1) {
            throw new IllegalArgumentException("usage: configurations [PREFIX]");
        }
        String prefix = words.length == 0 ? OURS : words[0];
        return Commands.list(found().stream()
                .filter(each -> each.getPid().startsWith(prefix))
                .map(each -> new ConfiguredValues(each.getPid(), shown(each.getProperties())))
                .sorted(Comparator.comparing(ConfiguredValues::pid)));
    }

    /**
     * Removes a configuration; whose it is ends what it made soon afterwards.
     *
     * @return one line
     * @throws IllegalArgumentException if there is none; the message is one line
     */
    String remove(String... words) throws IOException, InvalidSyntaxException {
        if (words.length != 1) {
            throw new IllegalArgumentException("usage: unconfigure PID");
        }
        for (Configuration each : found()) {
            if (each.getPid().equals(words[0])) {
                each.delete();
                return "removed " + words[0];
            }
        }
        throw new IllegalArgumentException("nothing is configured as " + words[0] + ", see configurations");
    }

    private List<Configuration> found() throws IOException, InvalidSyntaxException {
        Configuration[] found = admin().listConfigurations(null);
        return found == null ? List.of() : List.of(found);
    }

    private static Map<String, Object> shown(Dictionary<String, Object> properties) {
        Map<String, Object> values = new TreeMap<>();
        properties.keys().asIterator().forEachRemaining(key -> {
            if (!THEIRS.contains(key)) {
                values.put(key, SECRETS.contains(key) ? "***" : properties.get(key));
            }
        });
        return values;
    }

    private ConfigurationAdmin admin() {
        ConfigurationAdmin admin = source.get();
        if (admin == null) {
            throw new IllegalStateException("there is no Configuration Admin");
        }
        return admin;
    }

    /**
     * Hands the changed configuration over; whose it is takes it up soon afterwards.
     *
     * @return one line
     * @throws IllegalArgumentException if it cannot be understood; the message is one line
     */
    String change(String... words) throws IOException {
        if (words.length < 2) {
            throw new IllegalArgumentException(USAGE);
        }
        List<String[]> changes = new ArrayList<>();
        for (int i = 1; i < words.length; i++) {
            int equals = words[i].indexOf('=');
            if (equals < 1) {
                throw new IllegalArgumentException(words[i] + " is no key=value, " + USAGE);
            }
            changes.add(new String[] {words[i].substring(0, equals), words[i].substring(equals + 1)});
        }
        Configuration configuration = configuration(admin(), words[0]);
        configuration.update(changed(configuration.getProperties(), changes));
        return "configured " + words[0];
    }

    private static Configuration configuration(ConfigurationAdmin admin, String pid) throws IOException {
        int tilde = pid.indexOf('~');
        return tilde < 0
                ? admin.getConfiguration(pid, EVERYWHERE)
                : admin.getFactoryConfiguration(pid.substring(0, tilde), pid.substring(tilde + 1), EVERYWHERE);
    }

    // a Dictionary is what Configuration Admin takes
    @SuppressWarnings("JdkObsolete")
    private static Dictionary<String, Object> changed(Dictionary<String, Object> before, List<String[]> changes) {
        Dictionary<String, Object> after = before == null ? new Hashtable<>() : before;
        for (String[] change : changes) {
            if (change[1].isEmpty()) {
                after.remove(change[0]);
            } else {
                after.put(change[0], change[1]);
            }
        }
        return after;
    }
}
