package io.jackfield.whiteboard;

import io.jackfield.platform.configuration.ConfigurationValues;
import java.util.Map;

/**
 * What holds for all mounts, in milliseconds.
 *
 * @param handlerWait how long the place of a handler or filter that went is kept, 0 to 60,000
 * @param drainTime how long its exchanges are waited for, 0 to 600,000
 */
record WhiteboardSettings(long handlerWait, long drainTime) {
    static final String PID = "io.jackfield.whiteboard";
    private static final int MOST_WAIT = 60_000;
    private static final int MOST_DRAIN = 600_000;

    static final WhiteboardSettings DEFAULTS = new WhiteboardSettings(1000, 5000);

    /**
     * Reads a configuration.
     *
     * @throws IllegalArgumentException if a value can not be meant; the message names configuration, key and value
     */
    static WhiteboardSettings of(Map<String, ?> properties) {
        ConfigurationValues values = new ConfigurationValues(PID, properties);
        return new WhiteboardSettings(
                values.number("handlerWait", (int) DEFAULTS.handlerWait, 0, MOST_WAIT),
                values.number("drainTime", (int) DEFAULTS.drainTime, 0, MOST_DRAIN));
    }
}
