package io.jackfield.launcher;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether values of the Configurator's JSON are what their keys say, {@code "port:Integer": "8080"}. Felix's reader
 * makes no, 0 or nothing of what is not; {@link ConfigurationFiles} asks here first, as {@link ConfigSyntax} for its
 * other form. What JSON is, is left to the reader.
 */
final class ConfiguratorSyntax {
    private static final String TEXT = "\"[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+\"";
    private static final String COMMENT = "//[^\\n]*+|/\\*.*?\\*/";
    private static final String GAP = "(?:\\s|" + COMMENT + ")*+";
    private static final String SCALAR = "(?:" + TEXT + "|[^\\s,:\\[\\]{}\"/]++)";
    private static final String LIST = "\\[(?:" + GAP + SCALAR + GAP + ",?+)*+" + GAP + "\\]";
    private static final String KEY = "\"(?<key>[^\"\\\\:]++):(?:Collection<)?"
            + "(?<type>Boolean|Integer|Long|Short|Byte|Float|Double|boolean|int|long|short|byte|float|double)(?:\\[\\]|>)?\"";
    private static final Pattern TOKEN = Pattern.compile(
            KEY + GAP + ":" + GAP + "(?<values>" + SCALAR + "|" + LIST + ")|" + TEXT + "|" + COMMENT, Pattern.DOTALL);
    private static final Pattern EACH = Pattern.compile("(?<value>" + SCALAR + ")|" + COMMENT, Pattern.DOTALL);

    private ConfiguratorSyntax() {}

    /** @throws IllegalArgumentException if a value is not of the type that its key names; the message begins with the line */
    static void check(String text) {
        Matcher token = TOKEN.matcher(text);
        while (token.find()) {
            if (token.group("values") != null) {
                checkValues(text, token);
            }
        }
    }

    private static void checkValues(String text, Matcher token) {
        Matcher each = EACH.matcher(text).region(token.start("values"), token.end("values"));
        while (each.find()) {
            String value = each.group("value");
            String wrong = value == null ? null : TypedValue.wrong(token.group("key"), token.group("type"), value);
            if (wrong != null) {
                throw ConfigSyntax.wrong(text, each.start(), wrong);
            }
        }
    }
}
