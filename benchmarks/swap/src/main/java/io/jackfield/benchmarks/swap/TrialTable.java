package io.jackfield.benchmarks.swap;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * The latest trial, as the first row of the table that the shell prints.
 *
 * @param state as the shell names it
 * @param read elements that the candidate has read
 * @param differ of those, how many it read otherwise
 * @param thrown how often it threw
 * @param late how often it took longer than its budget
 * @param dropped elements that found no room in its queue
 */
record TrialTable(String state, long read, long differ, long thrown, long late, long dropped) {
    private static final long LIMIT_SECONDS = 20;
    private static final int PAUSE_MILLIS = 10;

    static TrialTable of(Subject subject) throws IOException, InterruptedException {
        List<String> rows = subject.run("trials");
        if (rows.size() < 2) {
            throw new IOException("trials printed: " + rows);
        }
        String[] names = rows.get(0).strip().split("\\s+");
        String[] cells = rows.get(1).strip().split("\\s+");
        return new TrialTable(
                cells[column(names, "state")],
                number(names, cells, "read"),
                number(names, cells, "differ"),
                number(names, cells, "thrown"),
                number(names, cells, "late"),
                number(names, cells, "dropped"));
    }

    private static long number(String[] names, String[] cells, String name) throws IOException {
        return Long.parseLong(cells[column(names, name)]);
    }

    private static int column(String[] names, String name) throws IOException {
        int column = List.of(names).indexOf(name);
        if (column < 0) {
            throw new IOException("trials has no column " + name);
        }
        return column;
    }

    /** Returns when what is asked for holds; fails when it does not in good time. */
    static TrialTable await(Subject subject, String what, Predicate<TrialTable> holds)
            throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
        TrialTable now = of(subject);
        while (!holds.test(now)) {
            if (System.nanoTime() > end) {
                throw new IOException("waited for " + what + " in vain: " + now);
            }
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            now = of(subject);
        }
        return now;
    }
}
