package io.jackfield.benchmarks.clients;

import io.jackfield.benchmarks.harness.Peer;
import io.jackfield.benchmarks.harness.Peers;
import io.jackfield.benchmarks.harness.Running;
import io.jackfield.benchmarks.harness.Tools;
import io.jackfield.benchmarks.harness.Usage;
import io.jackfield.benchmarks.harness.Versions;
import io.jackfield.benchmarks.report.Arguments;
import io.jackfield.benchmarks.report.Machine;
import io.jackfield.benchmarks.report.Progress;
import io.jackfield.benchmarks.report.Report;
import io.jackfield.benchmarks.report.Rounds;
import io.jackfield.benchmarks.report.Samples;
import io.jackfield.benchmarks.report.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/** {@code jackfield bench clients}: what a request costs who makes it, over 64 kept-alive connections to nginx. */
public final class Main {
    private static final int CONNECTIONS = 64;
    private static final long WARM = 100_000;
    private static final int MOST_WINDOWS = 8;

    private Main() {}

    /** What a window of one client came to. */
    private record Sample(long requests, double cpu, double user, double rate) {}

    /** Measures and prints. */
    public static void main(String[] arguments) throws Exception {
        Tools.need("nginx", "taskset");
        Arguments options = Arguments.parse(arguments, "--rounds", "--seconds", "--port");
        int rounds = options.number("--rounds", options.quick() ? 3 : 10);
        int millis = options.number("--seconds", options.quick() ? 1 : 3) * 1000;
        Report report = new Report("clients", options)
                .fact("peers", Versions.of("netty", "vertx", "node"))
                .fact("Java options, all peers", "`" + String.join(" ", Peers.flags()) + "`")
                .fact("server", Machine.firstLine("sh", "-c", "nginx -v 2>&1") + ", one process on core 1")
                .fact("clients", "on core 0, one event loop each, " + CONNECTIONS + " requests in flight")
                .fact("rounds", rounds + " of " + millis + " ms");
        Peers peers = new Peers(options.number("--port", 21200));
        List<Running> clients = new ArrayList<>();
        try (Running nginx = Running.start(peers.nginx(), 1)) {
            nginx.awaitAnswer();
            for (Peer peer : peers.clients(CONNECTIONS)) {
                clients.add(Running.start(peer));
            }
            measure(report, clients, rounds, millis);
        } finally {
            clients.forEach(Running::close);
        }
        report.publish();
    }

    private static void measure(Report report, List<Running> clients, int rounds, int millis) throws Exception {
        Map<String, Callable<Sample>> subjects = new LinkedHashMap<>();
        for (Running client : clients) {
            if (client.peer().name().startsWith("Jackfield")) {
                client.awaitLine();
            }
            long requests = 0;
            for (int i = 0; i < MOST_WINDOWS && requests < WARM; i++) {
                requests += window(client, millis).requests();
            }
            subjects.put(client.peer().name(), () -> window(client, millis));
        }
        Map<String, List<Sample>> results = Rounds.interleave("clients", rounds, subjects);
        Samples ours = Samples.of(results.values().iterator().next(), Sample::cpu);
        Table table = new Table(List.of("client", "CPU us/request", "of it user", "Jackfield's CPU is", "requests/s"));
        results.forEach((name, samples) -> {
            Samples cpu = Samples.of(samples, Sample::cpu);
            table.row(List.of(
                    name,
                    cpu.spread(),
                    Samples.format(Samples.of(samples, Sample::user).median()),
                    ours.over(cpu).interval(),
                    Samples.of(samples, Sample::rate).spread()));
        });
        report.table(table);
        Progress.say("%n%s", table);
    }

    private static Sample window(Running client, int millis) {
        Usage before = client.usage();
        long from = System.nanoTime();
        long requests = Long.parseLong(client.ask(String.valueOf(millis)));
        double seconds = (System.nanoTime() - from) / 1e9;
        Usage used = client.usage().since(before);
        return new Sample(requests, used.micros() / requests, used.userMicros() / requests, requests / seconds);
    }
}
