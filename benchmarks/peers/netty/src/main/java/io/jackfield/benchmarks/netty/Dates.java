package io.jackfield.benchmarks.netty;

import io.netty.handler.codec.http.DefaultHttpHeadersFactory;
import io.netty.handler.codec.http.HttpHeadersFactory;
import io.netty.util.AsciiString;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/** The date, made once a second, and headers that are not checked, since we write them. For one loop. */
final class Dates {
    static final HttpHeadersFactory HEADERS =
            DefaultHttpHeadersFactory.headersFactory().withValidation(false);

    private static long second;
    private static AsciiString date;

    private Dates() {}

    static AsciiString now() {
        long now = System.currentTimeMillis() / 1000;
        if (now != second) {
            second = now;
            date = AsciiString.of(DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.now(ZoneOffset.UTC)));
        }
        return date;
    }
}
