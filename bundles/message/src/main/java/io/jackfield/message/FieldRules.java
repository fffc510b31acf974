package io.jackfield.message;

import io.jackfield.api.error.ArgumentException;
import io.jackfield.api.error.ErrorCodes;

/** What may be a field name, a field value and a reason phrase; else throws what Node throws (checklist items 149, 150, 159). */
public final class FieldRules {
    private static final String TOKEN_MARKS = "^_`-!#$%&'*+.|~";
    private static final boolean[] TOKEN = new boolean[128];

    static {
        for (char c = 0; c < TOKEN.length; c++) {
            TOKEN[c] =
                    c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || TOKEN_MARKS.indexOf(c) >= 0;
        }
    }

    private FieldRules() {}

    /** Whether text is a token (RFC 9110 section 5.6.2). */
    public static boolean isToken(String text) {
        if (text == null || text.isEmpty()) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= TOKEN.length || !TOKEN[c]) {
                return false;
            }
        }
        return true;
    }

    /** Whether text may be sent as a value: tab, printable ASCII, and 0x80 to 0xff (RFC 9110 section 5.5). */
    public static boolean isText(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' && c != '\t' || c == 0x7f || c > 0xff) {
                return false;
            }
        }
        return true;
    }

    /**
     * Checks a field name.
     *
     * @param what {@code Header name} or {@code Trailer name}
     */
    public static void checkName(String what, String name) {
        if (!isToken(name)) {
            throw ArgumentException.type(
                    ErrorCodes.ERR_INVALID_HTTP_TOKEN,
                    what + " must be a valid HTTP token [\"" + (name == null ? "undefined" : name) + "\"]");
        }
    }

    /**
     * Checks a field value.
     *
     * @param what {@code header content} or {@code trailer content}
     */
    public static void checkValue(String what, String name, String value) {
        if (!isText(value)) {
            throw ArgumentException.type(
                    ErrorCodes.ERR_INVALID_CHAR, "Invalid character in " + what + " [\"" + name + "\"]");
        }
    }

    /** Checks a reason phrase. */
    public static void checkReason(String reason) {
        if (!isText(reason)) {
            throw ArgumentException.type(ErrorCodes.ERR_INVALID_CHAR, "Invalid character in statusMessage");
        }
    }

    /** Checks that a name was given to a lookup. */
    static String given(String name) {
        if (name == null) {
            throw ArgumentException.type(
                    ErrorCodes.ERR_INVALID_ARG_TYPE,
                    "The \"name\" argument must be of type string. Received type undefined");
        }
        return name;
    }
}
