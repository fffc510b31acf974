package io.jackfield.message;

import io.jackfield.api.error.ArgumentException;
import io.jackfield.api.error.ErrorCodes;
import io.jackfield.spi.engine.Fields;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Header fields to be sent, in order, each name once whatever its case; a value may stand for several lines (checklist items 73, 74,
 * 148). As {@link Fields} it is the lines. {@link LineList} takes names that repeat.
 */
final class FieldMap implements Fields {
    private static final int FIRST_FIELDS = 2;
    /** For each field: its name, the value as it was set, and what goes on the wire, a String or a String[]. */
    private static final int STRIDE = 3;

    private Object[] entries;
    private int count;
    private int lines;
    /** Fields that stand for no line, or several. */
    private int lists;

    FieldMap() {
        entries = new Object[FIRST_FIELDS * STRIDE];
    }

    /** The same fields as another has now. */
    FieldMap(FieldMap other) {
        entries = other.entries.clone();
        count = other.count;
        lines = other.lines;
        lists = other.lists;
    }

    // ---- the map

    void set(String name, Object value) {
        Object wire = wire(name, value);
        int at = find(name);
        if (at < 0) {
            at = count++ * STRIDE;
            if (at == entries.length) {
                entries = Arrays.copyOf(entries, at * 2);
            }
        } else {
            count(entries[at + 2], -1);
        }
        entries[at] = name;
        entries[at + 1] = value;
        entries[at + 2] = wire;
        count(wire, 1);
    }

    private void count(Object wire, int sign) {
        lines += sign * linesOf(wire);
        lists += wire instanceof String[] ? sign : 0;
    }

    void append(String name, Object value) {
        int at = find(name);
        if (at < 0) {
            set(name, value);
            return;
        }
        List<Object> all = new ArrayList<>(elements(entries[at + 1]));
        all.addAll(elements(checkedValue(name, value)));
        set((String) entries[at], all);
    }

    Object get(String name) {
        int at = find(name);
        return at < 0 ? null : entries[at + 1];
    }

    boolean has(String name) {
        return find(name) >= 0;
    }

    void remove(String name) {
        int at = find(name);
        if (at >= 0) {
            count(entries[at + 2], -1);
            int end = --count * STRIDE;
            System.arraycopy(entries, at + STRIDE, entries, at, end - at);
            Arrays.fill(entries, end, end + STRIDE, null);
        }
    }

    List<String> names() {
        List<String> names = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            names.add(lower(i));
        }
        return names;
    }

    Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            map.put(lower(i), entries[i * STRIDE + 1]);
        }
        return map;
    }

    private String lower(int i) {
        return ((String) entries[i * STRIDE]).toLowerCase(Locale.ROOT);
    }

    private int find(String name) {
        for (int at = 0; at < count * STRIDE; at += STRIDE) {
            if (((String) entries[at]).equalsIgnoreCase(name)) {
                return at;
            }
        }
        return -1;
    }

    // ---- values

    /** Checks a value and makes of it what goes on the wire. */
    static Object wire(String name, Object value) {
        FieldRules.checkName("Header name", name);
        checkedValue(name, value);
        if (value instanceof String text) {
            FieldRules.checkValue("header content", name, text);
            return text;
        }
        if (!(value instanceof Collection) && !(value instanceof Object[])) {
            String text = String.valueOf(value);
            FieldRules.checkValue("header content", name, text);
            return text;
        }
        List<Object> elements = elements(value);
        String[] texts = new String[elements.size()];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = String.valueOf(elements.get(i));
            FieldRules.checkValue("header content", name, texts[i]);
        }
        return texts.length > 1 && name.equalsIgnoreCase("cookie") ? String.join("; ", texts) : texts;
    }

    private static Object checkedValue(String name, Object value) {
        if (value == null) {
            throw ArgumentException.type(
                    ErrorCodes.ERR_HTTP_INVALID_HEADER_VALUE,
                    "Invalid value \"undefined\" for header \"" + name + "\"");
        }
        return value;
    }

    private static List<Object> elements(Object value) {
        if (value instanceof Collection<?> collection) {
            return new ArrayList<>(collection);
        }
        return value instanceof Object[] array ? Arrays.asList(array) : List.of(value);
    }

    private static int linesOf(Object wire) {
        return wire instanceof String[] many ? many.length : 1;
    }

    // ---- Fields

    @Override
    public int size() {
        return lines;
    }

    @Override
    public String name(int index) {
        if (lists == 0) {
            return (String) entries[index * STRIDE];
        }
        int line = index;
        int at = 0;
        for (; line >= linesOf(entries[at + 2]); at += STRIDE) {
            line -= linesOf(entries[at + 2]);
        }
        return (String) entries[at];
    }

    @Override
    public String value(int index) {
        if (lists == 0) {
            return (String) entries[index * STRIDE + 2];
        }
        int line = index;
        int at = 0;
        for (; line >= linesOf(entries[at + 2]); at += STRIDE) {
            line -= linesOf(entries[at + 2]);
        }
        return entries[at + 2] instanceof String[] many ? many[line] : (String) entries[at + 2];
    }
}
