package io.jackfield.message;

import io.jackfield.api.Http;
import java.util.Map;

/** The reason phrases of {@link Http#statusCodes()}, found without a search. */
public final class Reasons {
    private static final String[] PHRASES = new String[600];

    static {
        for (Map.Entry<Integer, String> each : Http.statusCodes().entrySet()) {
            PHRASES[each.getKey()] = each.getValue();
        }
    }

    private Reasons() {}

    /** The phrase for a status code, or {@code unknown}, as Node says (checklist item 176). */
    public static String of(int code) {
        String phrase = code < PHRASES.length ? PHRASES[code] : null;
        return phrase == null ? "unknown" : phrase;
    }
}
