package io.jackfield.platform.configuration;

import io.jackfield.api.Compatibility;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Reads one configuration, whatever types its values came in: tools write numbers as text, and text as lists of one. A value that can not be
 * meant is refused with an {@link IllegalArgumentException} that names configuration, key and value. Immutable, if the values are.
 */
@ProviderType
public final class ConfigurationValues {
    private final String pid;
    private final Map<String, ?> values;

    /**
     * Wraps a configuration.
     *
     * @param pid what the configuration is called, for messages
     * @param values the values by key; absent keys take their defaults
     */
    public ConfigurationValues(String pid, Map<String, ?> values) {
        this.pid = pid;
        this.values = values;
    }

    /**
     * What tells the instances of a factory apart: what the property {@code name} says, or what stands behind the last tilde of the PID.
     *
     * @param factory the PID of the factory
     * @param properties the configuration
     * @return {@code default} if neither is there
     */
    public static String instanceName(String factory, Map<String, ?> properties) {
        if (properties.get("name") instanceof String text && !text.isBlank()) {
            return text.strip();
        }
        Object pid = properties.get("service.pid");
        if (pid instanceof String[] several && several.length > 0) {
            pid = several[several.length - 1];
        }
        String text = pid == null ? "" : pid.toString();
        int end = text.lastIndexOf('~');
        if (end >= 0) {
            return text.substring(end + 1);
        }
        return text.startsWith(factory + ".") ? text.substring(factory.length() + 1) : "default";
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

    /**
     * A text; empty counts as absent.
     *
     * @param key its key
     * @param otherwise what holds if it is absent, perhaps null
     * @return the text without white space around it
     */
    public String text(String key, String otherwise) {
        String text = raw(key);
        return text == null ? otherwise : text;
    }

    /**
     * Several texts: a list, or one text; empty ones do not count.
     *
     * @param key its key
     * @return the texts without white space around them, perhaps none
     */
    public List<String> texts(String key) {
        Object value = values.get(key);
        Collection<?> many = value instanceof Collection<?> list
                ? list
                : value instanceof Object[] array ? List.of(array) : value == null ? List.of() : List.of(value);
        List<String> texts = new ArrayList<>();
        for (Object one : many) {
            String text = one.toString().strip();
            if (!text.isEmpty()) {
                texts.add(text);
            }
        }
        return List.copyOf(texts);
    }

    /**
     * A whole number within bounds.
     *
     * @param key its key
     * @param otherwise what holds if it is absent
     * @param least the smallest that is allowed
     * @param most the greatest that is allowed
     * @return the number
     */
    public int number(String key, int otherwise, int least, int most) {
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

    /**
     * A time.
     *
     * @param key its key
     * @param otherwise what holds if it is absent
     * @return milliseconds, 0 or more
     */
    public long millis(String key, long otherwise) {
        return number(key, (int) otherwise, 0, Integer.MAX_VALUE);
    }

    /**
     * A number within bounds, as a decimal or, with {@code %}, in hundredths.
     *
     * @param key its key
     * @param otherwise what holds if it is absent
     * @param least the smallest that is allowed
     * @return the number, at most 1
     */
    public double share(String key, double otherwise, double least) {
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

    /**
     * Yes or no.
     *
     * @param key its key
     * @param otherwise what holds if it is absent
     * @return the answer
     */
    public boolean flag(String key, boolean otherwise) {
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

    /**
     * Whose manners; {@code documented} if absent.
     *
     * @param key its key
     * @return the manners
     */
    public Compatibility compatibility(String key) {
        return switch (word(key, "documented", "node-10.15.0", "modern")) {
            case "node-10.15.0" -> Compatibility.NODE_10_15_0;
            case "modern" -> Compatibility.MODERN;
            default -> Compatibility.DOCUMENTED;
        };
    }

    /**
     * One of these words, in any case; the first if absent.
     *
     * @param key its key
     * @param words what can be chosen
     * @return the word as it stands in the list
     */
    public String word(String key, String... words) {
        String text = text(key, words[0]);
        for (String word : words) {
            if (word.equalsIgnoreCase(text)) {
                return word;
            }
        }
        String last = words[words.length - 1];
        String others = String.join(", ", List.of(words).subList(0, words.length - 1));
        throw refused(key, others + " or " + last, text, null);
    }

    /**
     * A number of which 0 means that there is no limit.
     *
     * @param key its key
     * @param otherwise what holds if it is absent
     * @return the number, or {@link Integer#MAX_VALUE} for no limit
     */
    public int limit(String key, int otherwise) {
        int number = number(key, otherwise, 0, Integer.MAX_VALUE);
        return number == 0 ? Integer.MAX_VALUE : number;
    }

    /**
     * What a value must be and is not.
     *
     * @param key its key
     * @param expected what it must be
     * @param found what it is
     * @param cause why, or null
     * @return the exception, to be thrown
     */
    public IllegalArgumentException refused(String key, String expected, String found, Exception cause) {
        return new IllegalArgumentException(
                pid + ": " + key + " must be " + expected + ", not \"" + found + "\"", cause);
    }
}
