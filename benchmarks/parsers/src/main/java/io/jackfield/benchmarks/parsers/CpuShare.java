package io.jackfield.benchmarks.parsers;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * Which share of an iteration the measuring thread had the processor. JMH reads a wall clock; multiplied by the share its figure is
 * processor time, and a busy neighbour is not taken for cost.
 */
@State(Scope.Thread)
@AuxCounters(AuxCounters.Type.EVENTS)
public class CpuShare {
    static final String COUNTER = "share";

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private long cpuFrom;
    private long wallFrom;
    private double share;

    /** Notes where an iteration begins. */
    @Setup(Level.Iteration)
    public void begin() {
        wallFrom = System.nanoTime();
        cpuFrom = threads.getCurrentThreadCpuTime();
    }

    /** Notes where it ends. */
    @TearDown(Level.Iteration)
    public void end() {
        long cpu = threads.getCurrentThreadCpuTime() - cpuFrom;
        share = Math.min(1, (double) cpu / (System.nanoTime() - wallFrom));
    }

    /** The share between 0 and 1. Read by JMH, which knows the counter by this name. */
    public double share() {
        return share;
    }
}
