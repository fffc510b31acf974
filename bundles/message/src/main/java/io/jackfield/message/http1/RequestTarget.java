package io.jackfield.message.http1;

import io.jackfield.spi.parser.HeadBlock;

/** The four forms of a request target (RFC 9112 section 3.2), each only with the methods it belongs to. */
final class RequestTarget {
    private RequestTarget() {}

    /** Whether the target has a form that its method may have, with a host that is one. */
    static boolean isValid(HeadBlock head, boolean connect) {
        byte[] b = head.bytes();
        int from = head.textFrom();
        int to = head.textTo();
        if (connect) {
            return Tokens.isHostAndPort(b, from, to);
        }
        if (from == to) {
            return false;
        }
        if (b[from] == '/') {
            return true;
        }
        if (b[from] == '*') {
            return to - from == 1 && isOptions(head);
        }
        return isAbsolute(b, from, to);
    }

    private static boolean isOptions(HeadBlock head) {
        int from = head.methodFrom();
        return head.methodTo() - from == 7
                && head.regionIs(from, head.methodTo(), "options")
                && head.bytes()[from] == 'O';
    }

    private static boolean isAbsolute(byte[] b, int from, int to) {
        int at = from;
        while (at < to && isSchemeChar(b[at], at == from)) {
            at++;
        }
        if (at == from || at + 2 >= to || b[at] != ':' || b[at + 1] != '/' || b[at + 2] != '/') {
            return false;
        }
        int authority = at + 3;
        int end = authority;
        while (end < to && b[end] != '/' && b[end] != '?') {
            end++;
        }
        // an authority with userinfo is no host: '@' is refused there (RFC 9110 section 4.2.4)
        return end > authority && b[authority] != ':' && Tokens.isHost(b, authority, end);
    }

    private static boolean isSchemeChar(int c, boolean first) {
        return Tokens.isLetter(c) || !first && (c >= '0' && c <= '9' || c == '+' || c == '-' || c == '.');
    }
}
