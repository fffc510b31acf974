package io.jackfield.benchmarks.startup;

import io.jackfield.benchmarks.harness.Peer;
import io.jackfield.benchmarks.harness.Peers;
import io.jackfield.benchmarks.harness.Running;
import io.jackfield.benchmarks.harness.Tools;
import io.jackfield.benchmarks.harness.Versions;
import io.jackfield.benchmarks.report.Arguments;
import io.jackfield.benchmarks.report.Progress;
import io.jackfield.benchmarks.report.Report;
import io.jackfield.benchmarks.report.Rounds;
import io.jackfield.benchmarks.report.Samples;
import io.jackfield.benchmarks.report.Table;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/** {@code jackfield bench startup}: from the start of the process to its first answer. */
public final class Main {
    private Main() {}

    /** A start: milliseconds of the clock, and of a core. */
    private record Sample(double millis, double cpu) {}

    /** Measures and prints. */
    public static void main(String[] arguments) throws Exception {
        Tools.need("taskset");
        Arguments options = Arguments.parse(arguments, "--rounds", "--port");
        int rounds = options.number("--rounds", options.quick() ? 3 : 10);
        Report report = new Report("startup", options)
                .fact("peers", Versions.of("netty", "vertx", "jetty", "felix-http"))
                .fact("Java options, all peers", "`" + String.join(" ", Peers.flags()) + "`")
                .fact("rounds", rounds + ", after one that is not counted; servers on core 0, asked from core 1");
        Tools.stayOnCore(1);
        Peers peers = new Peers(options.number("--port", 21500));
        Map<String, Callable<Sample>> subjects = new LinkedHashMap<>();
        for (Peer peer : Peers.here(Stream.concat(
                peers.demoWithArchive(),
                Stream.of(
                        peers.demo(),
                        peers.felixHttp(),
                        peers.jackfieldWithoutContainer(),
                        peers.nettyEpoll(),
                        peers.vertx(),
                        peers.jetty(),
                        peers.node())))) {
            subjects.put(peer.name(), () -> start(peer));
            start(peer);
        }
        Map<String, List<Sample>> results = Rounds.interleave("startup", rounds, subjects);
        report.table(table(results));
        report.publish();
    }

    private static Sample start(Peer peer) {
        try (Running server = Running.start(peer)) {
            double millis = server.awaitAnswer();
            return new Sample(millis, server.usage().nanos() / 1e6);
        }
    }

    private static Table table(Map<String, List<Sample>> results) {
        List<Sample> first = results.values().iterator().next();
        Table table = new Table(
                List.of("server", "ms to the first answer", "Jackfield's time is", "CPU ms", "Jackfield's CPU is"));
        results.forEach((name, samples) -> {
            Samples millis = Samples.of(samples, Sample::millis);
            Samples cpu = Samples.of(samples, Sample::cpu);
            table.row(List.of(
                    name,
                    millis.spread(),
                    Samples.of(first, Sample::millis).over(millis).interval(),
                    cpu.spread(),
                    Samples.of(first, Sample::cpu).over(cpu).interval()));
        });
        Progress.say("%n%s", table);
        return table;
    }
}
