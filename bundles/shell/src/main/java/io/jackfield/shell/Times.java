package io.jackfield.shell;

import java.time.Duration;

/** Times as people type them. */
final class Times {
    private Times() {}

    /**
     * Reads {@code 250us}, {@code 1ms} or {@code 1s}.
     *
     * @throws IllegalArgumentException if it is none; the message is one line
     */
    static Duration parse(String text) {
        String unit = text.replaceFirst("^[0-9.]+", "");
        double number = Double.parseDouble(text.substring(0, text.length() - unit.length()));
        double nanos =
                switch (unit) {
                    case "us" -> number * 1e3;
                    case "ms" -> number * 1e6;
                    case "s" -> number * 1e9;
                    default -> throw new IllegalArgumentException(text + " is not a time: 250us, 1ms or 1s");
                };
        return Duration.ofNanos((long) nanos);
    }
}
