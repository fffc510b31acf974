package io.jackfield.client;

import io.jackfield.spi.parser.HeadBlock;

/** What the engine itself reads in a response's head; framing is the protocol's. */
final class ResponseHead {
    private static final long MILLIS = 1000;
    private static final int MAX_DIGITS = 6;

    private ResponseHead() {}

    /** Whether nothing but the end of the connection ends the content (RFC 9112 section 6.3). */
    static boolean endsWithConnection(HeadBlock head) {
        int encoding = head.find("transfer-encoding", 0);
        return encoding < 0 ? head.find("content-length", 0) < 0 : !head.valueIs(encoding, "chunked");
    }

    /** The milliseconds of {@code Keep-Alive: timeout=N}, or -1 (RFC 2068 section 19.7.1.1 has no successor; Node 20 reads it so too). */
    static long keepAliveHint(HeadBlock head) {
        int field = head.find("keep-alive", 0);
        if (field < 0) {
            return -1;
        }
        for (String part : head.value(field).split(",", -1)) {
            String parameter = part.strip();
            if (parameter.regionMatches(true, 0, "timeout=", 0, 8)) {
                return seconds(parameter.substring(8));
            }
        }
        return -1;
    }

    private static long seconds(String text) {
        if (text.isEmpty() || text.length() > MAX_DIGITS || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return -1;
        }
        return Long.parseLong(text) * MILLIS;
    }
}
