package io.jackfield.platform.core;

import io.jackfield.spi.transport.LoopGroup;
import io.jackfield.spi.transport.LoopSpec;
import io.jackfield.spi.transport.Transport;
import java.util.function.Function;

/** A transport that adopts, and opens what a test says. */
class StubTransport implements Transport {
    private final String name;
    private final int ranking;
    private final Function<LoopSpec, LoopGroup> opens;

    StubTransport(String name, int ranking, Function<LoopSpec, LoopGroup> opens) {
        this.name = name;
        this.ranking = ranking;
        this.opens = opens;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int ranking() {
        return ranking;
    }

    @Override
    public String unavailable() {
        return null;
    }

    @Override
    public boolean listens() {
        return false;
    }

    @Override
    public boolean adopts() {
        return true;
    }

    @Override
    public LoopGroup open(LoopSpec spec) {
        return opens.apply(spec);
    }
}
