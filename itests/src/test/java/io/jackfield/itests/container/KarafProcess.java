package io.jackfield.itests.container;

import static org.awaitility.Awaitility.await;

import io.jackfield.itests.Distribution;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;

/** A Karaf of its own, copied from the one that the build unpacked, and its console. */
final class KarafProcess implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(120);

    /** Neither SSH nor JMX: their ports are fixed, and another Karaf may run on the machine. */
    private static final String BOOT_FEATURES =
            "featuresBoot = log, framework, system, eventadmin, feature, shell, service, bundle, config\n";

    private final Process process;
    private final BufferedWriter in;
    private final StringBuffer out = new StringBuffer();

    private KarafProcess(Process process) {
        this.process = process;
        in = process.outputWriter();
        Thread reader = new Thread(this::read, "karaf-console");
        reader.setDaemon(true);
        reader.start();
    }

    /**
     * Starts it, with our bundles in its repository.
     *
     * @param home where it is copied to
     * @param javaHome of a JDK 17
     * @param features the file whose bundles are ours
     */
    static KarafProcess start(Path home, Path javaHome, String features) throws IOException {
        copy(Path.of(System.getProperty("karaf.home")), home);
        Path boot = home.resolve("etc/org.apache.karaf.features.cfg");
        String configuration = Files.readString(boot).replaceAll("(?m)^featuresBoot = \\\\\\n(.*\\\\\\n)*.*\\n", "");
        Files.writeString(boot, configuration + BOOT_FEATURES);
        // what is not in its own repository is an error, not a download
        Path maven = home.resolve("etc/org.ops4j.pax.url.mvn.cfg");
        Files.writeString(maven, Files.readString(maven) + "\norg.ops4j.pax.url.mvn.repositories =\n");
        Matcher urls = Pattern.compile("mvn:([^<]+)</bundle>").matcher(features);
        for (MatchResult url : urls.results().toList()) {
            provide(home, url.group(1).split("/", -1));
        }
        ProcessBuilder builder =
                new ProcessBuilder("bash", home.resolve("bin/karaf").toString(), "clean");
        builder.environment().put("JAVA_HOME", javaHome.toString());
        builder.environment().put("TERM", "dumb");
        return new KarafProcess(builder.redirectErrorStream(true).start());
    }

    private static void provide(Path home, String[] parts) throws IOException {
        String classifier = parts.length == 5 ? "-" + parts[4] : "";
        String jar = parts[1] + "-" + parts[2] + classifier + ".jar";
        Path folder = home.resolve(Path.of("system", parts[0].replace('.', '/'), parts[1], parts[2]));
        if (!Files.exists(folder.resolve(jar))) {
            Files.createDirectories(folder);
            Files.copy(Distribution.home().resolve("lib").resolve(jar), folder.resolve(jar));
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }

    private void read() {
        try (BufferedReader reader = process.inputReader()) {
            for (int c = reader.read(); c >= 0; c = reader.read()) {
                out.append((char) c);
            }
        } catch (IOException e) {
            out.append(e);
        }
    }

    /** Types a line, and waits until the console shows what is expected behind what it has shown before. */
    MatchResult type(String line, String expected) {
        int before = out.length();
        write(line);
        return shown(expected, () -> find(expected, before));
    }

    /** Types a line again and again, until the console shows what is expected. */
    MatchResult repeat(String line, String expected) {
        int before = out.length();
        return shown(expected, () -> {
            write(line);
            return find(expected, before);
        });
    }

    private MatchResult shown(String expected, Callable<MatchResult> attempt) {
        try {
            return await().atMost(LIMIT).pollInterval(Duration.ofSeconds(1)).until(attempt, Objects::nonNull);
        } catch (ConditionTimeoutException e) {
            throw new AssertionError("the console did not show " + expected + " but:\n" + out, e);
        }
    }

    private MatchResult find(String expected, int from) {
        Matcher matcher = Pattern.compile(expected).matcher(out);
        return matcher.find(from) ? matcher.toMatchResult() : null;
    }

    private void write(String line) {
        try {
            in.write(line);
            in.newLine();
            in.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(out.toString(), e);
        }
    }

    /** Asks Karaf to end. */
    int shutdown() throws InterruptedException {
        write("shutdown -f");
        if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("Karaf did not end:\n" + out);
        }
        return process.exitValue();
    }

    @Override
    public void close() throws InterruptedException {
        Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList()
                .forEach(ProcessHandle::destroyForcibly);
        process.waitFor();
    }
}
