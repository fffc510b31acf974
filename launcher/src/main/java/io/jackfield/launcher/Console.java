package io.jackfield.launcher;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.nio.charset.Charset;
import org.osgi.framework.BundleContext;

/**
 * Reads lines and has Gogo execute them, printing what they come to. Gogo's API belongs to a bundle and is reached by
 * reflection. The end of the input ends the console, not the server; {@code exit} ends both.
 */
final class Console {
    private static final String API = "org.apache.felix.service.command.";
    private static final String PROMPT = "jackfield> ";

    private final BundleContext context;
    private final PrintStream out;
    private final boolean prompting;

    /**
     * @param out where results go
     * @param prompting whether a person sits in front of it
     */
    Console(BundleContext context, PrintStream out, boolean prompting) {
        this.context = context;
        this.out = out;
        this.prompting = prompting;
    }

    /** Starts to read on a thread of its own; does nothing if the features have no shell. */
    void start(InputStream in, Runnable exit) {
        Object processor = Container.serviceOf(context, API + "CommandProcessor");
        if (processor == null) {
            return;
        }
        Thread thread = new Thread(() -> read(in, processor, exit), "jackfield-console");
        thread.setDaemon(true);
        thread.start();
    }

    private void read(InputStream in, Object processor, Runnable exit) {
        BufferedReader lines = new BufferedReader(new InputStreamReader(in, Charset.defaultCharset()));
        try {
            Session session = new Session(processor, out);
            for (String line = ask(lines); line != null; line = ask(lines)) {
                if (line.strip().equals("exit")) {
                    exit.run();
                    return;
                }
                if (!line.isBlank()) {
                    execute(session, line);
                }
            }
        } catch (IOException | ReflectiveOperationException e) {
            out.println("the console ends: " + e.getMessage());
        }
    }

    private String ask(BufferedReader lines) throws IOException {
        if (prompting) {
            out.print(PROMPT);
        }
        out.flush();
        return lines.readLine();
    }

    private void execute(Session session, String line) throws ReflectiveOperationException {
        try {
            String result = session.execute(line);
            if (!result.isEmpty()) {
                out.println(result.stripTrailing());
            }
        } catch (InvocationTargetException e) {
            Throwable cause = e.getCause();
            out.println(cause.getMessage() == null ? cause.toString() : cause.getMessage());
        }
    }

    /** A Gogo {@code CommandSession}. */
    private static final class Session {
        private static final int INSPECT = 0;

        private final Class<?> type;
        private final Object session;

        Session(Object processor, OutputStream out) throws ReflectiveOperationException {
            ClassLoader loader = processor.getClass().getClassLoader();
            type = loader.loadClass(API + "CommandSession");
            session = loader.loadClass(API + "CommandProcessor")
                    .getMethod("createSession", InputStream.class, OutputStream.class, OutputStream.class)
                    .invoke(processor, InputStream.nullInputStream(), out, out);
        }

        String execute(String line) throws ReflectiveOperationException {
            Object result = type.getMethod("execute", CharSequence.class).invoke(session, line);
            return result == null
                    ? ""
                    : String.valueOf(
                            type.getMethod("format", Object.class, int.class).invoke(session, result, INSPECT));
        }
    }
}
