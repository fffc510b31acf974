package io.jackfield.benchmarks.routes;

import io.jackfield.benchmarks.report.Arguments;
import io.jackfield.benchmarks.report.Progress;
import io.jackfield.benchmarks.report.Report;
import io.jackfield.benchmarks.report.Table;
import io.jackfield.whiteboard.Mounting;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.IntConsumer;

/** {@code jackfield bench routes}: the time to find a handler, and to mount all of them, by the number of handlers. */
public final class Main {
    private static final List<Integer> COUNTS = List.of(10, 100, 1000, 10_000);
    /** As many paths are asked for in turn, whatever the number of handlers, so that all have the same to keep in the processor's caches. */
    private static final int ASKED = 10;

    private static final int FINDS = 2_000_000;

    private final int rounds;
    private final List<Integer> counts = COUNTS;

    private Main(int rounds) {
        this.rounds = rounds;
    }

    /** Runs it. */
    public static void main(String[] args) throws Exception {
        Arguments arguments = Arguments.parse(args, "--rounds");
        Main main = new Main(arguments.number("--rounds", arguments.quick() ? 3 : 11));
        Report report = new Report("routes", arguments);
        report.fact("rounds", main.rounds + ", the median is told");
        report.section("Finding a handler, nanoseconds").table(main.finding());
        report.section("Mounting all, and taking all away, microseconds for each")
                .table(main.mounting());
        report.publish();
    }

    // ---- finding

    private Table finding() {
        Table table = new Table(List.of("handlers", "exact", "prefix", "pattern"));
        double[][] nanos = new double[counts.size()][Paths.values().length];
        for (Paths paths : Paths.values()) {
            List<Mounting> boards = new ArrayList<>();
            counts.forEach(count -> boards.add(mounted(paths, count)));
            double[][] samples = new double[counts.size()][rounds];
            // interleaved, so that what disturbs the machine disturbs all of them; the first round warms up
            for (int round = -1; round < rounds; round++) {
                for (int i = 0; i < counts.size(); i++) {
                    double measured = find(boards.get(i), requests(paths, counts.get(i)));
                    samples[i][Math.max(0, round)] = measured;
                }
            }
            for (int i = 0; i < counts.size(); i++) {
                nanos[i][paths.ordinal()] = median(samples[i]);
            }
            Progress.say("%s: found", paths);
        }
        for (int i = 0; i < counts.size(); i++) {
            table.row(row(counts.get(i), nanos[i]));
        }
        return table;
    }

    private static Mounting mounted(Paths paths, int count) {
        Mounting board = new Mounting();
        for (int i = 0; i < count; i++) {
            board.mount(i, paths.template(i));
        }
        return board;
    }

    /** Some of the paths, of handlers all over; made anew, so that no hash was computed before. */
    private static String[] requests(Paths paths, int count) {
        Random random = new Random(count);
        return random.ints(ASKED, 0, count).mapToObj(paths::request).toArray(String[]::new);
    }

    /** A request's path is a new string each time: so it is here. */
    private static double find(Mounting board, String[] paths) {
        char[][] fresh = Arrays.stream(paths).map(String::toCharArray).toArray(char[][]::new);
        long sum = 0;
        long begin = System.nanoTime();
        for (int i = 0; i < FINDS; i++) {
            sum += board.find(new String(fresh[i % ASKED]));
        }
        double nanos = (double) (System.nanoTime() - begin) / FINDS;
        if (sum < 0) {
            throw new IllegalStateException("no handler has a negative id");
        }
        return nanos;
    }

    // ---- mounting

    private Table mounting() {
        Table table = new Table(List.of("handlers", "mount", "unmount", "mount again"));
        for (int count : counts) {
            double[][] samples = new double[3][rounds];
            for (int round = -1; round < rounds; round++) {
                Mounting board = new Mounting();
                int at = Math.max(0, round);
                samples[0][at] = each(count, i -> board.mount(i, mixed(i)));
                samples[1][at] = each(count, board::unmount);
                samples[2][at] = each(count, i -> board.mount(i, mixed(i)));
                if (board.told() != count) {
                    throw new IllegalStateException(board.told() + " mounts are told, not " + count);
                }
            }
            table.row(row(count, new double[] {median(samples[0]), median(samples[1]), median(samples[2])}));
            Progress.say("%d: mounted", count);
        }
        return table;
    }

    private static String mixed(int i) {
        return Paths.values()[i % Paths.values().length].template(i);
    }

    private static double each(int count, IntConsumer action) {
        long begin = System.nanoTime();
        for (int i = 0; i < count; i++) {
            action.accept(i);
        }
        return (System.nanoTime() - begin) / 1000.0 / count;
    }

    // ---- figures

    private static double median(double[] samples) {
        double[] sorted = samples.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static List<String> row(int count, double[] figures) {
        List<String> cells = new ArrayList<>(List.of(String.format(Locale.ROOT, "%,d", count)));
        Arrays.stream(figures).forEach(figure -> cells.add(String.format(Locale.ROOT, "%.1f", figure)));
        return cells;
    }
}
