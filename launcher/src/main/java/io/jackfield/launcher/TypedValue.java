package io.jackfield.launcher;

import java.lang.reflect.Array;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Configuration values in Java's types. In a feature file a key may name its type, {@code port:Integer} or
 * {@code hosts:String[]} (Compendium section 159.4); on the command line the value's looks decide.
 */
final class TypedValue {
    private static final Map<String, Class<?>> TYPES = Map.of(
            "String", String.class,
            "Integer", Integer.class,
            "Long", Long.class,
            "Double", Double.class,
            "Boolean", Boolean.class);

    private TypedValue() {}

    /** Puts the value under the key without its type. */
    static void put(Map<String, Object> properties, String typedKey, Object value) {
        int colon = typedKey.indexOf(':');
        if (colon < 0) {
            properties.put(typedKey, value instanceof List<?> list ? array(list, String.class) : value);
            return;
        }
        String type = typedKey.substring(colon + 1);
        boolean many = type.endsWith("[]");
        Class<?> target = TYPES.get(many ? type.substring(0, type.length() - 2) : type);
        if (target == null || many != value instanceof List<?>) {
            throw new IllegalArgumentException(typedKey + ": expected a type of " + TYPES.keySet() + " and its value");
        }
        properties.put(typedKey.substring(0, colon), many ? array((List<?>) value, target) : one(value, target));
    }

    /** A whole number becomes {@code Long}, {@code true} and {@code false} {@code Boolean}, all else stays text. */
    static Object guess(String text) {
        if (text.matches("-?\\d{1,18}")) {
            return Long.valueOf(text);
        }
        return text.equals("true") || text.equals("false") ? (Object) Boolean.valueOf(text) : text;
    }

    /**
     * What is wrong with a value in a file, or null.
     *
     * @param type such as {@code Integer} or {@code int}
     * @param written with or without quotes
     */
    static String wrong(String key, String type, String written) {
        boolean quoted = written.startsWith("\"");
        String text = quoted ? written.substring(1, written.length() - 1) : written;
        if (readable(text, type)) {
            return null;
        }
        String expected = type.equalsIgnoreCase("boolean") ? "true or false" : "a number of the type " + type;
        return key + " must be " + expected + ", not \"" + text + "\"";
    }

    private static boolean readable(String text, String type) {
        try {
            return read(text, type) != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /**
     * {@code true} or {@code false}, in any case; {@link Boolean#valueOf(String)} takes all else for no.
     *
     * @throws IllegalArgumentException if it is neither
     */
    static Boolean flag(String text) {
        if (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false")) {
            return Boolean.valueOf(text);
        }
        throw new IllegalArgumentException("expected true or false, not \"" + text + "\"");
    }

    /** Of a type that features or files of others may name, in any case; any text is one of a type that is not here. */
    private static Object read(String text, String type) {
        return switch (type.toLowerCase(Locale.ROOT)) {
            case "boolean" -> flag(text);
            case "int", "integer" -> Integer.valueOf(text);
            case "long" -> Long.valueOf(text);
            case "short" -> Short.valueOf(text);
            case "byte" -> Byte.valueOf(text);
            case "float" -> Float.valueOf(text);
            case "double" -> Double.valueOf(text);
            default -> text;
        };
    }

    private static Object one(Object value, Class<?> type) {
        return read(String.valueOf(value), type.getSimpleName());
    }

    private static Object array(List<?> values, Class<?> type) {
        Object array = Array.newInstance(type, values.size());
        for (int i = 0; i < values.size(); i++) {
            Array.set(array, i, one(values.get(i), type));
        }
        return array;
    }
}
