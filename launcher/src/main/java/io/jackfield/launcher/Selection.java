package io.jackfield.launcher;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a launch comes to: the bundles in the order of installation, and the configurations by PID, factory PIDs as
 * {@code FACTORY~NAME}, the servers that bundles make without a configuration, and the PID, at most one, of the service
 * that answers lines. Made by {@link FeatureFolder}, altered by {@link Options}.
 */
public record Selection(
        List<BundleRef> bundles,
        Map<String, Map<String, Object>> configurations,
        Set<String> awaited,
        Set<String> lines) {
    /** Lays configurations over others: what both say is as the upper ones say. */
    static void lay(Map<String, Map<String, Object>> under, Map<String, Map<String, Object>> over) {
        over.forEach((pid, values) ->
                under.computeIfAbsent(pid, key -> new LinkedHashMap<>()).putAll(values));
    }
}
