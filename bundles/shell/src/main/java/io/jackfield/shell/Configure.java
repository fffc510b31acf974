package io.jackfield.shell;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import java.util.function.Supplier;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;

/** Changes values of one configuration in Configuration Admin, all at once, and leaves the others as they are. */
final class Configure {
    private static final String USAGE =
            "usage: configure PID key=value...; PID is FACTORY~NAME for an instance, key= removes a value";
    private static final String EVERYWHERE = "?";

    private final Supplier<ConfigurationAdmin> source;

    /** @param source gives null while there is no Configuration Admin */
    Configure(Supplier<ConfigurationAdmin> source) {
        this.source = source;
    }

    /**
     * Hands the changed configuration over; whose it is takes it up soon afterwards.
     *
     * @return one line
     * @throws IllegalArgumentException if it cannot be understood; the message is one line
     */
    String run(String... words) throws IOException {
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
        ConfigurationAdmin admin = source.get();
        if (admin == null) {
            throw new IllegalStateException("there is no Configuration Admin");
        }
        Configuration configuration = configuration(admin, words[0]);
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
