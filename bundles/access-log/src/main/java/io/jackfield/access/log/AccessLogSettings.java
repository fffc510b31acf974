package io.jackfield.access.log;

import io.jackfield.platform.configuration.ConfigurationValues;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/**
 * What one access log does.
 *
 * @param format what a line looks like
 * @param file where lines go, or null for the logger
 * @param logger its name
 * @param maxSize bytes of a file before the next one begins; 0 for no limit
 * @param maxFiles how many full files are kept
 * @param queue how many lines may wait
 * @param concern what is logged
 */
record AccessLogSettings(
        LineFormat format, Path file, String logger, long maxSize, int maxFiles, int queue, Concern concern) {
    static final String PID = "io.jackfield.access.log";
    private static final int MEGABYTES_10 = 10 * 1024 * 1024;

    /**
     * Reads a configuration.
     *
     * @throws IllegalArgumentException if a value can not be meant; the message names configuration, key and value
     */
    static AccessLogSettings of(Map<String, ?> properties) {
        ConfigurationValues values = new ConfigurationValues(pid(properties), properties);
        return new AccessLogSettings(
                LineFormat.valueOf(
                        values.word("format", "combined", "common", "json").toUpperCase(Locale.ROOT)),
                file(values),
                values.text("logger", "io.jackfield.access"),
                values.number("maxSize", MEGABYTES_10, 0, Integer.MAX_VALUE),
                values.number("maxFiles", 5, 0, 1000),
                values.number("queue", 8192, 1, 1 << 20),
                new Concern(values.texts("servers"), values.texts("paths")));
    }

    /** What the configuration is called. */
    static String pid(Map<String, ?> properties) {
        return PID + "~" + ConfigurationValues.instanceName(PID, properties);
    }

    private static Path file(ConfigurationValues values) {
        String text = values.text("file", null);
        try {
            return text == null ? null : Path.of(text).toAbsolutePath();
        } catch (InvalidPathException e) {
            throw values.refused("file", "a path", text, e);
        }
    }
}
