package io.jackfield.launcher;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/**
 * Reads lines and has a service answer each by another, for features that are driven by a program; {@link Console} is for
 * people. The service is a {@code java.util.function.Function} with the PID that the feature names. The end of the input
 * ends the process.
 */
final class Lines {
    private final BundleContext context;
    private final String pid;
    private final PrintStream out;

    /**
     * @param pid of the service
     * @param out where answers go
     */
    Lines(BundleContext context, String pid, PrintStream out) {
        this.context = context;
        this.pid = pid;
        this.out = out;
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
            out.println(service().apply(line));
            out.flush();
        } catch (RuntimeException e) {
            System.err.println("jackfield: " + e);
        }
    }

    // the api of the service is text for text
    @SuppressWarnings("unchecked")
    private Function<String, String> service() {
        try {
            ServiceReference<?>[] found =
                    context.getAllServiceReferences(Function.class.getName(), "(service.pid=" + pid + ")");
            if (found == null) {
                throw new IllegalStateException("nothing answers lines: no service " + pid);
            }
            return (Function<String, String>) context.getService(found[0]);
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
