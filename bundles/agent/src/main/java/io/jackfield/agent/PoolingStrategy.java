package io.jackfield.agent;

import io.jackfield.spi.agent.AgentHost;
import io.jackfield.spi.agent.AgentPool;
import io.jackfield.spi.agent.AgentStrategy;

/**
 * Pooling as Node's agent does it: a {@link Pool} for each agent. {@link PoolingStrategyComponent} registers it in a container, the service
 * loader finds it outside.
 */
public class PoolingStrategy implements AgentStrategy {
    static final String NAME = "pooling";
    static final int RANKING = 100;

    private static final long NANOS_PER_MILLI = 1_000_000;

    /** Made by the container, the service loader, or a test. */
    public PoolingStrategy() {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int ranking() {
        return RANKING;
    }

    @Override
    public AgentPool newPool(AgentHost host) {
        return new Pool(host, () -> System.nanoTime() / NANOS_PER_MILLI);
    }
}
