package io.jackfield.platform.core;

import io.jackfield.spi.connection.Lease;

/**
 * A {@link Generation} at work on one loop for one endpoint: the strategy's instance there, and the leases on it. Taking a lease returns the
 * slot itself. Loop only, but for the counts, which others may read roughly.
 */
final class Slot<S> implements Lease<S> {
    private final Generation<?> generation;
    private final Assignment assignment;
    private final S strategy;
    private int held;
    private long taken;
    private boolean retired;

    Slot(Generation<?> generation, Assignment assignment, S strategy) {
        this.generation = generation;
        this.assignment = assignment;
        this.strategy = strategy;
    }

    /** For one lease on a generation that is on its way out. */
    static <S> Slot<S> lent(Generation<?> generation, Assignment assignment, S strategy) {
        Slot<S> slot = new Slot<>(generation, assignment, strategy);
        slot.retired = true;
        return slot;
    }

    Slot<S> take() {
        held++;
        taken++;
        return this;
    }

    @Override
    public S get() {
        return strategy;
    }

    @Override
    public String name() {
        return generation.name();
    }

    @Override
    public long generation() {
        return generation.number();
    }

    @Override
    public void release() {
        held--;
        if (retired && held == 0) {
            generation.slotDone(this);
        }
    }

    /** No more leases are given; done as soon as the last is released. */
    void retire() {
        retired = true;
        if (held == 0) {
            generation.slotDone(this);
        }
    }

    boolean retired() {
        return retired;
    }

    int held() {
        return held;
    }

    /** The leases that were ever taken. */
    long taken() {
        return taken;
    }

    Generation<?> of() {
        return generation;
    }

    Assignment assignment() {
        return assignment;
    }
}
