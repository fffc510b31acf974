package io.jackfield.benchmarks.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a process has cost so far, by the kernel's own account: nanoseconds on a core of all its threads, and how many of a hundred were
 * the user's.
 *
 * @param nanos user and system time of the threads that live
 * @param userTicks hundredths of a second outside the kernel
 */
public record Usage(long nanos, long userTicks) {
    private static final int USER_TICKS = 11;
    private static final long NANOS_PER_TICK = 10_000_000;

    /** Reads it. */
    public static Usage of(long pid) {
        try (Stream<Path> threads = Files.list(Path.of("/proc/" + pid + "/task"))) {
            long nanos = threads.mapToLong(Usage::onCore).sum();
            String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            // the name, in parentheses, may hold blanks
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return new Usage(nanos, Long.parseLong(fields[USER_TICKS]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What it has cost since then. */
    public Usage since(Usage before) {
        return new Usage(nanos - before.nanos, userTicks - before.userTicks);
    }

    /** Microseconds, in and outside the kernel. */
    public double micros() {
        return nanos / 1000.0;
    }

    /** Microseconds outside the kernel. */
    public double userMicros() {
        return userTicks * (NANOS_PER_TICK / 1000.0);
    }

    private static long onCore(Path thread) {
        try {
            return Long.parseLong(Files.readString(thread.resolve("schedstat")).split(" ")[0]);
        } catch (IOException e) {
            // it has ended meanwhile
            return 0;
        }
    }

    /** Resident memory in KiB. */
    public static long resident(long pid) {
        try {
            return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .map(line -> List.of(line.split("\\s+")).get(1))
                    .mapToLong(Long::parseLong)
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
