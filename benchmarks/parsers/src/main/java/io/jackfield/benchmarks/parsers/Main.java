package io.jackfield.benchmarks.parsers;

import io.jackfield.benchmarks.report.Arguments;
import io.jackfield.benchmarks.report.Report;
import io.netty.util.Version;
import java.util.List;

/** {@code jackfield bench parsers}: what is measured, and in how many rounds. {@link Measurements} measures. */
public final class Main {
    /** The messages that the ratios to reach are given for. */
    private static final List<String> JUDGED = List.of(Message.SMALL, Message.BROWSER);

    private Main() {}

    /** Runs it. */
    public static void main(String[] args) throws Exception {
        Arguments arguments = Arguments.parse(args, "--llhttp", "--picohttpparser", "--rounds");
        boolean quick = arguments.quick();
        int judged = arguments.number("--rounds", quick ? 3 : 11);
        int others = quick ? 1 : 5;
        Report report = new Report("parsers", arguments);
        report.fact("Netty", Version.identify().get("netty-codec-http").artifactVersion());
        NativePeers peers = NativePeers.build(arguments, report);
        report.fact("flags of every fork", String.join(" ", Fork.FLAGS));
        report.fact("rounds", judged + " (the first two messages), " + others + " (the others)");
        Measurements measurements = new Measurements(peers);
        Tables tables = new Tables(report);
        measurements.check();
        for (String message : Message.ALL) {
            tables.add(message, measurements.parsers(message, JUDGED.contains(message) ? judged : others));
        }
        tables.publishCosts();
        tables.allocation(measurements.allocation(Message.BROWSER, quick ? 1 : 3));
        tables.linear(measurements.linear(quick));
        report.publish();
    }
}
