package io.jackfield.platform.osgi;

import java.lang.reflect.Array;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;

/**
 * Reads one configuration, whatever types its values came in: tools write numbers as text, and text as lists of one. A value that can not be
 * meant is refused with a message that names configuration, key and value.
 */
final class ConfigurationValues {
    private final String pid;
    private final Map<String, ?> values;

    /**
     * @param pid what the configuration is called, for messages
     * @param values the values by key; absent keys take their defaults
     */
    ConfigurationValues(String pid, Map<String, ?> values) {
        this.pid = pid;
        this.values = values;
    }

    private String raw(String key) {
        Object value = values.get(key);
        if (value instanceof Collection<?> many) {
            value = many.isEmpty() ? null : many.iterator().next();
        } else if (value != null && value.getClass().isArray()) {
            value = Array.getLength(value) == 0 ? null : Array.get(value, 0);
        }
        String text = value == null ? "" : value.toString().strip();
        return text.isEmpty() ? null : text;
    }

    /** A text; empty counts as absent. */
    String text(String key, String otherwise) {
        String text = raw(key);
        return text == null ? otherwise : text;
    }

    /** A whole number within bounds. */
    int number(String key, int otherwise, int least, int most) {
        String text = raw(key);
        if (text == null) {
            return otherwise;
        }
        try {
            double number = Double.parseDouble(text);
            if (number == Math.rint(number) && number >= least && number <= most) {
                return (int) number;
            }
        } catch (NumberFormatException notANumber) {
            throw refused(key, "a whole number from " + least + " to " + most, text, notANumber);
        }
        throw refused(key, "a whole number from " + least + " to " + most, text, null);
    }

    /** A time in milliseconds. */
    long millis(String key, long otherwise) {
        return number(key, (int) otherwise, 0, Integer.MAX_VALUE);
    }

    /** A number within bounds, as a decimal or, with {@code %}, in hundredths. */
    double share(String key, double otherwise, double least) {
        String text = raw(key);
        if (text == null) {
            return otherwise;
        }
        try {
            boolean hundredths = text.endsWith("%");
            double number = Double.parseDouble(hundredths ? text.substring(0, text.length() - 1) : text);
            double share = hundredths ? number / 100 : number;
            if (share >= least && share <= 1) {
                return share;
            }
        } catch (NumberFormatException notANumber) {
            throw refused(key, "a share up to 1, or up to 100%", text, notANumber);
        }
        throw refused(key, "a share up to 1, or up to 100%", text, null);
    }

    /** Yes or no. */
    boolean flag(String key, boolean otherwise) {
        String text = raw(key);
        if (text == null) {
            return otherwise;
        }
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw refused(key, "true or false", text, null);
        };
    }

    /** What a value must be and is not. */
    IllegalArgumentException refused(String key, String expected, String found, Exception cause) {
        return new IllegalArgumentException(
                pid + ": " + key + " must be " + expected + ", not \"" + found + "\"", cause);
    }
}
