package io.jackfield.access.log;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** What a line looks like. Whatever a peer sent, a line is one line, and what it sent stays within its quotes: see {@link Quoted}. */
enum LineFormat {
    /** Common Log Format: address, two unknown names, time, request line, status, bytes. */
    COMMON {
        @Override
        void append(StringBuilder line, Entry entry) {
            Entry.Asked asked = entry.asked();
            line.append(entry.peer().address() == null ? "-" : entry.peer().address())
                    .append(" - - [");
            TIME.formatTo(Instant.ofEpochMilli(entry.begun()), line);
            line.append("] \"");
            requestLine(line, asked);
            line.append("\" ");
            numberOrDash(line, entry.outcome().status());
            line.append(' ');
            numberOrDash(line, entry.outcome().bytes());
        }
    },

    /** Common Log Format, referrer and user agent. */
    COMBINED {
        @Override
        void append(StringBuilder line, Entry entry) {
            COMMON.append(line, entry);
            line.append(" \"");
            Quoted.apache(line, orDash(entry.asked().referer()));
            line.append("\" \"");
            Quoted.apache(line, orDash(entry.asked().userAgent()));
            line.append('"');
        }
    },

    /** An object of JSON. What is not known is left out. */
    JSON {
        @Override
        void append(StringBuilder line, Entry entry) {
            Entry.Asked asked = entry.asked();
            line.append("{\"time\":\"")
                    .append(Instant.ofEpochMilli(entry.begun()))
                    .append('"');
            text(line, "remote", entry.peer().address());
            line.append(",\"port\":").append(entry.peer().localPort());
            text(line, "server", entry.peer().server());
            text(line, "method", asked.method());
            text(line, asked.method() == null ? "line" : "target", asked.target());
            text(line, "version", asked.version());
            outcome(line, entry);
            text(line, "host", asked.host());
            text(line, "referer", asked.referer());
            text(line, "userAgent", asked.userAgent());
            line.append('}');
        }

        private void outcome(StringBuilder line, Entry entry) {
            Entry.Outcome outcome = entry.outcome();
            if (outcome.status() > 0) {
                line.append(",\"status\":").append(outcome.status());
            } else {
                line.append(",\"tunnel\":true");
            }
            if (outcome.bytes() >= 0) {
                line.append(",\"bytes\":").append(outcome.bytes());
            }
            if (outcome.code() == null) {
                line.append(",\"micros\":").append(entry.micros());
                line.append(",\"complete\":").append(outcome.complete());
            } else {
                text(line, "refused", outcome.code());
            }
        }

        private void text(StringBuilder line, String key, String value) {
            if (value != null) {
                line.append(",\"").append(key).append("\":\"");
                Quoted.json(line, value);
                line.append('"');
            }
        }
    };

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH)
            .withZone(ZoneId.systemDefault());

    /** Appends one line, without its end. */
    abstract void append(StringBuilder line, Entry entry);

    private static void requestLine(StringBuilder line, Entry.Asked asked) {
        if (asked.method() == null) {
            Quoted.apache(line, asked.target().isEmpty() ? "-" : asked.target());
            return;
        }
        Quoted.apache(line, asked.method());
        line.append(' ');
        Quoted.apache(line, asked.target());
        line.append(" HTTP/").append(asked.version());
    }

    private static void numberOrDash(StringBuilder line, long number) {
        if (number > 0) {
            line.append(number);
        } else {
            line.append('-');
        }
    }

    private static String orDash(String value) {
        return value == null ? "-" : value;
    }
}
