package io.jackfield.benchmarks.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What a benchmark ran on: the facts at the top of a {@link Report}. */
public final class Machine {
    /** What {@link #firstLine} answers for a command that is not there or fails. */
    public static final String NOT_FOUND = "not found";

    private Machine() {}

    /** The folder of the clone: the property {@code jackfield.root}, which the script sets. */
    public static Path root() {
        return Path.of(System.getProperty("jackfield.root", "")).toAbsolutePath();
    }

    /** The commit, with {@code -dirty} when files differ from it. */
    public static String commit() {
        return firstLine("git", "-C", root().toString(), "describe", "--always", "--dirty", "--exclude=*");
    }

    /** Processor and number of cores. */
    public static String processor() {
        String model = "unknown processor";
        try {
            for (String line : Files.readAllLines(Path.of("/proc/cpuinfo"))) {
                if (line.startsWith("model name")) {
                    model = line.substring(line.indexOf(':') + 1).strip();
                    break;
                }
            }
        } catch (IOException e) {
            model = System.getProperty("os.arch");
        }
        return model + ", " + Runtime.getRuntime().availableProcessors() + " cores";
    }

    /** The operating system's kernel. */
    public static String kernel() {
        return System.getProperty("os.name") + " " + System.getProperty("os.version");
    }

    /** The Java that runs this. */
    public static String java() {
        return System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version");
    }

    /** The first line that a command prints, or {@link #NOT_FOUND}: for versions of tools. */
    public static String firstLine(String... command) {
        try {
            Process process = new ProcessBuilder(List.of(command))
                    .redirectErrorStream(true)
                    .start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            boolean done = process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
            return done && !output.isBlank() ? output.lines().findFirst().orElseThrow() : NOT_FOUND;
        } catch (IOException e) {
            return NOT_FOUND;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return NOT_FOUND;
        }
    }
}
