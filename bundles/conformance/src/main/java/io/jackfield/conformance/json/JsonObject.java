package io.jackfield.conformance.json;

import java.util.List;
import java.util.Map;

/**
 * The members of a JSON object, with what stands for one that is absent or null.
 *
 * @param members by name, as {@link JsonReader} gives them
 */
public record JsonObject(Map<String, Object> members) {
    /** @throws IllegalArgumentException if the text is no JSON object */
    public static JsonObject read(String text) {
        return of(JsonReader.read(text));
    }

    /**
     * A value as an object.
     *
     * @param value a map, or null: an object without members
     */
    // the reader makes no other maps
    @SuppressWarnings("unchecked")
    public static JsonObject of(Object value) {
        if (value != null && !(value instanceof Map)) {
            throw new IllegalArgumentException("expected an object, found " + value);
        }
        return new JsonObject(value == null ? Map.of() : (Map<String, Object>) value);
    }

    /** Whether the member is there, perhaps as null. */
    public boolean has(String name) {
        return members.containsKey(name);
    }

    public Object get(String name) {
        return members.get(name);
    }

    public String text(String name, String otherwise) {
        Object value = get(name);
        return value == null ? otherwise : value.toString();
    }

    public long number(String name, long otherwise) {
        Object value = get(name);
        return value == null ? otherwise : ((Number) value).longValue();
    }

    public boolean flag(String name, boolean otherwise) {
        Object value = get(name);
        return value == null ? otherwise : (Boolean) value;
    }

    /** The elements of an array that are objects. */
    public List<JsonObject> objects(String name) {
        return list(name).stream().map(JsonObject::of).toList();
    }

    public List<?> list(String name) {
        Object value = get(name);
        return value == null ? List.of() : (List<?>) value;
    }
}
