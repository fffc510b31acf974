package io.jackfield.itests.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.itests.Distribution;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** The files of {@code docs/examples}: compiled together against the distribution, and run in this process, one at a time. */
final class ExamplePrograms implements AutoCloseable {
    private static final Path SOURCES = Distribution.root().resolve("docs/examples");
    private static final long LIMIT_SECONDS = 20;
    /** The thread by which the platform keeps a process alive. */
    private static final String ALIVE = "jackfield-alive";

    private final URLClassLoader loader;

    private ExamplePrograms(URLClassLoader loader) {
        this.loader = loader;
    }

    /** Compiles into a folder; a warning is a failure. */
    static ExamplePrograms compile(Path folder) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("-Xlint:all", "-Werror", "-d", folder.toString()));
        arguments.addAll(List.of("-cp", Distribution.jar("api").toString()));
        files().map(Path::toString).forEach(arguments::add);
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new)))
                .isZero();
        return new ExamplePrograms(new URLClassLoader(urls(folder), ClassLoader.getPlatformClassLoader()));
    }

    /** The sources in order. */
    static Stream<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java")).sorted().toList().stream();
        }
    }

    private static URL[] urls(Path folder) throws IOException {
        List<URL> urls = new ArrayList<>(List.of(folder.toUri().toURL()));
        for (Path jar : Distribution.jars()) {
            urls.add(jar.toUri().toURL());
        }
        return urls.toArray(URL[]::new);
    }

    /** Runs a program until it would end by itself, and returns what it printed, errors after the rest. */
    String run(String name, String... arguments) throws Exception {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        ByteArrayOutputStream errors = new ByteArrayOutputStream();
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(errors, true, StandardCharsets.UTF_8));
        Thread.currentThread().setContextClassLoader(loader);
        try {
            loader.loadClass(name).getMethod("main", String[].class).invoke(null, (Object) arguments);
            await().alias(name + " ends by itself")
                    .pollInterval(2, TimeUnit.MILLISECONDS)
                    .atMost(LIMIT_SECONDS, TimeUnit.SECONDS)
                    .until(() -> !keptAlive());
        } finally {
            Thread.currentThread().setContextClassLoader(context);
            System.setOut(out);
            System.setErr(err);
        }
        return printed.toString(StandardCharsets.UTF_8) + errors.toString(StandardCharsets.UTF_8);
    }

    private static boolean keptAlive() {
        return Thread.getAllStackTraces().keySet().stream()
                .anyMatch(thread -> thread.getName().equals(ALIVE));
    }

    @Override
    public void close() throws IOException {
        loader.close();
    }
}
