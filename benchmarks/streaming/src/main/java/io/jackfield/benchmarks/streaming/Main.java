package io.jackfield.benchmarks.streaming;

import io.jackfield.benchmarks.harness.Origin;
import io.jackfield.benchmarks.harness.Peer;
import io.jackfield.benchmarks.harness.Peers;
import io.jackfield.benchmarks.harness.Running;
import io.jackfield.benchmarks.harness.Tools;
import io.jackfield.benchmarks.harness.Transfer;
import io.jackfield.benchmarks.harness.Usage;
import io.jackfield.benchmarks.harness.Versions;
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

/** {@code jackfield bench streaming}: what a long body costs, sent, received, and piped through from server to client and back. */
public final class Main {
    private static final long GIB = 1L << 30;
    private static final int WARM = 3;

    private final long bytes;
    private final int rounds;
    private final Report report;

    private Main(Arguments options) {
        bytes = options.quick() ? GIB / 4 : GIB;
        rounds = options.number("--rounds", options.quick() ? 3 : 10);
        report = new Report("streaming", options)
                .fact("peers", Versions.of("netty", "vertx"))
                .fact("Java options, all peers", "`" + String.join(" ", Peers.flags()) + "`")
                .fact(
                        "a body",
                        (bytes >> 20)
                                + " MiB; servers on core 0, one event loop each; its other end, and the origin of the proxies, on core 1")
                .fact("rounds", rounds + ", after " + WARM + " that are not counted");
    }

    /** A body that went through. */
    private record Sample(double cpuSecondsPerGib, double rate) {}

    /** Moves a body. */
    private interface Move {
        void run(int port, String path, long bytes) throws IOException;
    }

    /** Measures and prints. */
    public static void main(String[] arguments) throws Exception {
        Tools.need("taskset");
        Arguments options = Arguments.parse(arguments, "--rounds", "--port");
        new Main(options).run(new Peers(options.number("--port", 21300)));
    }

    private void run(Peers peers) throws Exception {
        Tools.stayOnCore(1);
        List<Running> servers = new ArrayList<>();
        try (Origin origin = new Origin(peers.origin())) {
            for (Peer peer :
                    Peers.here(Stream.of(peers.jackfield(), peers.nettyEpoll(), peers.vertx(), peers.node()))) {
                servers.add(started(peer));
            }
            measure("response, chunks of 64 KiB", servers, "/download", Transfer::download);
            measure("upload, read and counted", servers, "/upload", Transfer::upload);
            Running nettyProxy = Running.start(peers.nettyProxy());
            servers.stream()
                    .filter(server -> server.peer().name().matches("Netty.*|Vert.x"))
                    .forEach(Running::close);
            List<Running> proxies = new ArrayList<>(servers.stream()
                    .filter(server -> server.peer().name().matches("Jackfield.*|Node.*"))
                    .toList());
            proxies.add(1, nettyProxy);
            servers.add(nettyProxy);
            measure("response piped through", proxies, "/proxy/download", Transfer::download);
            measure("upload piped through", proxies, "/proxy/upload", Transfer::upload);
        } finally {
            servers.forEach(Running::close);
        }
        report.publish();
    }

    private static Running started(Peer peer) {
        Running server = Running.start(peer);
        Progress.say("%s is up after %.0f ms", peer.name(), server.awaitAnswer());
        return server;
    }

    private void measure(String title, List<Running> servers, String path, Move move) throws Exception {
        Map<String, Callable<Sample>> subjects = new LinkedHashMap<>();
        for (Running server : servers) {
            if (warmUp(server, path, move)) {
                subjects.put(server.peer().name(), () -> sample(server, path, move));
            } else {
                report.paragraph(server.peer().name() + " did not finish one body of: " + title + ".");
            }
        }
        Map<String, List<Sample>> results = Rounds.interleave(title, rounds, subjects);
        Samples ours = Samples.of(results.values().iterator().next(), Sample::cpuSecondsPerGib);
        Table table = new Table(List.of("peer", "CPU s/GiB", "Jackfield's CPU is", "MB/s"));
        results.forEach((name, samples) -> {
            Samples cpu = Samples.of(samples, Sample::cpuSecondsPerGib);
            table.row(List.of(
                    name,
                    cpu.spread(),
                    ours.over(cpu).interval(),
                    Samples.of(samples, Sample::rate).spread()));
        });
        report.section(title).table(table);
        Progress.say("%s%n%s", title, table);
    }

    private boolean warmUp(Running server, String path, Move move) {
        try {
            for (int i = 0; i < WARM; i++) {
                sample(server, path, move);
            }
            return true;
        } catch (IOException e) {
            Progress.say("%s, %s: %s", server.peer().name(), path, e);
            return false;
        }
    }

    private Sample sample(Running server, String path, Move move) throws IOException {
        Usage before = server.usage();
        long from = System.nanoTime();
        move.run(server.peer().port(), path, bytes);
        double seconds = (System.nanoTime() - from) / 1e9;
        double cpu = server.usage().since(before).nanos() / 1e9;
        return new Sample(cpu * GIB / bytes, bytes / seconds / 1e6);
    }
}
