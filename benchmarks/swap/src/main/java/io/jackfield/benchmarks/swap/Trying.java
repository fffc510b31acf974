package io.jackfield.benchmarks.swap;

import io.jackfield.benchmarks.load.Load;
import io.jackfield.benchmarks.load.LoadPlan;
import io.jackfield.benchmarks.load.Tally;
import io.jackfield.parser.testkit.Fault;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Parsers on trial as {@link Swap}s: good ones beside the one that serves, and bad ones that must go by themselves. */
final class Trying {
    private static final List<Fault> FAULTS = List.of(Fault.THROWS, Fault.FRAMING, Fault.FIELD_MISSING, Fault.SLOW);
    private static final long SHADOW_MILLIS = 1700;
    private static final long ALARM_SECONDS = 4;
    private static final int SEEDED = 40;
    private static final int BESIDE = 4;

    private Trying() {}

    /** An independent parser is given a tenth of the messages, for most of a window: each difference is a false alarm. */
    static Swap shadow() {
        return (subject, number) -> {
            subject.expect("jackfield:shadow parser netty --share 0.1", "shadow of parser netty.*");
            TimeUnit.MILLISECONDS.sleep(SHADOW_MILLIS);
            end(subject);
        };
    }

    private static void end(Subject subject) throws IOException, InterruptedException {
        TrialTable table = TrialTable.of(subject);
        subject.expect("jackfield:rollback", "rolled back parser .*");
        subject.figures().add("shadowed", table.read());
        subject.figures().add("falseAlarms", table.differ() + table.thrown());
    }

    /** A faulty parser is given a tenth of the connections; returns when it is rolled back, alone. */
    static Swap badCanary() {
        return (subject, number) -> {
            Fault fault = FAULTS.get(number % FAULTS.size());
            String bundle = install(subject, fault, "");
            long began = System.nanoTime();
            subject.expect(
                    "jackfield:canary parser " + CandidateActivator.NAME + " --share 0.1 --rehearsal 0",
                    "canary of parser .*");
            TrialTable table =
                    TrialTable.await(subject, "a rollback", now -> now.state().equals("rolled-back"));
            subject.figures().most("longestRollbackMillis", (System.nanoTime() - began) / 1_000_000);
            subject.figures().most("mostSlowMessages", table.late());
            subject.expect("felix:uninstall " + bundle, "");
        };
    }

    private static String install(Subject subject, Fault fault, String marker)
            throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("jackfield-candidate");
        Path jar = CandidateBundle.write(folder, fault, marker);
        String printed = String.join(" ", subject.run("felix:install " + jar.toUri()));
        Files.delete(jar);
        Files.delete(folder);
        String bundle = printed.replaceAll(".*: *(\\d+)\\s*", "$1");
        subject.expect("felix:start " + bundle, "");
        return bundle;
    }

    /**
     * Has an independent parser read everything of a mixed load, and then one with a known fault read messages of which some are marked.
     *
     * @return how many false alarms there were, and marked messages that were not found
     */
    static long findings(Subject subject) throws IOException, InterruptedException {
        mixed(subject);
        String bundle = install(subject, Fault.FIELD_VALUE, "seeded");
        subject.expect("jackfield:shadow parser " + CandidateActivator.NAME + " --share 1", "shadow of parser .*");
        seed(subject.port());
        long all = SEEDED * (BESIDE + 1L);
        TrialTable table = TrialTable.await(subject, all + " messages", now -> now.read() >= all);
        subject.expect("jackfield:rollback", "rolled back parser .*");
        subject.expect("felix:uninstall " + bundle, "");
        subject.figures().add("seeded", SEEDED);
        subject.figures().add("found", table.differ());
        return Math.abs(SEEDED - table.differ()) + subject.figures().get("falseAlarms");
    }

    private static void mixed(Subject subject) throws IOException, InterruptedException {
        subject.expect("jackfield:shadow parser netty --share 1", "shadow of parser netty.*");
        try (Load load =
                Load.start(LoadPlan.to(subject.port()).rate(1000).fresh(50, 2).build())) {
            TimeUnit.SECONDS.sleep(ALARM_SECONDS);
            Tally tally = load.stop();
            if (tally.lost() > 0) {
                throw new IOException("beside a shadow was lost: " + tally.json() + " " + tally.complaints());
            }
        }
        end(subject);
    }

    /** One connection, so that what is marked stands among what is not. */
    private static void seed(int port) throws IOException {
        String marked = get("/plaintext?seeded");
        String plain = get("/plaintext").repeat(BESIDE);
        try (Socket socket = new Socket("127.0.0.1", port)) {
            for (int i = 0; i < SEEDED; i++) {
                socket.getOutputStream().write((plain + marked).getBytes(StandardCharsets.US_ASCII));
                awaitAnswers(socket.getInputStream(), BESIDE + 1);
            }
        }
    }

    private static String get(String target) {
        return "GET " + target + " HTTP/1.1\r\nHost: load\r\nX-Last: value\r\n\r\n";
    }

    private static void awaitAnswers(InputStream in, int count) throws IOException {
        StringBuilder read = new StringBuilder();
        byte[] buffer = new byte[4096];
        String body = "Hello, World!";
        while (count(read, body) < count) {
            int length = in.read(buffer);
            if (length < 0) {
                throw new IOException("the connection ended after " + read);
            }
            read.append(new String(buffer, 0, length, StandardCharsets.US_ASCII));
        }
    }

    private static int count(StringBuilder text, String what) {
        int count = 0;
        for (int at = text.indexOf(what); at >= 0; at = text.indexOf(what, at + 1)) {
            count++;
        }
        return count;
    }
}
