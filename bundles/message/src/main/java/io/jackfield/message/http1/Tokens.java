package io.jackfield.message.http1;

import io.jackfield.spi.parser.HeadBlock;

/** Reads lists, lengths and hosts out of the bytes of a {@link HeadBlock}, without making strings. */
final class Tokens {
    /** What {@link #length} answers for text that is no length. */
    static final long INVALID = -1;

    private static final int MAX_PORT = 65535;

    private Tokens() {}

    /** Whether a comma-separated list has this element, whatever its case (RFC 9110 section 5.6.1). */
    static boolean listHas(HeadBlock head, int from, int to, String lowerCaseElement) {
        byte[] b = head.bytes();
        int at = from;
        while (at < to) {
            int comma = indexOf(b, at, to, ',');
            int start = at;
            int end = comma;
            while (start < end && isBlank(b[start])) {
                start++;
            }
            while (end > start && isBlank(b[end - 1])) {
                end--;
            }
            if (head.regionIs(start, end, lowerCaseElement)) {
                return true;
            }
            at = comma + 1;
        }
        return false;
    }

    /** Where a char is first, or {@code to}. */
    static int indexOf(byte[] b, int from, int to, char c) {
        int at = from;
        while (at < to && b[at] != c) {
            at++;
        }
        return at;
    }

    /** A decimal number of bytes, or {@link #INVALID} (RFC 9110 section 8.6). */
    static long length(byte[] b, int from, int to) {
        if (from == to) {
            return INVALID;
        }
        long length = 0;
        for (int i = from; i < to; i++) {
            int digit = b[i] - '0';
            if (digit < 0 || digit > 9 || length > (Long.MAX_VALUE - digit) / 10) {
                return INVALID;
            }
            length = length * 10 + digit;
        }
        return length;
    }

    /** Whether the bytes are {@code uri-host [ ":" port ]}; an empty host is one (RFC 9110 section 7.2). */
    static boolean isHost(byte[] b, int from, int to) {
        int end = hostEnd(b, from, to);
        return end >= 0 && (end == to || b[end] == ':' && isPort(b, end + 1, to));
    }

    /** Whether the bytes are a host that is not empty, a colon and a port (RFC 9112 section 3.2.3). */
    static boolean isHostAndPort(byte[] b, int from, int to) {
        int end = hostEnd(b, from, to);
        return end > from && end < to - 1 && b[end] == ':' && isPort(b, end + 1, to);
    }

    private static int hostEnd(byte[] b, int from, int to) {
        if (from < to && b[from] == '[') {
            return literalEnd(b, from + 1, to);
        }
        int at = from;
        while (at < to && b[at] != ':') {
            int c = b[at];
            if (c == '%') {
                if (at + 2 >= to || !isHex(b[at + 1]) || !isHex(b[at + 2])) {
                    return -1;
                }
                at += 2;
            } else if (!isUnreservedOrSubDelim(c)) {
                return -1;
            }
            at++;
        }
        return at;
    }

    private static int literalEnd(byte[] b, int from, int to) {
        int at = from;
        while (at < to && b[at] != ']') {
            if (b[at] != ':' && !isUnreservedOrSubDelim(b[at])) {
                return -1;
            }
            at++;
        }
        return at == to || at == from ? -1 : at + 1;
    }

    private static boolean isPort(byte[] b, int from, int to) {
        if (from == to) {
            return true;
        }
        long port = length(b, from, to);
        return port >= 0 && port <= MAX_PORT;
    }

    private static boolean isUnreservedOrSubDelim(int c) {
        return isLetter(c) || c >= '0' && c <= '9' || c > ' ' && "-._~!$&'()*+,;=".indexOf(c) >= 0;
    }

    static boolean isLetter(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    private static boolean isHex(int c) {
        return c >= '0' && c <= '9' || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F';
    }

    private static boolean isBlank(int c) {
        return c == ' ' || c == '\t';
    }
}
