package io.jackfield.platform.osgi;

import io.jackfield.api.runtime.TrialOptions;
import io.jackfield.platform.configuration.ConfigurationValues;
import java.time.Duration;
import java.util.Map;

/**
 * A factory configuration {@code io.jackfield.trial~NAME} as a value.
 *
 * @param candidate name, or name and generation
 * @param canary whether it is a canary, else a shadow
 * @param options how
 */
record TrialConfiguration(String candidate, boolean canary, TrialOptions options) {
    static final String PID = "io.jackfield.trial";

    /**
     * Reads a configuration.
     *
     * @throws IllegalArgumentException if a value can not be meant; the message names key and value
     */
    static TrialConfiguration of(Map<String, ?> properties) {
        ConfigurationValues values =
                new ConfigurationValues(PID + "~" + ConfigurationValues.instanceName(PID, properties), properties);
        String mode = values.word("mode", "shadow", "canary");
        String candidate = values.text("candidate", null);
        if (candidate == null) {
            throw values.refused("candidate", "the name of a parser", "", null);
        }
        boolean canary = mode.equals("canary");
        return new TrialConfiguration(candidate, canary, options(values, canary));
    }

    private static TrialOptions options(ConfigurationValues values, boolean canary) {
        TrialOptions defaults = canary ? TrialOptions.CANARY : TrialOptions.SHADOW;
        int most = Integer.MAX_VALUE;
        return defaults.withServer(values.text("server", ""))
                .withShare(values.share("share", defaults.share(), Double.MIN_VALUE))
                .withMessages(values.number("messages", (int) defaults.messages(), 0, most))
                .withRehearsal(values.number("rehearsal", (int) defaults.rehearsal(), 0, most))
                .withFailures(values.number("failures", defaults.failures(), 1, 10_000))
                .withErrorMargin(values.share("errorMargin", defaults.errorMargin(), 0))
                .withBudget(Duration.ofNanos(1000L * values.number("budget", 1000, 1, most)))
                .withStuckAfter(Duration.ofMillis(values.number("stuckAfter", 1000, 1, most)));
    }
}
