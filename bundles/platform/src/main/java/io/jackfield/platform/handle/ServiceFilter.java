package io.jackfield.platform.handle;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * A condition over service properties in OSGi's filter syntax, so that the same text means the same with and without a container.
 *
 * <pre>
 *   filter = "(" ( "&amp;" filter... | "|" filter... | "!" filter | key op value ) ")"
 *   op     = "=" | "~=" | "&gt;=" | "&lt;="        value: "*" stands for any characters, "\" takes the next one literally
 * </pre>
 *
 * Keys are matched without regard to case; a property that holds several values matches if one of them does.
 */
public final class ServiceFilter implements Predicate<Map<String, ?>> {
    private final String text;
    private final Predicate<Map<String, ?>> condition;

    private ServiceFilter(String text, Predicate<Map<String, ?>> condition) {
        this.text = text;
        this.condition = condition;
    }

    /**
     * Reads a filter; an empty one lets everything pass.
     *
     * @throws IllegalArgumentException if it is not one; the message quotes it and says what was expected where
     */
    public static ServiceFilter of(String text) {
        String trimmed = text.strip();
        if (trimmed.isEmpty()) {
            return new ServiceFilter("", properties -> true);
        }
        Reader reader = new Reader(trimmed);
        Predicate<Map<String, ?>> condition = reader.filter();
        if (reader.at < trimmed.length()) {
            throw reader.wrong("its end");
        }
        return new ServiceFilter(trimmed, condition);
    }

    @Override
    public boolean test(Map<String, ?> properties) {
        return condition.test(properties);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ServiceFilter filter && filter.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** The filter as it was given. */
    @Override
    public String toString() {
        return text;
    }

    /** Reads one filter from left to right. */
    private static final class Reader {
        private final String text;
        private int at;

        Reader(String text) {
            this.text = text;
        }

        Predicate<Map<String, ?>> filter() {
            expect('(');
            blanks();
            Predicate<Map<String, ?>> condition =
                    switch (peek()) {
                        case '&' -> all(next());
                        case '|' -> any(next());
                        case '!' -> not(next());
                        default -> comparison();
                    };
            expect(')');
            blanks();
            return condition;
        }

        private Predicate<Map<String, ?>> all(List<Predicate<Map<String, ?>>> parts) {
            return properties -> parts.stream().allMatch(p -> p.test(properties));
        }

        private Predicate<Map<String, ?>> any(List<Predicate<Map<String, ?>>> parts) {
            return properties -> parts.stream().anyMatch(p -> p.test(properties));
        }

        private Predicate<Map<String, ?>> not(List<Predicate<Map<String, ?>>> parts) {
            if (parts.size() != 1) {
                throw wrong("exactly one condition after '!'");
            }
            return parts.get(0).negate();
        }

        private List<Predicate<Map<String, ?>>> next() {
            at++;
            blanks();
            List<Predicate<Map<String, ?>>> parts = new ArrayList<>();
            while (peek() == '(') {
                parts.add(filter());
            }
            if (parts.isEmpty()) {
                throw wrong("'('");
            }
            return parts;
        }

        private Predicate<Map<String, ?>> comparison() {
            int start = at;
            while ("=<>~()".indexOf(peek()) < 0) {
                at++;
            }
            String key = text.substring(start, at).strip();
            if (key.isEmpty()) {
                throw wrong("a property's name");
            }
            char kind = peek();
            if (kind != '=') {
                at++;
            }
            expect('=');
            Value value = value();
            return properties -> matches(find(properties, key), kind, value);
        }

        private Value value() {
            List<String> parts = new ArrayList<>();
            StringBuilder part = new StringBuilder();
            while (peek() != ')') {
                char c = text.charAt(at++);
                if (c == '*') {
                    parts.add(part.toString());
                    part.setLength(0);
                } else {
                    part.append(c == '\\' ? take() : c);
                }
            }
            parts.add(part.toString());
            return new Value(parts);
        }

        private char take() {
            peek();
            return text.charAt(at++);
        }

        private char peek() {
            if (at >= text.length()) {
                throw wrong("')'");
            }
            return text.charAt(at);
        }

        private void expect(char c) {
            if (at >= text.length() || text.charAt(at) != c) {
                throw wrong("'" + c + "'");
            }
            at++;
        }

        private void blanks() {
            while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
                at++;
            }
        }

        IllegalArgumentException wrong(String expected) {
            return new IllegalArgumentException(
                    "\"" + text + "\" is not a filter: expected " + expected + " at character " + (at + 1));
        }
    }

    /** The right side of a comparison: its literal parts, between which anything may stand. */
    private record Value(List<String> parts) {
        boolean wild() {
            return parts.size() > 1;
        }

        String literal() {
            return parts.get(0);
        }

        boolean accepts(String value) {
            if (!wild()) {
                return value.equals(literal());
            }
            String last = parts.get(parts.size() - 1);
            int end = value.length() - last.length();
            int at = literal().length();
            if (!value.startsWith(literal()) || end < at || !value.endsWith(last)) {
                return false;
            }
            for (String part : parts.subList(1, parts.size() - 1)) {
                int found = value.indexOf(part, at);
                if (found < 0 || found + part.length() > end) {
                    return false;
                }
                at = found + part.length();
            }
            return true;
        }
    }

    private static Object find(Map<String, ?> properties, String key) {
        Object exact = properties.get(key);
        if (exact != null) {
            return exact;
        }
        for (Map.Entry<String, ?> property : properties.entrySet()) {
            if (property.getKey().equalsIgnoreCase(key)) {
                return property.getValue();
            }
        }
        return null;
    }

    private static boolean matches(Object found, char kind, Value value) {
        if (found == null) {
            return false;
        }
        if (found instanceof Collection<?> many) {
            return many.stream().anyMatch(one -> matches(one, kind, value));
        }
        if (found.getClass().isArray()) {
            for (int i = 0; i < Array.getLength(found); i++) {
                if (matches(Array.get(found, i), kind, value)) {
                    return true;
                }
            }
            return false;
        }
        return switch (kind) {
            case '<' -> compare(found, value.literal()) <= 0;
            case '>' -> compare(found, value.literal()) >= 0;
            case '~' -> plain(String.valueOf(found)).equals(plain(String.join("*", value.parts())));
            default -> value.accepts(String.valueOf(found)) || !value.wild() && sameNumber(found, value.literal());
        };
    }

    private static String plain(String text) {
        return text.replaceAll("\\s", "").toLowerCase(java.util.Locale.ROOT);
    }

    private static boolean sameNumber(Object found, String wanted) {
        return found instanceof Number && isNumber(wanted) && compare(found, wanted) == 0;
    }

    private static int compare(Object found, String wanted) {
        if (found instanceof Number number && isNumber(wanted)) {
            return Double.compare(number.doubleValue(), Double.parseDouble(wanted.strip()));
        }
        return String.valueOf(found).compareTo(wanted);
    }

    private static boolean isNumber(String text) {
        return text.strip().matches("-?[0-9]{1,15}(\\.[0-9]{1,15})?");
    }
}
