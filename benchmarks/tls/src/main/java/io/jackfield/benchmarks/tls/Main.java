package io.jackfield.benchmarks.tls;

import io.jackfield.benchmarks.harness.Handshakes;
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
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/** {@code jackfield bench tls}: what requests and handshakes cost with TLS, beside Netty's handler with the same engines. */
public final class Main {
    private static final int CONNECTIONS = 64;
    private static final int QUICK_ROUNDS = 3;
    private static final int ROUNDS = 12;
    private static final int WARM_WINDOWS = 5;

    private final Wrk wrk = new Wrk("https");
    private final Handshakes handshakes = new Handshakes();
    private final int rounds;
    private final double seconds;
    private final Report report;

    private Main(Arguments arguments) {
        rounds = arguments.number("--rounds", arguments.quick() ? QUICK_ROUNDS : ROUNDS);
        seconds = arguments.number("--seconds", 1);
        report = new Report("tls", arguments)
                .fact("peers", Versions.of("netty"))
                .fact("Java options, all peers", "`" + String.join(" ", Peers.flags()) + "`")
                .fact("certificate", "EC, P-256; versions and ciphers as each side likes them best")
                .fact(
                        "load",
                        "requests: wrk, 1 thread, " + CONNECTIONS + " connections, on core 1; handshakes: one after the"
                                + " other by the JDK's client, none resumed; servers on core 0, one event loop each")
                .fact("rounds", rounds + " of " + (int) seconds + " s each");
    }

    /** Measures and prints. */
    public static void main(String[] arguments) throws Exception {
        Tools.need("wrk", "taskset", "openssl");
        Arguments options = Arguments.parse(arguments, "--rounds", "--seconds", "--port");
        new Main(options).run(new Peers(options.number("--port", 21200)));
    }

    private void run(Peers peers) throws Exception {
        List<Running> servers = new ArrayList<>();
        try {
            for (Peer peer : peers.secured(certificate())) {
                Running server = Running.start(peer);
                servers.add(server);
                Progress.say(
                        "%s is up after %.0f ms", peer.name(), server.awaitAnswer(() -> handshakes.succeeds(server)));
            }
            requests(servers);
            handshakes(servers);
        } finally {
            servers.forEach(Running::close);
        }
        report.publish();
    }

    private static Path certificate() throws IOException {
        Path folder = Files.createDirectories(Machine.root().resolve("benchmarks/tls/target/certificate"));
        String said = Machine.firstLine(
                "sh",
                "-c",
                "cd " + folder + " && openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 30"
                        + " -subj /CN=localhost -keyout key.pem -out cert.pem 2>/dev/null && echo done");
        if (!said.equals("done")) {
            throw new IllegalStateException("openssl made no certificate: " + said);
        }
        return folder;
    }

    private void requests(List<Running> servers) throws Exception {
        Map<String, Callable<Sample>> subjects = new LinkedHashMap<>();
        for (Running server : servers) {
            wrk.warmUp(server, Work.PLAINTEXT, CONNECTIONS, seconds);
            subjects.put(server.peer().name(), () -> wrk.run(server, Work.PLAINTEXT, CONNECTIONS, seconds));
        }
        show("requests of /plaintext", "request", subjects);
    }

    private void handshakes(List<Running> servers) throws Exception {
        Map<String, Callable<Sample>> subjects = new LinkedHashMap<>();
        for (Running server : servers) {
            handshakes.run(server, seconds * WARM_WINDOWS);
            subjects.put(server.peer().name(), () -> handshakes.run(server, seconds));
        }
        show("full handshakes", "handshake", subjects);
    }

    /** Each of ours stands before the peer with the same engines. */
    private void show(String title, String unit, Map<String, Callable<Sample>> subjects) throws Exception {
        Map<String, List<Sample>> results = Rounds.interleave(title, rounds, subjects);
        Table table = new Table(List.of("server", "CPU us/" + unit, "of it user", "Jackfield's CPU is", unit + "s/s"));
        Samples ours = null;
        for (Map.Entry<String, List<Sample>> result : results.entrySet()) {
            Samples cpu = Samples.of(result.getValue(), Sample::cpu);
            ours = result.getKey().startsWith("Jackfield") ? cpu : ours;
            table.row(List.of(
                    result.getKey(),
                    cpu.spread(),
                    Samples.format(Samples.of(result.getValue(), Sample::user).median()),
                    ours.over(cpu).interval(),
                    Samples.of(result.getValue(), Sample::rate).spread()));
        }
        report.section(title).table(table);
        Progress.say("%s%n%s", title, table);
    }
}
