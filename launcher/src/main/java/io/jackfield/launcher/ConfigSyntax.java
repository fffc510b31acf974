package io.jackfield.launcher;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a {@code .config} file of Felix looks like. Felix's reader takes what does not look so for something else, {@code
 * port=8080} without quotes for a part of the next key, {@code B"yes"} for no; {@link ConfigurationFiles} asks here
 * first.
 */
final class ConfigSyntax {
    private static final String SPACE = "(?:\\s|\\\\\\r?\\n)*+";
    private static final String TEXT = "\"[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+\"";
    private static final String TEXTS = "(?:" + TEXT + SPACE + ",?+" + SPACE + ")*+";
    private static final String VALUE = "(?<type>[TILFDXSCBilfdxscb]?)(?<texts>" + TEXT + "|\\[" + SPACE + TEXTS
            + "\\]|\\(" + SPACE + TEXTS + "\\))";
    private static final Pattern BLANK = Pattern.compile("(?:\\s++|#[^\\n]*+)++");
    private static final Pattern ENTRY =
            Pattern.compile("(?<key>[^\\s=\"#\\[\\]()]++)" + SPACE + "=" + SPACE + VALUE + "(?=\\s|$)", Pattern.DOTALL);
    private static final Pattern EACH = Pattern.compile(TEXT, Pattern.DOTALL);
    /** By letter; Felix writes the others as bits. */
    private static final Map<String, String> TYPES =
            Map.of("B", "Boolean", "I", "Integer", "L", "Long", "S", "Short", "X", "Byte");

    private ConfigSyntax() {}

    /** @throws IllegalArgumentException if the text is no such file; the message begins with the line */
    static void check(String text) {
        int at = 0;
        Matcher blank = BLANK.matcher(text);
        Matcher entry = ENTRY.matcher(text);
        while (true) {
            at = blank.region(at, text.length()).lookingAt() ? blank.end() : at;
            if (at == text.length()) {
                return;
            }
            if (!entry.region(at, text.length()).lookingAt()) {
                throw wrong(text, at, "expected key=\"text\", key=I\"8080\" or key=[\"a\",\"b\"]");
            }
            checkValues(text, entry);
            at = entry.end();
        }
    }

    private static void checkValues(String text, Matcher entry) {
        String type = TYPES.get(entry.group("type").toUpperCase(Locale.ROOT));
        Matcher each = EACH.matcher(text).region(entry.start("texts"), entry.end("texts"));
        while (type != null && each.find()) {
            String wrong = TypedValue.wrong(entry.group("key"), type, each.group());
            if (wrong != null) {
                throw wrong(text, each.start(), wrong);
            }
        }
    }

    /** With the line. */
    static IllegalArgumentException wrong(String text, int at, String why) {
        long line = text.substring(0, at).chars().filter(c -> c == '\n').count() + 1;
        return new IllegalArgumentException("line " + line + ": " + why);
    }
}
