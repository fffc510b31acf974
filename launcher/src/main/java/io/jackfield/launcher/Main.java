package io.jackfield.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The process behind {@code jackfield run}: {@link Options}, {@link FeatureFolder}, {@link ConfigurationFiles},
 * {@link Container}, {@link ServerWatch}, {@link Console} or {@link Lines}, in this order. Standard output carries the READY line and what
 * commands print or lines are answered, nothing else.
 */
public final class Main {
    private static final Duration START_LIMIT = Duration.ofSeconds(20);
    private static final String JLINE_CONSOLE = "org.apache.felix:org.apache.felix.gogo.jline:";
    private static final int FAILED = 1;
    private static final int MISUSED = 2;

    private final PrintStream out;
    private volatile int status;

    private Main(PrintStream out) {
        this.out = out;
    }

    /** Runs until the framework stops. The arguments are those of {@code run.txt}. */
    public static void main(String[] arguments) {
        PrintStream out = System.out;
        // a library that prints must not come between the READY line and its reader
        System.setOut(System.err);
        Main main = new Main(out);
        try {
            Options options = Options.parse(arguments);
            if (options.help()) {
                out.print(help());
            } else {
                main.run(options);
            }
        } catch (LaunchException e) {
            System.err.println("jackfield: " + e.getMessage());
            main.status = MISUSED;
        } catch (InterruptedException e) {
            main.status = FAILED;
        }
        System.exit(main.status);
    }

    private void run(Options options) throws LaunchException, InterruptedException {
        Path home = home();
        Set<String> without = options.shell() ? Set.of() : Set.of("shell", "console");
        FeatureFolder features = new FeatureFolder(home.resolve("features"));
        Selection selection = features.select(options.features(), without);
        Selection.lay(
                selection.configurations(), ConfigurationFiles.read(options.files(), features, home.resolve("lib")));
        options.applyTo(selection);
        URLConnection.setFileNameMap(new ContentTypes());
        Container container = container(home, options.framework());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(container), "jackfield-stop"));
        StartLog log = StartLog.begin();
        try {
            container.install(selection.bundles());
            container.start(selection.configurations());
            Lines lines = lines(container, selection);
            out.println(ready(container, selection));
            out.flush();
            log.release();
            if (lines != null) {
                lines.start(System.in, () -> System.exit(0));
            } else if (options.shell() && !readsItself(selection)) {
                boolean terminal = Boolean.getBoolean("jackfield.terminal");
                new Console(container.context(), out, terminal).start(System.in, () -> System.exit(0));
            }
        } catch (LaunchException e) {
            System.err.println("jackfield: " + e.getMessage());
            status = FAILED;
            return;
        }
        container.awaitStop();
    }

    /** Felix formats a number as it is made: for that the words of the machine's locale need not be loaded. */
    private static Container container(Path home, String framework) throws LaunchException {
        Locale own = Locale.getDefault(Locale.Category.FORMAT);
        Locale.setDefault(Locale.Category.FORMAT, Locale.US);
        try {
            return new Container(home, framework, Map.of());
        } finally {
            Locale.setDefault(Locale.Category.FORMAT, own);
        }
    }

    /** Gogo's JLine console takes standard input for itself. */
    private static boolean readsItself(Selection selection) {
        return selection.bundles().stream().anyMatch(bundle -> bundle.id().startsWith(JLINE_CONSOLE));
    }

    /** What answers lines, there already; null when the features have none. */
    private Lines lines(Container container, Selection selection) throws LaunchException, InterruptedException {
        if (selection.lines().isEmpty()) {
            return null;
        }
        Lines lines =
                new Lines(container.context(), selection.lines().iterator().next(), out);
        lines.await(START_LIMIT);
        return lines;
    }

    private static String ready(Container container, Selection selection) throws LaunchException {
        Set<String> servers = new LinkedHashSet<>(ServerWatch.servers(selection.configurations()));
        servers.addAll(selection.awaited());
        return servers.isEmpty()
                ? "READY jackfield"
                : new ServerWatch(container.context(), servers, selection.configurations()).await(START_LIMIT);
    }

    /** Runs in the shutdown hook. The exit status is the launcher's, not that of the signal that asked for the end. */
    private void end(Container container) {
        try {
            linkLoaded(container);
            container.close();
        } finally {
            out.flush();
            Runtime.getRuntime().halt(status);
        }
    }

    /** Where the class-data archive is made, which has the JVM list the classes. */
    private static void linkLoaded(Container container) {
        String log = System.getProperty("jackfield.classes");
        if (log != null) {
            try {
                LoadedClasses.link(container.context().getBundles(), Path.of(log));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** The distribution: this jar lies in its folder {@code boot}. */
    private static Path home() {
        return Container.locationOf(Main.class).getParent().getParent();
    }

    private static String help() {
        try (InputStream text = Main.class.getResourceAsStream("run.txt")) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
