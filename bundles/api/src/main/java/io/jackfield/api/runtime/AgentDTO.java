package io.jackfield.api.runtime;

import org.osgi.annotation.versioning.ProviderType;

/** An agent and its pool, at one moment. */
@ProviderType
public class AgentDTO {
    /** Symbolic name of the bundle it belongs to, perhaps empty. */
    public String owner;

    /** Its name if a configuration {@code io.jackfield.agent~NAME} made it, else empty. */
    public String name;

    /** Pooling strategy, as {@code name#generation}, or empty. */
    public String strategy;

    /** Sockets in use. */
    public long sockets;

    /** Idle sockets. */
    public long freeSockets;

    /** Requests that wait for a socket. */
    public long requests;
}
