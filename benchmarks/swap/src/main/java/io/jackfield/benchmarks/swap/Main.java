package io.jackfield.benchmarks.swap;

import io.jackfield.benchmarks.load.LoadPlan;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The program behind {@code jackfield swap-test}: prints one line of JSON, and ends with 1 if anything was lost or left behind. */
public final class Main {
    private static final int LOST = 1;
    private static final int MISUSED = 2;
    private static final int KEPT = 32;

    private Main() {}

    /** Takes the words that {@link Options} reads. */
    public static void main(String... arguments) throws InterruptedException {
        System.exit(run(arguments));
    }

    private static int run(String... arguments) throws InterruptedException {
        try {
            boolean good = true;
            for (Options options : Options.parse(arguments)) {
                good &= prove(options);
            }
            return good ? 0 : LOST;
        } catch (IllegalArgumentException e) {
            System.err.println("jackfield: " + e.getMessage());
            return MISUSED;
        } catch (IOException e) {
            System.err.println("jackfield: the proof came to no end: " + e.getMessage());
            return LOST;
        }
    }

    private static boolean prove(Options options) throws IOException, InterruptedException {
        Kind kind = options.kind();
        // before anything is started: what can not be meant is refused here
        plan(options, 0);
        try (Subject subject = Subject.start(options.home(), container(options))) {
            int port = kind.peer() ? options.port() : subject.port();
            Proof.Result result =
                    new Proof(subject, kind, options.swaps(), options.seconds(), plan(options, port)).run();
            result.complaints().forEach(System.err::println);
            System.out.println("{\"framework\":\"" + options.framework() + "\",\"rate\":" + options.rate() + ","
                    + result.members() + "}");
            return result.good();
        }
    }

    /** What is asked of the server; small answers only where a peer must serve the same. */
    private static LoadPlan plan(Options options, int port) {
        LoadPlan.Builder plan = LoadPlan.to(port).rate(options.rate()).fresh(options.connects(), Proof.SOURCES);
        if (options.kind().plain()) {
            return LoadPlan.to(port)
                    .rate(options.rate())
                    .connections(KEPT, 0)
                    .plainOnly()
                    .build();
        }
        return options.plain()
                ? plan.plainOnly().build()
                : plan.slowAnswer(Proof.SLOW_ANSWER)
                        .relays(options.kind().relays())
                        .build();
    }

    private static String[] container(Options options) {
        List<String> arguments = new ArrayList<>(List.of("--framework", options.framework()));
        if (options.kind().peer()) {
            arguments.addAll(List.of("--feature", "felix-http", "--feature", "shell"));
            arguments.addAll(List.of("--set", Kind.FELIX_HTTP + ":org.osgi.service.http.port=" + options.port()));
        } else {
            arguments.addAll(List.of("--feature", "all", "--port", String.valueOf(options.port())));
            arguments.addAll(List.of("--set", Kind.SERVER_PID + ":backlog=4096"));
        }
        return arguments.toArray(String[]::new);
    }
}
