package io.jackfield.benchmarks.idle;

import io.jackfield.benchmarks.harness.Heap;
import io.jackfield.benchmarks.harness.IdleConnections;
import io.jackfield.benchmarks.harness.Peer;
import io.jackfield.benchmarks.harness.Peers;
import io.jackfield.benchmarks.harness.Running;
import io.jackfield.benchmarks.harness.Tools;
import io.jackfield.benchmarks.harness.Usage;
import io.jackfield.benchmarks.harness.Versions;
import io.jackfield.benchmarks.harness.Work;
import io.jackfield.benchmarks.harness.Wrk;
import io.jackfield.benchmarks.report.Arguments;
import io.jackfield.benchmarks.report.Progress;
import io.jackfield.benchmarks.report.Report;
import io.jackfield.benchmarks.report.Rounds;
import io.jackfield.benchmarks.report.Samples;
import io.jackfield.benchmarks.report.Table;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/** {@code jackfield bench idle}: what connections cost that say nothing, and what a request leaves for the collector. */
public final class Main {
    private static final int CONNECTED = 10_000;
    private static final int ACTIVE = 1_000;
    private static final int FEW = 64;
    private static final long REQUESTS = 1_000_000;
    private static final String KEEP_ALIVE = "io.jackfield.server~default:keepAliveTimeout=" + Peers.KEEP_ALIVE_MILLIS;

    private final Wrk wrk = new Wrk();
    private final Peers peers;
    private final int rounds;
    private final double seconds;
    private final Report report;

    private Main(Arguments options) {
        peers = new Peers(options.number("--port", 21400));
        rounds = options.number("--rounds", options.quick() ? 2 : 10);
        seconds = options.number("--seconds", 1);
        report = new Report("idle", options)
                .fact("peers", Versions.of("netty", "vertx", "jetty", "felix-http", "nginx"))
                .fact("Java options, all peers", "`" + String.join(" ", Peers.flags()) + "`")
                .fact("keep-alive timeout", "600 s where the default is shorter (Jackfield and Node: 5 s)")
                .fact("rounds", String.valueOf(rounds));
    }

    /** KiB for each connection. */
    private record Memory(double resident, double live) {}

    /** CPU of a request with few connections, and with many. */
    private record Crowd(double few, double many) {}

    /** Measures and prints. */
    public static void main(String[] arguments) throws Exception {
        Tools.need("wrk", "taskset");
        Main main = new Main(Arguments.parse(arguments, "--rounds", "--seconds", "--port"));
        main.memory();
        main.crowd();
        main.allocation();
        main.report.publish();
    }

    private void memory() throws Exception {
        Map<String, Callable<Memory>> subjects = new LinkedHashMap<>();
        for (Peer peer : Peers.here(Stream.of(
                peers.jackfield("--set", KEEP_ALIVE),
                peers.nettyEpoll(),
                peers.nettyNio(),
                peers.vertx(),
                peers.jetty(),
                peers.felixHttp(),
                peers.node(),
                peers.nginx()))) {
            subjects.put(peer.name(), () -> memory(peer));
        }
        // each is a new process: three times are enough
        Map<String, List<Memory>> results = Rounds.interleave("idle connections", Math.min(rounds, 3), subjects);
        Table table = new Table(List.of("server", "KiB resident each", "KiB live heap each"));
        results.forEach((name, samples) -> {
            Samples live = Samples.of(samples, Memory::live);
            table.row(List.of(
                    name, Samples.of(samples, Memory::resident).spread(), live.median() > 0 ? live.spread() : "-"));
        });
        add(CONNECTED + " idle kept-alive connections", table);
    }

    private Memory memory(Peer peer) throws IOException {
        try (Running server = Running.start(peer)) {
            server.awaitAnswer();
            wrk.warmUp(server, Work.PLAINTEXT, FEW, 1);
            long live = Heap.live(server);
            long resident = Usage.resident(server.pid());
            try (IdleConnections idle = new IdleConnections(peer.port(), CONNECTED)) {
                double liveEach = (double) (Heap.live(server) - live) / CONNECTED;
                return new Memory((double) (Usage.resident(server.pid()) - resident) / CONNECTED, liveEach);
            }
        }
    }

    private void crowd() throws Exception {
        List<Running> servers = new ArrayList<>();
        Map<String, Callable<Crowd>> subjects = new LinkedHashMap<>();
        try {
            for (Peer peer :
                    Peers.here(Stream.of(peers.jackfield("--set", KEEP_ALIVE), peers.nettyEpoll(), peers.node()))) {
                Running server = Running.start(peer);
                servers.add(server);
                server.awaitAnswer();
                wrk.warmUp(server, Work.PLAINTEXT, FEW, seconds);
                subjects.put(peer.name(), () -> crowd(server));
            }
            String title = ACTIVE + " active of " + CONNECTED + " connected";
            Table table = new Table(List.of("server", "CPU us/request, " + FEW, title, "ratio"));
            Rounds.interleave(title, rounds, subjects).forEach((name, samples) -> {
                Samples few = Samples.of(samples, Crowd::few);
                Samples many = Samples.of(samples, Crowd::many);
                table.row(List.of(
                        name, few.spread(), many.spread(), many.over(few).interval()));
            });
            add(title, table);
        } finally {
            servers.forEach(Running::close);
        }
    }

    private Crowd crowd(Running server) throws IOException {
        double few = wrk.run(server, Work.PLAINTEXT, FEW, seconds).cpu();
        try (IdleConnections idle = new IdleConnections(server.peer().port(), CONNECTED - ACTIVE)) {
            return new Crowd(
                    few, wrk.run(server, Work.PLAINTEXT, ACTIVE, seconds).cpu());
        }
    }

    private void allocation() throws IOException {
        Table table = new Table(List.of("server", "bytes a request", "requests"));
        for (Peer peer : List.of(peers.jackfield(), peers.nettyEpoll(), peers.vertx())) {
            try (Running server = Running.start(peer)) {
                server.awaitAnswer();
                wrk.warmUp(server, Work.PLAINTEXT, FEW, seconds);
                long before = allocated(server);
                long requests = 0;
                while (requests < REQUESTS) {
                    requests += wrk.run(server, Work.PLAINTEXT, FEW, 2).requests();
                }
                double each = (double) (allocated(server) - before) / requests;
                table.row(List.of(peer.name(), Samples.format(each), String.valueOf(requests)));
            }
        }
        add("allocated by the loop for each /plaintext", table);
    }

    private static long allocated(Running server) throws IOException {
        String answer = server.get("/allocated");
        return Long.parseLong(answer.substring(answer.indexOf("\r\n\r\n") + 4).strip());
    }

    private void add(String title, Table table) {
        report.section(title).table(table);
        Progress.say("%s%n%s", title, table);
    }
}
