package io.jackfield.whiteboard;

import java.util.Map;

/**
 * What holds for all mounts, in milliseconds.
 *
 * @param handlerWait how long the place of a handler or filter that went is kept, 0 to 60,000
 * @param drainTime how long its exchanges are waited for, 0 to 600,000
 */
record WhiteboardSettings(long handlerWait, long drainTime) {
    static final String PID = "io.jackfield.whiteboard";
    private static final long MOST_WAIT = 60_000;
    private static final long MOST_DRAIN = 600_000;

    static final WhiteboardSettings DEFAULTS = new WhiteboardSettings(1000, 5000);

    /**
     * Reads a configuration.
     *
     * @throws IllegalArgumentException if a value can not be meant; the message names configuration, key and value
     */
    static WhiteboardSettings of(Map<String, ?> properties) {
        return new WhiteboardSettings(
                millis(properties, "handlerWait", DEFAULTS.handlerWait, MOST_WAIT),
                millis(properties, "drainTime", DEFAULTS.drainTime, MOST_DRAIN));
    }

    private static long millis(Map<String, ?> properties, String key, long standard, long most) {
        Object value = properties.get(key);
        if (value == null) {
            return standard;
        }
        try {
            long millis = Long.parseLong(value.toString().strip());
            if (millis >= 0 && millis <= most) {
                return millis;
            }
        } catch (NumberFormatException e) {
            // told below, with the range
        }
        throw new IllegalArgumentException(
                PID + ": " + key + " must be a whole number from 0 to " + most + ", not \"" + value + "\"");
    }
}
