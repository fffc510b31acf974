package io.jackfield.message.http1;

import java.nio.charset.StandardCharsets;

/** Text and numbers as bytes, written straight into an outgoing buffer. Each method returns the index behind what it wrote. */
final class HeadText {
    /** The most digits of a long. */
    static final int MAX_DIGITS = 19;

    /** The most digits of an int in hexadecimal. */
    static final int MAX_HEX_DIGITS = 8;

    private static final byte[] HEX = bytes("0123456789abcdef");

    private HeadText() {}

    /** Constant text as bytes. */
    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Writes the low byte of each char: checked text is ISO 8859-1. */
    @SuppressWarnings("deprecation") // of the JDK's ways this one alone copies without making an array
    static int put(byte[] target, int at, String text) {
        int length = text.length();
        text.getBytes(0, length, target, at);
        return at + length;
    }

    static int put(byte[] target, int at, byte[] text) {
        System.arraycopy(text, 0, target, at, text.length);
        return at + text.length;
    }

    static int crlf(byte[] target, int at) {
        target[at] = '\r';
        target[at + 1] = '\n';
        return at + 2;
    }

    static int field(byte[] target, int at, String name, String value) {
        int end = put(target, at, name);
        target[end] = ':';
        target[end + 1] = ' ';
        return crlf(target, put(target, end + 2, value));
    }

    static int decimal(byte[] target, int at, long number) {
        int digits = 1;
        for (long rest = number / 10; rest > 0; rest /= 10) {
            digits++;
        }
        long rest = number;
        for (int i = at + digits - 1; i >= at; i--) {
            target[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        return at + digits;
    }

    static int hex(byte[] target, int at, int number) {
        int digits = Math.max(1, (35 - Integer.numberOfLeadingZeros(number)) / 4);
        for (int i = digits - 1; i >= 0; i--) {
            target[at + digits - 1 - i] = HEX[number >>> 4 * i & 15];
        }
        return at + digits;
    }
}
