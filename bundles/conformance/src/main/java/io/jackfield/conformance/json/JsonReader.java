package io.jackfield.conformance.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads JSON that a program wrote (RFC 8259) into maps, lists, strings, {@code Long}, {@code Double}, {@code Boolean} and {@code null};
 * {@link JsonText} is the way back.
 */
public final class JsonReader {
    private static final String NUMBER = "+-.eE0123456789";
    private static final String ESCAPED = "\"\\/bfnrt";
    private static final String MEANT = "\"\\/\b\f\n\r\t";

    private final String text;
    private int at;

    private JsonReader(String text) {
        this.text = text;
    }

    /** @throws IllegalArgumentException if the text is not one JSON value */
    public static Object read(String text) {
        JsonReader reader = new JsonReader(text);
        Object value = reader.value();
        if (reader.peek() != 0) {
            throw reader.expected("the end");
        }
        return value;
    }

    private Object value() {
        return switch (peek()) {
            case '{' -> object();
            case '[' -> array();
            case '"' -> string();
            case 't' -> word("true", true);
            case 'f' -> word("false", false);
            case 'n' -> word("null", null);
            default -> number();
        };
    }

    private Map<String, Object> object() {
        Map<String, Object> members = new LinkedHashMap<>();
        take('{');
        for (boolean more = peek() != '}'; more; more = taken(',')) {
            String name = string();
            take(':');
            members.put(name, value());
        }
        take('}');
        return members;
    }

    private List<Object> array() {
        List<Object> elements = new ArrayList<>();
        take('[');
        for (boolean more = peek() != ']'; more; more = taken(',')) {
            elements.add(value());
        }
        take(']');
        return elements;
    }

    private String string() {
        take('"');
        StringBuilder chars = new StringBuilder();
        for (char c = next(); c != '"'; c = next()) {
            chars.append(c == '\\' ? escaped(next()) : c);
        }
        return chars.toString();
    }

    private char escaped(char c) {
        if (c == 'u' && at + 4 <= text.length()) {
            at += 4;
            return (char) Integer.parseInt(text, at - 4, at, 16);
        }
        int which = ESCAPED.indexOf(c);
        if (which < 0) {
            throw expected("an escape");
        }
        return MEANT.charAt(which);
    }

    private Object number() {
        int from = at;
        while (at < text.length() && NUMBER.indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        String digits = text.substring(from, at);
        if (digits.isEmpty()) {
            throw expected("a value");
        }
        return digits.matches("-?\\d{1,18}") ? (Object) Long.valueOf(digits) : Double.valueOf(digits);
    }

    private Object word(String word, Object value) {
        if (!text.startsWith(word, at)) {
            throw expected("a value");
        }
        at += word.length();
        return value;
    }

    private void take(char c) {
        if (!taken(c)) {
            throw expected("'" + c + "'");
        }
    }

    private boolean taken(char c) {
        if (peek() != c) {
            return false;
        }
        at++;
        return true;
    }

    /** The char behind white space, 0 at the end. */
    private char peek() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at < text.length() ? text.charAt(at) : 0;
    }

    private char next() {
        if (at == text.length()) {
            throw expected("the end of a string");
        }
        return text.charAt(at++);
    }

    private IllegalArgumentException expected(String what) {
        return new IllegalArgumentException("at character " + at + ": expected " + what);
    }
}
