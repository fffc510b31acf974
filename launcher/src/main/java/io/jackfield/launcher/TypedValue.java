package io.jackfield.launcher;

import java.lang.reflect.Array;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

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
    private static final Map<Class<?>, Function<String, Object>> READERS = Map.of(
            String.class, text -> text,
            Integer.class, Integer::valueOf,
            Long.class, Long::valueOf,
            Double.class, Double::valueOf,
            Boolean.class, Boolean::valueOf);

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

    private static Object one(Object value, Class<?> type) {
        return READERS.get(type).apply(String.valueOf(value));
    }

    private static Object array(List<?> values, Class<?> type) {
        Object array = Array.newInstance(type, values.size());
        for (int i = 0; i < values.size(); i++) {
            Array.set(array, i, one(values.get(i), type));
        }
        return array;
    }
}
