package io.jackfield.platform.dispatch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** Reads a service property that may be one string, an array or a collection. */
@ProviderType
public final class ServiceStrings {
    private ServiceStrings() {}

    /**
     * The values.
     *
     * @param value the property, perhaps null
     * @return its strings in order; numbers are written out; empty if it is null
     * @throws IllegalArgumentException if something in it is neither
     */
    public static List<String> of(Object value) {
        List<Object> values = new ArrayList<>();
        if (value instanceof Collection<?> many) {
            values.addAll(many);
        } else if (value instanceof Object[] many) {
            values.addAll(Arrays.asList(many));
        } else if (value instanceof int[] many) {
            Arrays.stream(many).forEach(values::add);
        } else if (value != null) {
            values.add(value);
        }
        List<String> texts = new ArrayList<>(values.size());
        for (Object each : values) {
            texts.add(text(each));
        }
        return Collections.unmodifiableList(texts);
    }

    private static String text(Object value) {
        if (value instanceof String || value instanceof Number) {
            return value.toString();
        }
        throw new IllegalArgumentException("a string was expected, not " + value);
    }
}
