package io.jackfield.inspect;

import java.util.Locale;

/**
 * One thing that a parser found in recorded bytes; a {@link Replay} makes a list of them.
 *
 * @param at index of its first byte in the recording
 * @param valueAt index of the first byte of a field's value; -1 for what is no field
 * @param what its kind in one word, for example {@code field}
 * @param text the bytes as text, or what was decided
 */
record Finding(int at, int valueAt, String what, String text) {
    static final String REFUSED = "refused";
    /** The parser's own words for a refusal, in which no two parsers agree. */
    static final String WHY = "why";

    Finding(int at, String what, String text) {
        this(at, -1, what, text);
    }

    boolean isRefusal() {
        return what.equals(REFUSED);
    }

    boolean isReason() {
        return what.equals(WHY);
    }

    /** A line of a table, whose header is {@link #header}. */
    @Override
    public String toString() {
        String value = valueAt < 0 ? "" : Integer.toString(valueAt);
        return String.format(Locale.ROOT, "%8d %8s  %-8s  %s", at, value, what, text)
                .stripTrailing();
    }

    static String header() {
        return String.format(Locale.ROOT, "%8s %8s  %-8s  %s", "at", "value", "what", "text");
    }
}
