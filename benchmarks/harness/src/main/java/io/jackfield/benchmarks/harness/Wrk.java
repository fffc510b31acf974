package io.jackfield.benchmarks.harness;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Load by wrk, from the second core. */
public final class Wrk {
    /** Requests after which a server counts as warm. */
    public static final long WARM = 200_000;

    private static final int MOST_WINDOWS = 5;
    private static final String RESULT = "RESULT ";

    private final String scheme;
    private final Path script;

    /** Without TLS. */
    public Wrk() {
        this("http");
    }

    /** Lays out the script, for servers of a scheme. */
    public Wrk(String scheme) {
        this.scheme = scheme;
        script = Layout.logs().resolveSibling("wrk.lua");
        try (InputStream in = Wrk.class.getResourceAsStream("wrk.lua")) {
            Files.createDirectories(script.getParent());
            Files.copy(in, script, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lets the compiler of a server do its work; ends after five windows if the machine is too busy for that. */
    public void warmUp(Running server, Work work, int connections, double seconds) {
        long requests = 0;
        for (int i = 0; i < MOST_WINDOWS && requests < WARM; i++) {
            requests += run(server, work, connections, seconds).requests();
        }
    }

    /**
     * Puts load on a server and reads what it cost.
     *
     * @throws IllegalStateException if an answer failed
     */
    public Sample run(Running server, Work work, int connections, double seconds) {
        Usage before = server.usage();
        String[] result = run(server.peer().port(), work, connections, seconds);
        Usage used = server.usage().since(before);
        long requests = Long.parseLong(result[0]);
        if (!result[4].equals("0") || requests == 0) {
            throw new IllegalStateException(server.peer().name() + ", " + work + ": " + requests + " answers, errors "
                    + String.join(" ", result));
        }
        return new Sample(
                requests,
                used.micros() / requests,
                used.userMicros() / requests,
                requests / (Double.parseDouble(result[1]) / 1e6),
                Double.parseDouble(result[2]),
                Double.parseDouble(result[3]));
    }

    private String[] run(int port, Work work, int connections, double seconds) {
        List<String> command = new ArrayList<>(Tools.onCore(1));
        command.addAll(List.of(
                "wrk",
                "-t1",
                "-c" + connections,
                String.format(Locale.ROOT, "-d%.0fs", seconds),
                "--timeout",
                "10s",
                "-s",
                script.toString(),
                scheme + "://127.0.0.1:" + port + "/" + work.path,
                "--",
                work.name()));
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return said.lines()
                    .filter(line -> line.startsWith(RESULT))
                    .map(line -> line.substring(RESULT.length()).split(" "))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException(said));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
