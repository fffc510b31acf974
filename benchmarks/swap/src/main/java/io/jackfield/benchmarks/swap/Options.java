package io.jackfield.benchmarks.swap;

import io.jackfield.benchmarks.load.LoadPlan;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * What {@link Main} is asked for.
 *
 * @param kind what is swapped
 * @param swaps how often; those of the kind if not said
 * @param seconds over how long the swaps are spread at least; those of the kind if not said
 * @param rate requests a second
 * @param connects fresh connections a second, {@link LoadPlan#MAX} for as many as the machine gives; those of the kind if not said
 * @param framework as the launcher names it
 * @param plain whether only small answers are asked for
 * @param home the distribution
 * @param port of the server, 0 for a free one
 */
record Options(
        Kind kind,
        int swaps,
        int seconds,
        int rate,
        int connects,
        String framework,
        boolean plain,
        Path home,
        int port) {
    private static final List<String> FRAMEWORKS = List.of("felix", "equinox");
    private static final List<String> LOADS = List.of("full", "plain");

    /**
     * Reads {@code --kind K [--swaps N] [--seconds S] [--rate R] [--connects C|max] [--framework felix|equinox] [--load full|plain]}, or
     * {@code --all} for each kind in turn with the numbers of its proof; for a peer {@code --home} with a distribution that has its bundles,
     * and {@code --port}. Throws {@link IllegalArgumentException} with the word that is not understood.
     */
    static List<Options> parse(String... arguments) {
        List<String> words = new ArrayList<>(List.of(arguments));
        if (!words.remove("--all")) {
            return List.of(one(words));
        }
        List<Options> all = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            if (!kind.peer()) {
                List<String> each = new ArrayList<>(List.of("--kind", kind.word()));
                each.addAll(words);
                all.add(one(each));
            }
        }
        return all;
    }

    private static Options one(List<String> arguments) {
        Words words = new Words();
        Deque<String> rest = new ArrayDeque<>(arguments);
        while (!rest.isEmpty()) {
            String option = rest.pop();
            if (rest.isEmpty()) {
                throw new IllegalArgumentException(option + " wants a value");
            }
            words.take(option, rest.pop());
        }
        return words.options();
    }

    /** What was said so far. */
    private static final class Words {
        private Kind kind;
        private int swaps;
        private int seconds;
        private int rate = 5000;
        private int connects;
        private String framework = FRAMEWORKS.get(0);
        private String load = LOADS.get(0);
        private Path home = Path.of(System.getProperty("jackfield.root", ""), "launcher/target/jackfield");
        private int port;

        void take(String option, String value) {
            switch (option) {
                case "--kind" -> kind = Kind.of(value);
                case "--swaps" -> swaps = number(option, value);
                case "--seconds" -> seconds = number(option, value);
                case "--rate" -> rate = number(option, value);
                case "--connects" -> connects = value.equals("max") ? LoadPlan.MAX : number(option, value);
                case "--framework" -> framework = oneOf(FRAMEWORKS, option, value);
                case "--load" -> load = oneOf(LOADS, option, value);
                case "--home" -> home = Path.of(value);
                case "--port" -> port = number(option, value);
                default -> throw new IllegalArgumentException("unknown option " + option);
            }
        }

        Options options() {
            Kind chosen = kind == null ? Kind.of("") : kind;
            return new Options(
                    chosen,
                    swaps > 0 ? swaps : chosen.swaps(),
                    seconds > 0 ? seconds : chosen.seconds(),
                    rate,
                    connects > 0 ? connects : chosen.connects(),
                    framework,
                    load.equals("plain") || chosen.peer(),
                    home,
                    port);
        }

        private static int number(String option, String value) {
            if (!value.matches("[1-9]\\d{0,8}")) {
                throw new IllegalArgumentException(option + " wants a number, not " + value);
            }
            return Integer.parseInt(value);
        }

        private static String oneOf(List<String> values, String option, String value) {
            if (!values.contains(value)) {
                throw new IllegalArgumentException(option + " wants one of " + values + ", not " + value);
            }
            return value;
        }
    }
}
