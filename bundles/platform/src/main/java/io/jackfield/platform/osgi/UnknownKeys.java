package io.jackfield.platform.osgi;

import io.jackfield.api.runtime.UnknownKeyDTO;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Compares what is configured with {@link KnownKeys}. */
final class UnknownKeys {
    /** What frameworks, tools and DS put into configurations, and the name of an instance. */
    private static final Pattern OTHERS = Pattern.compile(
            "name|[.:].*|(service|component|felix|osgi|org|equinox|configurator)\\..*|.*\\.(target|cardinality\\.minimum)");

    private UnknownKeys() {}

    /**
     * One configuration.
     *
     * @param pid as people know it, {@code FACTORY~NAME}
     * @param kind the PID, or that of the factory
     */
    record Configured(String pid, String kind, Set<String> keys) {}

    /** What nobody reads, in the order of the configurations. A PID that is like none is another bundle's affair. */
    static List<UnknownKeyDTO> in(List<Configured> configurations, Map<String, Set<String>> known) {
        List<UnknownKeyDTO> unknown = new ArrayList<>();
        for (Configured one : configurations) {
            Set<String> keys = known.get(one.kind);
            if (keys != null) {
                for (String key : one.keys) {
                    if (!keys.contains(key) && !OTHERS.matcher(key).matches()) {
                        unknown.add(told(one, key, Likeness.nearest(key, keys)));
                    }
                }
            } else {
                String nearest = Likeness.nearest(one.kind, known.keySet());
                if (!nearest.isEmpty()) {
                    unknown.add(told(one, "", nearest));
                }
            }
        }
        return unknown;
    }

    private static UnknownKeyDTO told(Configured configuration, String key, String nearest) {
        UnknownKeyDTO told = new UnknownKeyDTO();
        told.pid = configuration.pid;
        told.key = key;
        told.nearest = nearest;
        return told;
    }
}
