package io.jackfield.message.harness;

import io.jackfield.spi.connection.Lease;
import java.util.function.IntConsumer;

/** A lease that counts, and finds a second release and a use after it. */
public final class TestLease<S> implements Lease<S> {
    private final S strategy;
    private final IntConsumer count;
    private boolean released;

    public TestLease(S strategy, IntConsumer count) {
        this.strategy = strategy;
        this.count = count;
        count.accept(1);
    }

    @Override
    public S get() {
        if (released) {
            throw new IllegalStateException("used after release");
        }
        return strategy;
    }

    @Override
    public String name() {
        return "test";
    }

    @Override
    public long generation() {
        return 1;
    }

    @Override
    public void release() {
        if (released) {
            throw new IllegalStateException("released twice");
        }
        released = true;
        count.accept(-1);
    }
}
