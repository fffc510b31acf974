package io.jackfield.benchmarks.parsers;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The loop of JMH around a {@link Subject}. {@link Fork} runs it, one subject and message in a process of its own. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class MessageBenchmark {
    /** The name of a {@link Message}. */
    @Param(Message.SMALL)
    public String message;

    /** The name of a {@link Subject}. */
    @Param(Subject.STRICT)
    public String subject;

    private Subject chosen;

    /** Makes the subject. */
    @Setup
    public void choose() throws Exception {
        chosen = Subject.named(subject, Message.named(message));
    }

    /** Reads the message once. The parameter is there for its counter. */
    @Benchmark
    public Object read(CpuShare share) throws Exception {
        return chosen.read();
    }
}
