package io.jackfield.itests.plain;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.itests.Distribution;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** The little program of the folder {@code plain} of the test resources: compiled, then run by a Java of its own. */
final class PlainApplication {
    private static final Path SOURCES = Path.of("src/test/resources/plain");

    private final Path classes;

    private PlainApplication(Path classes) {
        this.classes = classes;
    }

    /** Compiles against the api, as anybody would. */
    static PlainApplication compile(Path folder) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(
                "-d", folder.toString(), "-p", Distribution.jar("api").toString(), "-Xlint:-requires-automatic"));
        try (Stream<Path> files = Files.walk(SOURCES)) {
            files.map(Path::toString).filter(name -> name.endsWith(".java")).forEach(arguments::add);
        }
        int status = ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new));
        assertThat(status).isZero();
        return new PlainApplication(folder);
    }

    String runOnModulePath(String... options) throws Exception {
        List<String> command = new ArrayList<>(List.of(options));
        command.addAll(List.of("-p", path(), "-m", "plain/hello.Main"));
        return run(command);
    }

    String runOnClassPath(String... options) throws Exception {
        List<String> command = new ArrayList<>(List.of(options));
        command.addAll(List.of("-cp", path(), "hello.Main"));
        return run(command);
    }

    /** What it printed; it must end by itself, with status 0. */
    private static String run(List<String> arguments) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(arguments);
        Path out = Files.createTempFile("plain", ".out");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        try {
            boolean ended = process.waitFor(30, TimeUnit.SECONDS);
            String printed = Files.readString(out);
            assertThat(ended).as("ended by itself after: " + printed).isTrue();
            assertThat(process.exitValue()).as(printed).isZero();
            return printed;
        } finally {
            process.destroyForcibly();
            Files.delete(out);
        }
    }

    /** Everything but what only a container needs. */
    private String path() {
        return Stream.concat(Stream.of(classes), Distribution.jars().stream())
                .filter(jar -> !jar.getFileName().toString().startsWith("org."))
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
    }
}
