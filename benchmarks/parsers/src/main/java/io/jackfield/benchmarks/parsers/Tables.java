package io.jackfield.benchmarks.parsers;

import io.jackfield.benchmarks.report.Report;
import io.jackfield.benchmarks.report.Samples;
import io.jackfield.benchmarks.report.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The tables of the report, made of what {@link Measurements} found. */
final class Tables {
    private static final List<String> COLUMNS = Stream.concat(Subject.PARSERS.stream(), NativePeers.COLUMNS.stream())
            .toList();
    /** What the strict parser is compared with. */
    private static final List<String> RIVALS = COLUMNS.subList(1, COLUMNS.size());

    private final Report report;
    private final Table times = new Table(headings(COLUMNS));
    private final Table ratios = new Table(headings(RIVALS));
    private final Table allocated = new Table(headings(Subject.PARSERS));

    Tables(Report report) {
        this.report = report;
    }

    private static List<String> headings(List<String> columns) {
        return Stream.concat(Stream.of("message (bytes)"), columns.stream()).toList();
    }

    /** Adds one message's rows. */
    void add(String message, Map<String, List<Cost>> costs) {
        String title = message + " (" + Message.named(message).bytes().length + ")";
        times.row(cells(title, COLUMNS, costs, column -> nanos(column).spread()));
        Samples strict = nanos(costs.get(Subject.STRICT));
        ratios.row(
                cells(title, RIVALS, costs, column -> strict.over(nanos(column)).interval()));
        allocated.row(cells(title, Subject.PARSERS, costs, column -> bytes(column)));
    }

    private interface Cell {
        String of(List<Cost> column);
    }

    private static List<String> cells(String title, List<String> columns, Map<String, List<Cost>> costs, Cell cell) {
        List<String> cells = new ArrayList<>(List.of(title));
        for (String column : columns) {
            List<Cost> rounds = costs.get(column);
            cells.add(rounds == null ? "not given" : cell.of(rounds));
        }
        return cells;
    }

    private static Samples nanos(List<Cost> rounds) {
        return Samples.of(rounds, Cost::nanos);
    }

    private static String bytes(List<Cost> rounds) {
        return Long.toString(Math.round(Samples.of(rounds, Cost::allocated).median()));
    }

    /** Writes the tables of all messages. */
    void publishCosts() {
        report.section("Time of the strict parser over that of the others")
                .paragraph(
                        "To reach: 0.45 of llhttp and 0.25 of Netty on the small request, 0.70 and 0.25 on the browser's;"
                                + " the aim is 0.35 and 0.60 of llhttp.")
                .table(ratios);
        report.section("Nanoseconds of processor time per message").table(times);
        report.section("Bytes of heap allocated per message").table(allocated);
    }

    /** Writes what is allocated beside the head block. */
    void allocation(Map<String, List<Cost>> costs) {
        Table table = new Table(List.of("browser request", "ns", "bytes allocated"));
        costs.forEach(
                (subject, rounds) -> table.row(List.of(subject, nanos(rounds).spread(), bytes(rounds))));
        report.section("What is allocated: the head block, and a string where one is asked for")
                .table(table);
    }

    /** Writes how the cost grows with the size. */
    void linear(Map<String, List<Cost>> costs) {
        Table table = new Table(List.of("bytes", "field lines", "ns", "ns per byte", "ns per field line"));
        costs.forEach((name, rounds) -> {
            int length = Message.named(name).bytes().length;
            int fields = Message.fields(name);
            double nanos = nanos(rounds).median();
            table.row(List.of(
                    Integer.toString(length),
                    Integer.toString(fields),
                    nanos(rounds).spread(),
                    Samples.format(nanos / length),
                    Samples.format(nanos / fields)));
        });
        report.section("The strict parser on heads of all sizes").table(table);
    }
}
