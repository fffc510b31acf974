package io.jackfield.parser.core;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** What each byte may be part of, as one table that the loops look bytes up in; and eight bytes at a time as a long. */
final class Octets {
    static final byte HTAB = '\t';
    static final byte LF = '\n';
    static final byte CR = '\r';
    static final byte SP = ' ';

    /** A byte of a token (RFC 9110 section 5.6.2). */
    static final int TOKEN = 1;
    /** A byte of path or query, the percent sign left out (RFC 3986 section 3.3 and 3.4). */
    static final int TARGET = 2;
    /** A byte of a field value or reason phrase: HTAB, SP, VCHAR, obs-text (RFC 9110 section 5.5). */
    static final int TEXT = 4;
    /** A byte of a registered name, the percent sign left out (RFC 3986 section 3.2.2). */
    static final int REG_NAME = 8;
    /** A letter or digit or one of + - . as in a scheme (RFC 3986 section 3.1). */
    static final int SCHEME = 16;
    /** A byte of a quoted string that stands for itself (RFC 9110 section 5.6.4). */
    static final int QUOTED = 32;

    static final byte[] CLASS = new byte[256];
    private static final byte[] HEX = new byte[256];

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;

    static {
        String alphanumeric = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
        String unreserved = alphanumeric + "-._~";
        String subDelims = "!$&'()*+,;=";
        mark(alphanumeric + "!#$%&'*+-.^_`|~", TOKEN);
        mark(unreserved + subDelims + ":@/?", TARGET);
        mark(unreserved + subDelims, REG_NAME);
        mark(alphanumeric + "+-.", SCHEME);
        mark("\t", TEXT | QUOTED);
        for (int b = ' '; b < 256; b++) {
            if (b != 0x7f) {
                CLASS[b] |= (byte) (b == '"' || b == '\\' ? TEXT : TEXT | QUOTED);
            }
        }
        Arrays.fill(HEX, (byte) -1);
        for (int i = 0; i < 16; i++) {
            HEX["0123456789abcdef".charAt(i)] = (byte) i;
            HEX["0123456789ABCDEF".charAt(i)] = (byte) i;
        }
    }

    private Octets() {}

    private static void mark(String characters, int bits) {
        for (byte b : characters.getBytes(StandardCharsets.ISO_8859_1)) {
            CLASS[b] |= (byte) bits;
        }
    }

    /** Whether a byte belongs to a class. */
    static boolean is(byte b, int bits) {
        return (CLASS[b & 0xff] & bits) != 0;
    }

    /** The value of a hex digit, or -1. */
    static int hex(byte b) {
        return HEX[b & 0xff];
    }

    /** Whether a byte is white space within a line. */
    static boolean isBlank(byte b) {
        return b == SP || b == HTAB;
    }

    /** Whether a byte is a decimal digit. */
    static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }

    /** Eight bytes, the first the least significant. */
    static long eight(byte[] bytes, int at) {
        return (long) LONG.get(bytes, at);
    }

    /** Text of at most eight letters as {@link #eight} would give it, zero bytes after it. */
    static long word(String text) {
        long word = 0;
        for (int i = text.length() - 1; i >= 0; i--) {
            word = word << 8 | text.charAt(i);
        }
        return word;
    }

    /**
     * Marks the bytes among eight that are below SP or DEL. Only the lowest mark counts, since a borrow or carry can run into the bytes
     * above it, and the table decides what it means: a byte above 0xff may be marked that is neither.
     */
    static long controls(long eight) {
        return (eight - 0x2020202020202020L | eight + ONES) & ~eight & HIGHS;
    }
}
