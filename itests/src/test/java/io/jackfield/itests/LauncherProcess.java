package io.jackfield.itests;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The launcher as the script starts it: a process of its own, seen through its streams and its exit status. */
public record LauncherProcess(Process process, BufferedReader out) implements AutoCloseable {
    /**
     * Starts it.
     *
     * @param temporary where the framework's cache is made
     * @param arguments of {@code jackfield run}
     */
    public static LauncherProcess start(Path temporary, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Djava.io.tmpdir=" + temporary));
        // what the script gives by Java version is given to the tests too
        String flags = System.getProperty("jackfield.jvm.flags", "");
        if (!flags.isBlank()) {
            command.addAll(List.of(flags.split(" ", -1)));
        }
        command.addAll(List.of(
                "-jar",
                Distribution.home().resolve("boot/jackfield-launcher.jar").toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).start();
        return new LauncherProcess(process, process.inputReader());
    }

    /** Sends the signal to end. Not {@code Process.destroy}, which closes the streams too. */
    public void terminate() {
        process.toHandle().destroy();
    }

    @Override
    public void close() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }
}
