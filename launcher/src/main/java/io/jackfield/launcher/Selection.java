package io.jackfield.launcher;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a launch comes to: the bundles in the order of installation, and the configurations by PID, factory PIDs as
 * {@code FACTORY~NAME}, and the servers that bundles make without a configuration. Made by {@link FeatureFolder},
 * altered by {@link Options}.
 */
public record Selection(
        List<BundleRef> bundles, Map<String, Map<String, Object>> configurations, Set<String> awaited) {}
