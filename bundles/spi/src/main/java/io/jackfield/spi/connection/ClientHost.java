package io.jackfield.spi.connection;

import io.jackfield.api.Agent;
import io.jackfield.api.Compatibility;
import io.jackfield.api.Http;
import io.jackfield.spi.agent.SocketRequest;
import org.osgi.annotation.versioning.ProviderType;

/** What the platform offers to a client engine: loops, sockets and the application's settings. Callable from any thread. */
@ProviderType
public interface ClientHost {
    /** The facade that the application made the request with. */
    Http http();

    /** How to behave where document, binary and RFC part ways. */
    Compatibility compatibility();

    /**
     * The loop for a request: the caller's when it runs on one; else the one where the agent would serve it soonest; else the next in turn.
     *
     * @param agent the request's agent, or null when it has none
     * @param name the request's {@link SocketRequest#name()}
     */
    Loop loop(Agent agent, String name);

    /**
     * Asks for a socket: of the agent that the options name, of the global one, or of none ({@code agent: false}, {@code
     * createConnection}). The outcome is told to the request on its loop, never from inside this call.
     */
    void acquire(SocketRequest request);

    /** Calls off a request for a socket that has not been answered. No effect after it was. */
    void cancel(SocketRequest request);

    /** Reports what a listener of the application threw. */
    void uncaught(Throwable thrown);
}
