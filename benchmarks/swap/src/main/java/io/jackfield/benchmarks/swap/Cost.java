package io.jackfield.benchmarks.swap;

import io.jackfield.benchmarks.load.Tally;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** What a request costs the container in processor time, over several windows, by the kernel's account of the whole process. */
final class Cost {
    /** Field of {@code /proc/PID/stat} behind the name: hundredths of a second outside and, next, inside the kernel. */
    private static final int TICKS = 11;

    private static final double MICROS_PER_TICK = 10_000;

    private final Subject subject;
    private final Tally tally;
    private long ticks;
    private long requests;
    private long ticksThen;
    private long requestsThen;

    Cost(Subject subject, Tally tally) {
        this.subject = subject;
        this.tally = tally;
    }

    void begin() throws IOException {
        ticksThen = ticksNow();
        requestsThen = tally.requests.get();
    }

    void end() throws IOException {
        ticks += ticksNow() - ticksThen;
        requests += tally.requests.get() - requestsThen;
    }

    private long ticksNow() throws IOException {
        String stat = Files.readString(Path.of("/proc", String.valueOf(subject.pid()), "stat"));
        // the name, in parentheses, may hold blanks
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return Long.parseLong(fields[TICKS]) + Long.parseLong(fields[TICKS + 1]);
    }

    /** Microseconds a request, as a JSON number. */
    String json() {
        return String.format(Locale.ROOT, "%.2f", requests == 0 ? 0 : ticks * MICROS_PER_TICK / requests);
    }
}
