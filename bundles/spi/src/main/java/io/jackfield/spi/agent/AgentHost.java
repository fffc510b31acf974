package io.jackfield.spi.agent;

import io.jackfield.api.Agent;
import io.jackfield.api.AgentOptions;
import org.osgi.annotation.versioning.ProviderType;

/** What the platform offers to an {@link AgentPool}. Callable from any thread. */
@ProviderType
public interface AgentHost {
    /** The handle: hooks ({@code getName}, {@code keepSocketAlive}, {@code reuseSocket}) are called on it. */
    Agent agent();

    /** The agent's options now: a configuration may change them, so that they are read anew each time. */
    AgentOptions options();

    /**
     * Opens a connection for a request, by the {@code createConnection} hook or by the transport in force, on the request's loop. Tells
     * the socket with {@link SocketRequest#connecting} as soon as its handle is made, and answers with {@link AgentPool#opened} or {@link
     * AgentPool#connectFailed} (also when that socket was destroyed), never from inside this call.
     */
    void connect(SocketRequest request);
}
