package io.jackfield.benchmarks.servers;

import io.jackfield.benchmarks.harness.Peer;
import io.jackfield.benchmarks.harness.Peers;
import io.jackfield.benchmarks.harness.Running;
import io.jackfield.benchmarks.harness.Sample;
import io.jackfield.benchmarks.harness.Tools;
import io.jackfield.benchmarks.harness.Versions;
import io.jackfield.benchmarks.harness.Work;
import io.jackfield.benchmarks.harness.Wrk;
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
import java.util.stream.Stream;

/** {@code jackfield bench servers}: what a request costs, by kind of work. All servers are up all the time, one at a time has load. */
public final class Main {
    private static final int CONNECTIONS = 64;
    private static final int QUICK_ROUNDS = 3;
    private static final int ROUNDS = 12;

    private final Wrk wrk = new Wrk();
    private final int rounds;
    private final double seconds;
    private final Report report;

    private Main(Arguments arguments) {
        rounds = arguments.number("--rounds", arguments.quick() ? QUICK_ROUNDS : ROUNDS);
        seconds = arguments.number("--seconds", 1);
        report = new Report("servers", arguments)
                .fact("peers", Versions.of("netty", "vertx", "jetty", "felix-http", "nginx", "gcc"))
                .fact("Java options, all peers", "`" + String.join(" ", Peers.flags()) + "`")
                .fact(
                        "load",
                        Machine.firstLine("sh", "-c", "wrk -v | head -1") + ", 1 thread, " + CONNECTIONS
                                + " connections, on core 1; servers on core 0, one event loop each")
                .fact(
                        "rounds",
                        rounds + " of " + (int) seconds + " s each, after " + Wrk.WARM
                                + " requests that are not counted");
    }

    /** Measures and prints. */
    public static void main(String[] arguments) throws Exception {
        Tools.need("wrk", "taskset");
        Arguments options = Arguments.parse(arguments, "--rounds", "--seconds", "--port", "--node10");
        new Main(options).run(new Peers(options.number("--port", 21100)), options.value("--node10", "NODE10", ""));
    }

    private void run(Peers peers, String node10) throws Exception {
        Stream<Peer> all = Stream.of(
                peers.jackfield(),
                peers.jackfieldWithoutContainer(),
                peers.nettyEpoll(),
                peers.nettyNio(),
                peers.nettyCanned(),
                peers.c(),
                peers.vertx(),
                peers.jetty(),
                peers.felixHttp(),
                peers.nginx(),
                peers.node());
        if (!node10.isEmpty()) {
            all = Stream.concat(all, Stream.of(peers.node(node10)));
        }
        List<Running> servers = new ArrayList<>();
        try {
            for (Peer peer : Peers.here(all)) {
                Running server = Running.start(peer);
                servers.add(server);
                Progress.say("%s is up after %.0f ms", peer.name(), server.awaitAnswer());
            }
            List<Running> complete = servers.stream()
                    .filter(server -> server.peer().name().matches("Jackfield in.*|.*Codec, epoll|Vert.x|Node.*"))
                    .toList();
            for (Work work : Work.values()) {
                boolean plain = work == Work.PLAINTEXT || work == Work.PIPELINED;
                measure(work, plain ? servers : complete);
            }
        } finally {
            servers.forEach(Running::close);
        }
        report.publish();
    }

    private void measure(Work work, List<Running> servers) throws Exception {
        Map<String, Callable<Sample>> subjects = new LinkedHashMap<>();
        for (Running server : servers) {
            wrk.warmUp(server, work, CONNECTIONS, seconds);
            subjects.put(server.peer().name(), () -> wrk.run(server, work, CONNECTIONS, seconds));
        }
        Map<String, List<Sample>> results = Rounds.interleave(work.title(), rounds, subjects);
        Samples ours = Samples.of(results.values().iterator().next(), Sample::cpu);
        Table table = new Table(List.of(
                "server", "CPU us/request", "of it user", "Jackfield's CPU is", "requests/s", "p50 us", "p99 us"));
        results.forEach((name, samples) -> {
            Samples cpu = Samples.of(samples, Sample::cpu);
            table.row(List.of(
                    name,
                    cpu.spread(),
                    Samples.format(Samples.of(samples, Sample::user).median()),
                    ours.over(cpu).interval(),
                    Samples.of(samples, Sample::rate).spread(),
                    Samples.format(Samples.of(samples, Sample::p50).median()),
                    Samples.format(Samples.of(samples, Sample::p99).median())));
        });
        report.section(work.title()).table(table);
        Progress.say("%s%n%s", work.title(), table);
    }
}
