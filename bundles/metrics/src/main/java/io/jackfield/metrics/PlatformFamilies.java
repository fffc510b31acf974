package io.jackfield.metrics;

import io.jackfield.api.runtime.RuntimeDTO;

/** What holds for the whole platform. */
final class PlatformFamilies {
    private static final double MILLIS = 1e3;
    private static final double MICROS = 1e6;

    private PlatformFamilies() {}

    static void add(Exposition text, RuntimeDTO now) {
        text.family("jackfield_uptime_seconds", "gauge", "Since the platform started.")
                .sample("jackfield_uptime_seconds", "", now.uptime / MILLIS)
                .family("jackfield_longest_hold_seconds", "gauge", "Longest time that a change has held a loop.")
                .sample("jackfield_longest_hold_seconds", "", now.longestHold / MICROS)
                .family("jackfield_refused_configurations", "gauge", "Configurations that could not be followed.")
                .sample("jackfield_refused_configurations", "", now.refusals.size());
    }
}
