package io.jackfield.benchmarks.harness;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** A {@link Peer} whose process runs on the first core; the load runs on the second. */
public final class Running implements AutoCloseable {
    private static final long START_LIMIT_NANOS = TimeUnit.SECONDS.toNanos(30);
    private static final long POLL_NANOS = 500_000;
    private static final String ASK = "GET %s HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n";

    private final Peer peer;
    private final Process process;
    private final long startedAt = System.nanoTime();
    private final BufferedReader out;
    private final PrintStream in;

    private Running(Peer peer, Process process) {
        this.peer = peer;
        this.process = process;
        out = process.inputReader(StandardCharsets.UTF_8);
        in = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
    }

    /** Starts it on the first core; what it says on standard error is kept in {@code benchmarks/harness/target/logs}. */
    public static Running start(Peer peer) {
        return start(peer, 0);
    }

    /** Starts it on this core. */
    public static Running start(Peer peer, int core) {
        List<String> command = new ArrayList<>(Tools.onCore(core));
        command.add(Tools.find(peer.command().get(0)).toString());
        command.addAll(peer.command().subList(1, peer.command().size()));
        try {
            Path logs = Files.createDirectories(Layout.logs());
            Path log = logs.resolve(peer.name().replaceAll("[^A-Za-z0-9.]+", "-") + ".log");
            ProcessBuilder builder = new ProcessBuilder(command).redirectError(log.toFile());
            builder.environment().putAll(peer.environment());
            return new Running(peer, builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for the first answer; returns the milliseconds from the start of the process. */
    public double awaitAnswer() {
        return awaitAnswer(this::answers);
    }

    /** Waits until a look at it finds an answer; returns the milliseconds from the start of the process. */
    public double awaitAnswer(BooleanSupplier answered) {
        while (System.nanoTime() - startedAt < START_LIMIT_NANOS) {
            if (!process.isAlive()) {
                throw new IllegalStateException(peer.name() + " ended, see " + Layout.logs());
            }
            if (answered.getAsBoolean()) {
                return (System.nanoTime() - startedAt) / 1e6;
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
        throw new IllegalStateException(peer.name() + " does not answer");
    }

    private boolean answers() {
        try {
            return get("/plaintext").startsWith("HTTP/1.1 200");
        } catch (IOException e) {
            // not yet
            return false;
        }
    }

    /** Asks for a path; the whole answer. */
    public String get(String path) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), peer.port())) {
            socket.setSoTimeout(5000);
            socket.getOutputStream().write(String.format(ASK, path).getBytes(StandardCharsets.US_ASCII));
            byte[] first = new byte[2048];
            int length = 0;
            // the answer fits into one read, the canned ones do not close
            do {
                int n = socket.getInputStream().read(first, length, first.length - length);
                if (n < 0) {
                    break;
                }
                length += n;
            } while (new String(first, 0, length, StandardCharsets.ISO_8859_1).indexOf("\r\n\r\n") < 0);
            return new String(first, 0, length, StandardCharsets.ISO_8859_1);
        }
    }

    /** Says a line to it and reads one. */
    public String ask(String line) {
        try {
            in.println(line);
            String answer = out.readLine();
            if (answer == null) {
                throw new IllegalStateException(peer.name() + " ended, see " + Layout.logs());
            }
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The line that the launcher prints when everything is up. */
    public void awaitLine() throws IOException {
        out.readLine();
    }

    public Peer peer() {
        return peer;
    }

    public long pid() {
        return process.pid();
    }

    public Usage usage() {
        return Usage.of(process.pid());
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
