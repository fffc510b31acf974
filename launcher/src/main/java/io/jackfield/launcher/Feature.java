package io.jackfield.launcher;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An OSGi Feature (Compendium chapter 159) as its file says it: bundles, configurations, and the other features that it
 * includes. {@link FeatureFolder} puts several together.
 *
 * @param description one sentence for people
 * @param awaits the servers that the bundles make by themselves, whose state READY waits for
 * @param lines the PIDs, at most one, of the service that {@link Lines} calls
 */
public record Feature(
        String name,
        String description,
        List<String> includes,
        List<String> awaits,
        List<String> lines,
        List<BundleRef> bundles,
        Map<String, Map<String, Object>> configurations) {
    private static final String INCLUDES = "jackfield-includes";
    private static final String AWAITS = "jackfield-awaits";
    private static final String LINES = "jackfield-lines";
    private static final long DEFAULT_START_LEVEL = 1;

    /** @throws IllegalArgumentException if the text is no feature */
    static Feature read(String name, String text) {
        Map<?, ?> root = object(JsonReader.read(text), "a feature");
        return new Feature(
                name,
                root.containsKey("description") ? string(root.get("description")) : "",
                texts(root, INCLUDES),
                texts(root, AWAITS),
                texts(root, LINES),
                bundles(root),
                configurations(root));
    }

    private static List<String> texts(Map<?, ?> root, String extension) {
        Map<?, ?> extensions = object(root.get("extensions"), "extensions");
        Map<?, ?> texts = object(extensions.get(extension), extension);
        return array(texts.get("text"), extension + " text").stream()
                .map(Feature::string)
                .toList();
    }

    private static List<BundleRef> bundles(Map<?, ?> root) {
        return array(root.get("bundles"), "bundles").stream()
                .map(element -> bundle(object(element, "a bundle")))
                .toList();
    }

    private static BundleRef bundle(Map<?, ?> bundle) {
        Object level = bundle.containsKey("bundleStartLevel") ? bundle.get("bundleStartLevel") : DEFAULT_START_LEVEL;
        if (level instanceof Long number && number > 0 && number < 1000) {
            return new BundleRef(string(bundle.get("id")), number.intValue());
        }
        throw new IllegalArgumentException("bundleStartLevel: expected 1 to 999");
    }

    private static Map<String, Map<String, Object>> configurations(Map<?, ?> root) {
        Map<String, Map<String, Object>> configurations = new LinkedHashMap<>();
        object(root.get("configurations"), "configurations").forEach((pid, values) -> {
            Map<String, Object> properties = new LinkedHashMap<>();
            object(values, string(pid)).forEach((key, value) -> TypedValue.put(properties, string(key), value));
            configurations.put(string(pid), properties);
        });
        return configurations;
    }

    private static Map<?, ?> object(Object value, String what) {
        if (value == null) {
            return Map.of();
        }
        if (value instanceof Map<?, ?> map) {
            return map;
        }
        throw new IllegalArgumentException(what + ": expected an object");
    }

    private static List<?> array(Object value, String what) {
        if (value == null) {
            return List.of();
        }
        if (value instanceof List<?> list) {
            return list;
        }
        throw new IllegalArgumentException(what + ": expected an array");
    }

    private static String string(Object value) {
        if (value instanceof String string) {
            return string;
        }
        throw new IllegalArgumentException("expected a string, found " + value);
    }
}
