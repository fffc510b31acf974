package io.jackfield.launcher;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a {@code .config} file of Felix looks like. Felix's reader takes what does not look so for something else,
 * {@code port=8080} without quotes for a part of the next key; {@link ConfigurationFiles} asks here first.
 */
final class ConfigSyntax {
    private static final String SPACE = "(?:\\s|\\\\\\r?\\n)*+";
    private static final String TEXT = "\"[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+\"";
    private static final String TEXTS = "(?:" + TEXT + SPACE + ",?+" + SPACE + ")*+";
    private static final String VALUE =
            "[TILFDXSCBilfdxscb]?(?:" + TEXT + "|\\[" + SPACE + TEXTS + "\\]|\\(" + SPACE + TEXTS + "\\))";
    private static final Pattern BLANK = Pattern.compile("(?:\\s++|#[^\\n]*+)++");
    private static final Pattern ENTRY =
            Pattern.compile("[^\\s=\"#\\[\\]()]++" + SPACE + "=" + SPACE + VALUE + "(?=\\s|$)", Pattern.DOTALL);

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
                long line = text.substring(0, at).chars().filter(c -> c == '\n').count() + 1;
                throw new IllegalArgumentException(
                        "line " + line + ": expected key=\"text\", key=I\"8080\" or key=[\"a\",\"b\"]");
            }
            at = entry.end();
        }
    }
}
