package io.jackfield.parser.netty;

import java.util.BitSet;

/** Sets of characters that the checks ask for. */
final class Characters {
    private static final String ALPHANUMERIC = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    private static final BitSet TOKEN = of(ALPHANUMERIC + "!#$%&'*+-.^_`|~");
    private static final BitSet TARGET = of(ALPHANUMERIC + "-._~!$&'()*+,;=:@/?[]");

    private Characters() {}

    private static BitSet of(String members) {
        BitSet set = new BitSet(128);
        members.chars().forEach(set::set);
        return set;
    }

    /** A byte of a token (RFC 9110 section 5.6.2). */
    static boolean isToken(int b) {
        return TOKEN.get(b);
    }

    /** A byte of some request target; where brackets may stand is told by {@link Target}. */
    static boolean isTarget(int b) {
        return TARGET.get(b);
    }

    /** HTAB, SP, VCHAR or obs-text (RFC 9110 section 5.5). */
    static boolean isText(int b) {
        return b == '\t' || (b >= ' ' && b != 0x7f);
    }

    static boolean isBlank(int b) {
        return b == ' ' || b == '\t';
    }

    static boolean isHex(int b) {
        return Character.digit(b, 16) >= 0 && b < 128;
    }

    static boolean isDigit(int b) {
        return b >= '0' && b <= '9';
    }
}
