package io.jackfield.benchmarks.harness;

import io.jackfield.benchmarks.report.Machine;
import io.jackfield.benchmarks.report.Progress;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Programs of the machine: what is not here is said, not guessed. */
public final class Tools {
    private Tools() {}

    /** Where a program is, or null. */
    public static Path find(String program) {
        return Stream.concat(
                        Stream.of(System.getenv("PATH").split(File.pathSeparator)),
                        Stream.of("/usr/sbin", "/usr/local/sbin"))
                .map(folder -> Path.of(folder).resolve(program))
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(null);
    }

    /** Ends this process with a line that names a program that cannot be done without. */
    public static void need(String... programs) {
        for (String program : programs) {
            if (find(program) == null) {
                Progress.say("%s is needed and not here: install it", program);
                System.exit(1);
            }
        }
    }

    /** Keeps this process and all it will start on one core. */
    public static void stayOnCore(int core) {
        Machine.firstLine(
                "taskset",
                "-acp",
                String.valueOf(core),
                String.valueOf(ProcessHandle.current().pid()));
    }

    /** The words that keep a program on one core. */
    static List<String> onCore(int core) {
        return List.of("taskset", "-c", String.valueOf(core));
    }
}
