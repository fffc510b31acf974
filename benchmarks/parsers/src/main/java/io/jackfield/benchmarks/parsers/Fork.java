package io.jackfield.benchmarks.parsers;

import io.jackfield.benchmarks.report.Samples;
import java.util.Collection;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** One short fork of JMH: a fresh Java that reads one message with one parser. {@link NativePeer} is the same for C. */
final class Fork {
    /**
     * For every parser: collector and young generation of the server's start script; the compiler at once instead of beside the
     * loop, so that a busy machine measures no half-compiled code; and what the lenient parser tolerates.
     */
    static final String[] FLAGS = {
        "-XX:+UseSerialGC", "-Xms64m", "-Xmn24m", "-Xbatch", "-Djackfield.parser.lenient.leniencies=node-10.15.0"
    };

    static final int ITERATIONS = 5;
    static final int MILLIS = 100;
    private static final int WARMUPS = 3;
    private static final int WARMUP_MILLIS = 250;
    private static final String ALLOCATED = "gc.alloc.rate.norm";

    private Fork() {}

    /** Runs a fork; the time is the median of its iterations. */
    static Cost run(String subject, String message) throws RunnerException {
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include(MessageBenchmark.class.getName() + ".read")
                        .param("subject", subject)
                        .param("message", message)
                        .forks(1)
                        .jvmArgsAppend(FLAGS)
                        .warmupIterations(WARMUPS)
                        .warmupTime(TimeValue.milliseconds(WARMUP_MILLIS))
                        .measurementIterations(ITERATIONS)
                        .measurementTime(TimeValue.milliseconds(MILLIS))
                        .addProfiler(GCProfiler.class)
                        .verbosity(VerboseMode.SILENT)
                        .shouldFailOnError(true)
                        .build())
                .run();
        RunResult result = results.iterator().next();
        Collection<IterationResult> iterations = result.getAggregatedResult().getIterationResults();
        double nanos = Samples.of(iterations, Fork::processorTime).median();
        double allocated = result.getSecondaryResults().get(ALLOCATED).getScore();
        return new Cost(nanos, allocated);
    }

    private static double processorTime(IterationResult iteration) {
        double share = iteration.getSecondaryResults().get(CpuShare.COUNTER).getScore();
        return iteration.getPrimaryResult().getScore() * share;
    }
}
