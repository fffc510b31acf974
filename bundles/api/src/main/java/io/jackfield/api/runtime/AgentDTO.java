package io.jackfield.api.runtime;

import org.osgi.annotation.versioning.ProviderType;

/** An agent and its pool, at one moment. */
@ProviderType
public class AgentDTO {
    /** Symbolic name of the bundle it belongs to, perhaps empty. */
    public String owner;

    /** Pooling strategy, as {@code name#generation}, or empty. */
    public String strategy;

    /** Sockets in use. */
    public long sockets;

    /** Idle sockets. */
    public long freeSockets;

    /** Requests that wait for a socket. */
    public long requests;
}
