package io.jackfield.itests.conformance;

import java.time.Duration;

/**
 * How long silence lasts before a connection that is still open counts as open. When what came so far is already right,
 * {@code quiet} is enough; what is not right yet may be late only because the machine is busy, and gets {@code more}.
 */
record Patience(Duration quiet, Duration more) {
    private static final Duration MORE = Duration.ofMillis(2500);

    static Patience ofMillis(long quiet) {
        return new Patience(Duration.ofMillis(quiet), MORE);
    }
}
