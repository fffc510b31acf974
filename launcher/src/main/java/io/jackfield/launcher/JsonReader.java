package io.jackfield.launcher;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Reads the JSON of feature files (RFC 8259) into maps, lists, strings, {@code Long}, {@code Double}, {@code Boolean}
 * and {@code null}. What the values mean is {@link Feature}'s.
 */
final class JsonReader {
    private static final int DEPTH = 64;
    private static final Pattern WHOLE = Pattern.compile("-?(0|[1-9]\\d{0,17})");
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9]\\d*)(\\.\\d+)?([eE][+-]?\\d+)?");

    private final String text;
    private int at;
    private int depth;

    private JsonReader(String text) {
        this.text = text;
    }

    /** @throws IllegalArgumentException if the text is not one JSON value; the message carries the line */
    static Object read(String text) {
        JsonReader reader = new JsonReader(text);
        Object value = reader.value();
        reader.blank();
        if (reader.at < text.length()) {
            throw reader.expected("the end");
        }
        return value;
    }

    private Object value() {
        blank();
        return switch (peek()) {
            case '{' -> nested(this::object);
            case '[' -> nested(this::array);
            case '"' -> string();
            case 't' -> word("true", true);
            case 'f' -> word("false", false);
            case 'n' -> word("null", null);
            default -> number();
        };
    }

    private <T> T nested(java.util.function.Supplier<T> reading) {
        if (++depth > DEPTH) {
            throw expected("no more than " + DEPTH + " levels");
        }
        T value = reading.get();
        depth--;
        return value;
    }

    private Map<String, Object> object() {
        Map<String, Object> members = new LinkedHashMap<>();
        take('{');
        if (!taken('}')) {
            do {
                blank();
                String name = string();
                take(':');
                if (members.containsKey(name)) {
                    throw expected("a name other than \"" + name + "\", which is there already");
                }
                members.put(name, value());
            } while (taken(','));
            take('}');
        }
        return members;
    }

    private List<Object> array() {
        List<Object> elements = new ArrayList<>();
        take('[');
        if (!taken(']')) {
            do {
                elements.add(value());
            } while (taken(','));
            take(']');
        }
        return elements;
    }

    private String string() {
        if (peek() != '"') {
            throw expected("a string");
        }
        at++;
        StringBuilder chars = new StringBuilder();
        int from = at;
        for (char c = next(); c != '"'; c = next()) {
            if (c < ' ') {
                throw expected("no control character in a string");
            }
            if (c == '\\') {
                chars.append(text, from, at - 1).append(escaped());
                from = at;
            }
        }
        return chars.append(text, from, at - 1).toString();
    }

    private char escaped() {
        char c = next();
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unicode();
            default -> throw expected("an escape");
        };
    }

    private char unicode() {
        if (at + 4 > text.length()) {
            throw expected("four hexadecimal digits");
        }
        int code = 0;
        for (int i = 0; i < 4; i++) {
            int digit = Character.digit(text.charAt(at++), 16);
            if (digit < 0) {
                throw expected("four hexadecimal digits");
            }
            code = code << 4 | digit;
        }
        return (char) code;
    }

    private Object number() {
        int from = at;
        while (at < text.length() && "+-.eE0123456789".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        String number = text.substring(from, at);
        if (WHOLE.matcher(number).matches()) {
            return Long.valueOf(number);
        }
        if (NUMBER.matcher(number).matches()) {
            return Double.valueOf(number);
        }
        throw expected("a value");
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
        blank();
        if (peek() != c) {
            return false;
        }
        at++;
        return true;
    }

    private char peek() {
        return at < text.length() ? text.charAt(at) : 0;
    }

    private char next() {
        if (at == text.length()) {
            throw expected("the end of a string");
        }
        return text.charAt(at++);
    }

    private void blank() {
        while (at < text.length() && isBlank(text.charAt(at))) {
            at++;
        }
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\n' || c == '\r' || c == '\t';
    }

    private IllegalArgumentException expected(String what) {
        long line = text.substring(0, Math.min(at, text.length())).lines().count();
        return new IllegalArgumentException("line " + Math.max(1, line) + ": expected " + what);
    }
}
