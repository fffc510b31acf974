package io.jackfield.message;

import io.jackfield.api.Headers;
import io.jackfield.spi.parser.HeadBlock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The fields of a {@link HeadBlock} folded by Node's rules (checklist items 185 to 206). Made when first asked for. */
public final class FoldedHeaders implements Headers {
    static final Headers NONE = new FoldedHeaders(Map.of());

    /** Of these the first wins. */
    private static final Set<String> FIRST_WINS = Set.of(
            "age",
            "authorization",
            "content-length",
            "content-type",
            "etag",
            "expires",
            "from",
            "host",
            "if-modified-since",
            "if-unmodified-since",
            "last-modified",
            "location",
            "max-forwards",
            "proxy-authorization",
            "referer",
            "retry-after",
            "server",
            "user-agent");

    private final Map<String, Object> fields;

    private FoldedHeaders(Map<String, Object> fields) {
        this.fields = Collections.unmodifiableMap(fields);
    }

    /** Folds the fields of a block; null for none. */
    public static Headers of(HeadBlock block) {
        if (block == null || block.fieldCount() == 0) {
            return NONE;
        }
        Map<String, Object> fields = new LinkedHashMap<>();
        Map<String, List<String>> many = new LinkedHashMap<>();
        for (int i = 0; i < block.fieldCount(); i++) {
            String name = block.name(i).toLowerCase(Locale.ROOT);
            String value = block.value(i);
            if (name.equals("set-cookie")) {
                many.computeIfAbsent(name, n -> list(fields, n)).add(value);
            } else if (!fields.containsKey(name)) {
                fields.put(name, value);
            } else if (!FIRST_WINS.contains(name)) {
                many.computeIfAbsent(name, n -> joined(fields.get(n))).add(value);
            }
        }
        many.forEach((name, values) -> fields.put(name, folded(name, values)));
        return new FoldedHeaders(fields);
    }

    /** Keeps the place of {@code set-cookie} among the names. */
    private static List<String> list(Map<String, Object> fields, String name) {
        fields.put(name, List.of());
        return new ArrayList<>();
    }

    private static List<String> joined(Object first) {
        List<String> values = new ArrayList<>();
        values.add((String) first);
        return values;
    }

    private static Object folded(String name, List<String> values) {
        if (name.equals("set-cookie")) {
            return Collections.unmodifiableList(values);
        }
        return String.join(name.equals("cookie") ? "; " : ", ", values);
    }

    @Override
    public String get(String name) {
        Object value = fields.get(name.toLowerCase(Locale.ROOT));
        return value instanceof List<?> list ? (String) list.get(0) : (String) value;
    }

    @Override
    public List<String> all(String name) {
        Object value = fields.get(name.toLowerCase(Locale.ROOT));
        if (value == null) {
            return List.of();
        }
        if (value instanceof List<?> list) {
            return list.stream().map(String.class::cast).toList();
        }
        return List.of((String) value);
    }

    @Override
    public boolean has(String name) {
        return fields.containsKey(name.toLowerCase(Locale.ROOT));
    }

    @Override
    public Set<String> names() {
        return fields.keySet();
    }

    @Override
    public int size() {
        return fields.size();
    }

    @Override
    public Map<String, Object> asMap() {
        return fields;
    }

    @Override
    public String toString() {
        return fields.toString();
    }
}
