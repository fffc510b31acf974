package io.jackfield.access.log;

/** Writes text of a peer between quotes so that it can neither end them nor the line. */
final class Quoted {
    private static final String DIGITS = "0123456789abcdef";

    private Quoted() {}

    /** As Apache does: quote and backslash with a backslash, everything but printable ASCII as {@code \xhh} of its bytes in latin-1. */
    static void apache(StringBuilder line, String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                line.append('\\').append(c);
            } else if (c >= ' ' && c < 0x7f) {
                line.append(c);
            } else if (c <= 0xff) {
                line.append("\\x").append(DIGITS.charAt(c >> 4)).append(DIGITS.charAt(c & 0xf));
            } else {
                unicode(line, c);
            }
        }
    }

    /** As RFC 8259 section 7 wants it, and everything but printable ASCII escaped. */
    static void json(StringBuilder line, String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                line.append('\\').append(c);
            } else if (c >= ' ' && c < 0x7f) {
                line.append(c);
            } else {
                unicode(line, c);
            }
        }
    }

    private static void unicode(StringBuilder line, char c) {
        line.append("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) {
            line.append(DIGITS.charAt(c >> shift & 0xf));
        }
    }
}
