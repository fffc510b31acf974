package io.jackfield.message.http1;

import io.jackfield.spi.connection.Loop;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The {@code Date} field line of a loop (RFC 9110 section 6.6.1), made anew at most once a second. */
final class DateLine {
    /** The length of the line, CRLF included: the format has a fixed width. */
    static final int LENGTH = 37;

    private static final DateTimeFormatter IMF_FIXDATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final Loop loop;
    private long second = Long.MIN_VALUE;
    private byte[] line;

    DateLine(Loop loop) {
        this.loop = loop;
    }

    /** The line for the present second. Not to be changed. */
    byte[] bytes() {
        long now = Math.floorDiv(loop.wallMillis(), 1000L);
        if (now != second) {
            second = now;
            line = ("Date: " + IMF_FIXDATE.format(Instant.ofEpochSecond(now)) + "\r\n")
                    .getBytes(StandardCharsets.ISO_8859_1);
        }
        return line;
    }
}
