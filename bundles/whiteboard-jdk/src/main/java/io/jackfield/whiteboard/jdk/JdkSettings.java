package io.jackfield.whiteboard.jdk;

import io.jackfield.platform.configuration.ConfigurationValues;
import java.util.Map;

/**
 * The bounds of what runs at a time.
 *
 * @param threads that call handlers, 1 to 10,000
 * @param queue most exchanges that wait for one of them, 0 to 1,000,000
 */
record JdkSettings(int threads, int queue) {
    static final String PID = "io.jackfield.whiteboard.jdk";
    private static final int MOST_THREADS = 10_000;
    private static final int MOST_QUEUE = 1_000_000;

    static final JdkSettings DEFAULTS = new JdkSettings(32, 256);

    /**
     * Reads a configuration.
     *
     * @throws IllegalArgumentException if a value can not be meant; the message names configuration, key and value
     */
    static JdkSettings of(Map<String, ?> properties) {
        ConfigurationValues values = new ConfigurationValues(PID, properties);
        return new JdkSettings(
                values.number("threads", DEFAULTS.threads, 1, MOST_THREADS),
                values.number("queue", DEFAULTS.queue, 0, MOST_QUEUE));
    }
}
