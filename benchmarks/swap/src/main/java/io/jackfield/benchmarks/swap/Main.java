package io.jackfield.benchmarks.swap;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The program behind {@code jackfield swap-test}: prints one line of JSON, and ends with 1 if anything was lost or left behind. */
public final class Main {
    private static final int LOST = 1;
    private static final int MISUSED = 2;

    private Kind kind;
    private int swaps;
    private int rate = 5000;
    private int seconds;
    private String framework = "felix";
    private boolean plain;
    private Path home = Path.of(System.getProperty("jackfield.root", ""), "launcher/target/jackfield");
    private int port;

    private Main() {}

    /**
     * Takes {@code --kind K [--swaps N] [--rate R] [--seconds S] [--framework felix|equinox] [--load full|plain]}; for a peer {@code --home}
     * with a distribution that has its bundles, and {@code --port}.
     */
    public static void main(String... arguments) throws Exception {
        Main main = new Main();
        try {
            main.parse(new ArrayDeque<>(List.of(arguments)));
        } catch (IllegalArgumentException e) {
            System.err.println("jackfield: " + e.getMessage());
            System.exit(MISUSED);
        }
        System.exit(main.run() ? 0 : LOST);
    }

    private void parse(Deque<String> rest) {
        while (!rest.isEmpty()) {
            String option = rest.pop();
            String value = rest.poll();
            if (value == null) {
                throw new IllegalArgumentException(option + " wants a value");
            }
            switch (option) {
                case "--kind" -> kind = Kind.of(value);
                case "--swaps" -> swaps = Integer.parseInt(value);
                case "--rate" -> rate = Integer.parseInt(value);
                case "--seconds" -> seconds = Integer.parseInt(value);
                case "--framework" -> framework = value;
                case "--load" -> plain = value.equals("plain");
                case "--home" -> home = Path.of(value);
                case "--port" -> port = Integer.parseInt(value);
                default -> throw new IllegalArgumentException("unknown option " + option);
            }
        }
        if (kind == null) {
            Kind.of("");
        }
    }

    private boolean run() throws Exception {
        try (Subject subject = Subject.start(home, arguments())) {
            int target = kind.peer() ? port : subject.port();
            Proof proof = new Proof(
                    subject,
                    kind,
                    swaps > 0 ? swaps : kind.swaps(),
                    seconds > 0 ? seconds : kind.seconds(),
                    plain || kind.peer() ? Proof.plainPlan(target, rate) : Proof.plan(target, kind, rate));
            Proof.Result result = proof.run();
            result.complaints().forEach(System.err::println);
            System.out.println("{\"framework\":\"" + framework + "\",\"rate\":" + rate + ","
                    + result.json().substring(1));
            return result.good();
        }
    }

    private String[] arguments() {
        List<String> arguments = new ArrayList<>(List.of("--framework", framework));
        if (kind.peer()) {
            arguments.addAll(List.of("--feature", "felix-http", "--feature", "shell"));
            arguments.addAll(List.of("--set", Kind.FELIX_HTTP + ":org.osgi.service.http.port=" + port));
        } else {
            arguments.addAll(List.of("--feature", "all", "--port", String.valueOf(port)));
            arguments.addAll(List.of("--set", Kind.SERVER_PID + ":backlog=4096"));
        }
        return arguments.toArray(String[]::new);
    }
}
