package io.jackfield.spi.agent;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * A way of pooling connections: the service behind every {@link io.jackfield.api.Agent} handle. The handle lasts; when the strategy is
 * replaced it gets a pool of the successor. Methods may be called from any thread.
 */
@ConsumerType
public interface AgentStrategy {
    /**
     * The service property that repeats {@link #name}. Carried by every registered strategy; required; without it the platform reads
     * {@link #name}; a String.
     */
    String NAME_PROPERTY = "jackfield.name";

    /** The name by which configuration chooses this strategy. */
    String name();

    /** The preference among strategies when nobody chose one. */
    int ranking();

    /** Makes the pool of one agent. */
    AgentPool newPool(AgentHost host);
}
