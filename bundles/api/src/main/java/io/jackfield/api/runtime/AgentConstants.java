package io.jackfield.api.runtime;

/** Property keys of the {@link io.jackfield.api.Agent} services that configurations {@code io.jackfield.agent~NAME} make. */
public final class AgentConstants {
    /** Property of each configured {@code Agent} service: the configured name. Required. Never absent. Type: String. */
    public static final String NAME = "jackfield.agent.name";

    private AgentConstants() {}
}
