package io.jackfield.launcher;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Function;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.util.tracker.ServiceTracker;

/**
 * Reads lines and has a service answer each by another, for features that are driven by a program; {@link Console} is for
 * people. The service is a {@code java.util.function.Function} with the PID that the feature names. The end of the input
 * ends the process.
 */
final class Lines {
    private final String pid;
    private final PrintStream out;
    private final ServiceTracker<Function<String, String>, Function<String, String>> service;

    /**
     * @param pid of the service
     * @param out where answers go
     */
    Lines(BundleContext context, String pid, PrintStream out) {
        this.pid = pid;
        this.out = out;
        try {
            service = new ServiceTracker<>(
                    context,
                    context.createFilter("(&(objectClass=" + Function.class.getName() + ")(service.pid=" + pid + "))"),
                    null);
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        }
        // its bundle may have loaded the class by another loader
        service.open(true);
    }

    /**
     * Returns when the service is there: a component may be made after its bundle has started.
     *
     * @throws LaunchException if it is not there within the time
     */
    void await(Duration limit) throws LaunchException, InterruptedException {
        if (service.waitForService(limit.toMillis()) == null) {
            throw new LaunchException(absent());
        }
    }

    private String absent() {
        return "nothing answers lines: no service " + pid;
    }

    /** Starts to read on a thread of its own. */
    void start(InputStream in, Runnable exit) {
        Thread thread = new Thread(() -> read(in, exit), "jackfield-lines");
        thread.setDaemon(true);
        thread.start();
    }

    private void read(InputStream in, Runnable exit) {
        BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        try {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isBlank()) {
                    answer(line);
                }
            }
        } catch (IOException e) {
            System.err.println("jackfield: standard input: " + e.getMessage());
        }
        exit.run();
    }

    // a service of another bundle may throw anything; the next line is answered all the same
    private void answer(String line) {
        try {
            Function<String, String> now = service.getService();
            if (now == null) {
                throw new IllegalStateException(absent());
            }
            out.println(now.apply(line));
            out.flush();
        } catch (RuntimeException e) {
            System.err.println("jackfield: " + e);
        }
    }
}
