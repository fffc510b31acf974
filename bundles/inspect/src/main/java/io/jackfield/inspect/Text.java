package io.jackfield.inspect;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Bytes as text on one line: what is no printable ASCII is escaped. */
final class Text {
    private Text() {}

    static String of(byte[] bytes, int from, int to) {
        StringBuilder out = new StringBuilder(to - from);
        for (char c : new String(bytes, from, to - from, StandardCharsets.ISO_8859_1).toCharArray()) {
            switch (c) {
                case '\r' -> out.append("\\r");
                case '\n' -> out.append("\\n");
                case '\t' -> out.append("\\t");
                case '\\' -> out.append("\\\\");
                default ->
                    out.append(c < ' ' || c > '~' ? String.format(Locale.ROOT, "\\x%02x", (int) c) : String.valueOf(c));
            }
        }
        return out.toString();
    }
}
