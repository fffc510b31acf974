package io.jackfield.message.http1;

import io.jackfield.spi.connection.Loop;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** The {@code Date} field line of a loop (RFC 9110 section 6.6.1), made anew once a second: only then the wall clock is read. */
final class DateLine {
    /** The length of the line, CRLF included: the format has a fixed width. */
    static final int LENGTH = 37;

    private static final long SECOND = 1000;
    private static final String DAYS = "MonTueWedThuFriSatSun";
    private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";

    private final Loop loop;
    /** The loop's time at which the second of the line is over. */
    private long until;

    private byte[] line;

    DateLine(Loop loop) {
        this.loop = loop;
    }

    /** The line for the present second. Not to be changed. */
    byte[] bytes() {
        long now = loop.millis();
        if (line == null || now >= until) {
            long wall = loop.wallMillis();
            until = now + SECOND - Math.floorMod(wall, SECOND);
            line = HeadText.bytes(text(Math.floorDiv(wall, SECOND)));
        }
        return line;
    }

    // by hand: a formatter loads the words of a locale, milliseconds that the first answer would wait for
    static String text(long epochSecond) {
        LocalDateTime time = LocalDateTime.ofEpochSecond(epochSecond, 0, ZoneOffset.UTC);
        StringBuilder text = new StringBuilder(LENGTH).append("Date: ");
        text.append(word(DAYS, time.getDayOfWeek().getValue())).append(", ");
        digits(text, time.getDayOfMonth()).append(' ');
        text.append(word(MONTHS, time.getMonthValue())).append(' ');
        digits(digits(text, time.getYear() / 100), time.getYear() % 100).append(' ');
        digits(text, time.getHour()).append(':');
        digits(text, time.getMinute()).append(':');
        return digits(text, time.getSecond()).append(" GMT\r\n").toString();
    }

    private static String word(String words, int number) {
        return words.substring(3 * number - 3, 3 * number);
    }

    private static StringBuilder digits(StringBuilder text, int number) {
        return text.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
    }
}
