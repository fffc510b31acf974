package io.jackfield.parser.core;

import io.jackfield.spi.parser.ProtocolException;

/** The HTTP version of a start line: at once for the start lines, and byte by byte when it is cut or wrong. */
final class Version {
    static final long HTTP_1_1 = Octets.word("HTTP/1.1");
    static final long HTTP_1_0 = Octets.word("HTTP/1.0");
    static final long END_OF_1_1 = Octets.word("TP/1.1\r\n");
    static final int LENGTH = 8;

    private Version() {}

    /** The minor version to treat a message by: as Node v10, 1.1 if both digits are at least 1, else 1.0. */
    static int servedMinor(byte[] bytes, int from) {
        return bytes[from + 5] >= '1' && bytes[from + 7] >= '1' ? 1 : 0;
    }

    /** Checks as many bytes of a version as there are; returns normally if none of them is wrong. */
    static void check(byte[] bytes, int from, int to, Leniencies lenient) throws ProtocolException {
        int end = Math.min(to, from + LENGTH);
        for (int at = from; at < end; at++) {
            byte b = bytes[at];
            switch (at - from) {
                case 5 -> {
                    if (!Octets.isDigit(b)) {
                        throw Rule.VERSION_SYNTAX.at(at);
                    }
                }
                case 6 -> {
                    if (b != '.') {
                        throw Rule.VERSION_SYNTAX.at(at);
                    }
                }
                case 7 -> {
                    if (!lenient.takesVersion(bytes, from)) {
                        checkDigits(bytes, at);
                    }
                }
                default -> {
                    if (b != "HTTP/".charAt(at - from)) {
                        throw Rule.PROTOCOL_NAME.at(at);
                    }
                }
            }
        }
    }

    /** A foreign major version is told from nonsense by its minor version, so it is judged no earlier. */
    private static void checkDigits(byte[] bytes, int minor) throws ProtocolException {
        boolean major1 = bytes[minor - 2] == '1';
        if (!Octets.isDigit(bytes[minor]) || (major1 && bytes[minor] > '1')) {
            throw Rule.VERSION_SYNTAX.at(minor);
        }
        if (!major1) {
            throw Rule.VERSION_MAJOR.at(minor - 2);
        }
    }
}
