package io.jackfield.message;

import io.jackfield.spi.engine.Fields;
import java.util.ArrayList;
import java.util.List;

/** Field lines to be sent as they were given, names may repeat: headers given with the head, and trailers. {@link FieldMap} keeps each
 * name once. */
public final class LineList implements Fields {
    private final List<String> texts = new ArrayList<>();

    /** Adds a header; a value may stand for several lines. Throws what Node throws. */
    public void addHeader(String name, Object value) {
        Object wire = FieldMap.wire(name, value);
        if (wire instanceof String[] many) {
            for (String one : many) {
                add(name, one);
            }
        } else {
            add(name, (String) wire);
        }
    }

    /** Adds a trailer. Throws what Node throws. */
    public void addTrailer(String name, Object value) {
        FieldRules.checkName("Trailer name", name);
        String text = String.valueOf(value);
        FieldRules.checkValue("trailer content", name, text);
        add(name, text);
    }

    private void add(String name, String value) {
        texts.add(name);
        texts.add(value);
    }

    @Override
    public int size() {
        return texts.size() / 2;
    }

    @Override
    public String name(int index) {
        return texts.get(2 * index);
    }

    @Override
    public String value(int index) {
        return texts.get(2 * index + 1);
    }
}
