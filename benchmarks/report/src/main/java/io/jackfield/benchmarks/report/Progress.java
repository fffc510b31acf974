package io.jackfield.benchmarks.report;

import java.util.Locale;

/** Tells on standard error how far a benchmark is; standard output is the {@link Report}'s. */
public final class Progress {
    private Progress() {}

    /** Says one line. */
    public static void say(String format, Object... arguments) {
        System.err.println("bench: " + String.format(Locale.ROOT, format, arguments));
    }
}
