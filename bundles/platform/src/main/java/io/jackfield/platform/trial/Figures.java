package io.jackfield.platform.trial;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** What is counted while a {@link Trial} is in one state. Thread-safe. */
final class Figures {
    final AtomicLong read = new AtomicLong();
    /** In a row. */
    final AtomicLong agreed = new AtomicLong();

    final AtomicLong differences = new AtomicLong();
    final AtomicLong otherRefusals = new AtomicLong();
    final AtomicLong thrown = new AtomicLong();
    final AtomicLong late = new AtomicLong();
    final LongAdder dropped = new LongAdder();
    private final LongAdder candidateNanos = new LongAdder();
    private final LongAdder currentNanos = new LongAdder();

    /** Counts what one reading cost; a single value counts as the budget at most, so that a pause of the machine does not show as a mean. */
    void cost(long candidate, long current, long budget) {
        candidateNanos.add(Math.min(candidate, budget));
        currentNanos.add(Math.min(current, budget));
    }

    long errors() {
        return differences.get() + thrown.get();
    }

    long candidateMean() {
        return mean(candidateNanos);
    }

    long currentMean() {
        return mean(currentNanos);
    }

    private long mean(LongAdder sum) {
        long count = read.get();
        return count == 0 ? 0 : sum.sum() / count;
    }

    /** One line for people. */
    @Override
    public String toString() {
        return read + " read, " + agreed + " agreed in a row, " + differences + " differ, " + otherRefusals
                + " refused otherwise, " + thrown + " thrown, " + late + " late, " + dropped + " dropped, mean "
                + candidateMean() + " ns, current " + currentMean() + " ns";
    }
}
