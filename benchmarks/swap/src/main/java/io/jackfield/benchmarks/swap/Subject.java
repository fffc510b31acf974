package io.jackfield.benchmarks.swap;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The container that is proved: a process of its own, which reads Gogo's commands from its standard input. */
public final class Subject implements AutoCloseable {
    private static final Pattern READY = Pattern.compile("READY (http://[^:]+:(\\d+) .*|jackfield)");
    private static final int START_SECONDS = 120;
    private static final int COMMAND_SECONDS = 60;
    private static final int TOLD = 60;
    private static final String END = "(end of output)";

    private final Process process;
    private final PrintWriter commands;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final AtomicInteger leaks = new AtomicInteger();
    private final AtomicInteger told = new AtomicInteger();
    private final Figures figures = new Figures();
    private final int port;
    private int marks;

    private Subject(Process process) throws IOException, InterruptedException {
        this.process = process;
        this.commands = new PrintWriter(process.outputWriter(StandardCharsets.UTF_8), true);
        follow(process.inputReader(StandardCharsets.UTF_8), lines::add);
        follow(process.errorReader(StandardCharsets.UTF_8), this::complained);
        this.port = ready();
    }

    /**
     * Starts the launcher; returns when it serves.
     *
     * @param home the distribution
     * @param arguments of {@code jackfield run}
     */
    public static Subject start(Path home, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        for (String flag : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
            if (!flag.startsWith("-Djackfield.") && !flag.startsWith("-javaagent")) {
                command.add(flag);
            }
        }
        command.addAll(
                List.of("-jar", home.resolve("boot/jackfield-launcher.jar").toString()));
        command.addAll(List.of(arguments));
        Subject subject = null;
        Process process = new ProcessBuilder(command).start();
        try {
            subject = new Subject(process);
            return subject;
        } finally {
            if (subject == null) {
                process.destroyForcibly();
            }
        }
    }

    private static void follow(BufferedReader from, java.util.function.Consumer<String> to) {
        Thread thread = new Thread(
                () -> {
                    from.lines().forEach(to);
                    to.accept(END);
                },
                "subject-output");
        thread.setDaemon(true);
        thread.start();
    }

    private void complained(String line) {
        if (line.contains("LEAK:")) {
            leaks.incrementAndGet();
        }
        if (!line.equals(END) && told.incrementAndGet() <= TOLD) {
            System.err.println("container: " + line);
        }
    }

    private int ready() throws InterruptedException, IOException {
        String line = lines.poll(START_SECONDS, TimeUnit.SECONDS);
        Matcher matcher = READY.matcher(String.valueOf(line));
        if (!matcher.matches()) {
            throw new IOException("the container did not start: " + line);
        }
        return matcher.group(2) == null ? 0 : Integer.parseInt(matcher.group(2));
    }

    /** The port of its server; 0 when it has none that the launcher knows. */
    public int port() {
        return port;
    }

    /** What swaps have found out so far. */
    Figures figures() {
        return figures;
    }

    long pid() {
        return process.pid();
    }

    /** How often Netty has told of a buffer that was not released. */
    public int leaks() {
        return leaks.get();
    }

    /** Has Gogo execute a line; returns what it printed when it is done. */
    public List<String> run(String line) throws IOException, InterruptedException {
        String mark = "@" + ++marks;
        commands.println(line);
        // an assignment is a command whose value is printed
        commands.println("mark = " + mark);
        List<String> printed = new ArrayList<>();
        while (true) {
            String next = lines.poll(COMMAND_SECONDS, TimeUnit.SECONDS);
            if (next == null || next.equals(END)) {
                throw new IOException(line + ": no end within " + COMMAND_SECONDS + " s, printed: " + printed);
            }
            if (next.equals(mark)) {
                return printed;
            }
            printed.add(next);
        }
    }

    /** Has Gogo execute a line that must print what matches. */
    void expect(String line, String pattern) throws IOException, InterruptedException {
        String printed = String.join(" ", run(line));
        if (!printed.matches(pattern)) {
            throw new IOException(line + " printed: " + printed);
        }
    }

    /** The names of the strategies that are registered, in order of the alphabet. */
    List<String> strategies(String kind) throws IOException, InterruptedException {
        return run("jackfield:" + kind + "s").stream()
                .filter(line -> line.startsWith(kind + " "))
                .map(line -> line.split("\\s+")[1].replaceAll("#.*", ""))
                .distinct()
                .sorted()
                .toList();
    }

    /** The number of a bundle, by which alone Gogo starts it. */
    String bundle(String name) throws IOException, InterruptedException {
        return run("felix:lb -s").stream()
                .map(line -> line.split("\\|"))
                .filter(cells -> cells.length > 3 && cells[3].startsWith(name + " "))
                .map(cells -> cells[0].strip())
                .findFirst()
                .orElseThrow(() -> new IOException("no bundle " + name));
    }

    @Override
    public void close() throws InterruptedException {
        commands.println("exit");
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }
}
