package io.jackfield.spi.agent;

import io.jackfield.api.ClientRequest;
import io.jackfield.api.Socket;
import io.jackfield.spi.connection.Connection;
import io.jackfield.spi.connection.Loop;
import java.util.List;
import java.util.Map;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * The sockets and queues of one agent (checklist part B), keyed by name. Thread-safe: requests come from all loops. A request lives on
 * one loop and is only given a connection that lives on the same.
 *
 * <ol>
 *   <li>{@link #acquire} answers a request with a free connection, asks {@link AgentHost#connect} for a new one, or queues it;
 *   <li>{@link #opened} or {@link #connectFailed} tells how that ended;
 *   <li>{@link #released} and {@link #removed} tell what became of a connection;
 *   <li>{@link #retire} or {@link #destroy} ends the pool.
 * </ol>
 */
@ConsumerType
public interface AgentPool {

    /** A request wants a connection. */
    void acquire(SocketRequest request);

    /** A request for which {@link #acquire} was called wants none any more. */
    void cancel(SocketRequest request);

    /** A connection that this pool asked for is open; on its loop. The pool assigns it to the request or to one that waits longer. */
    void opened(SocketRequest request, Connection connection);

    /** A connection that this pool asked for could not be opened; on the request's loop. The pool fails the request. */
    void connectFailed(SocketRequest request, Exception cause);

    /** A request is over and its connection can carry another; on its loop. */
    void released(Connection connection);

    /** A connection closed, or left the pool by {@code agentRemove}; on its loop. */
    void removed(Connection connection);

    /**
     * A connection that this pool asked for left it by {@code agentRemove} before it was open; on its loop. It counts no more, and still
     * belongs to its request; {@link #opened} or {@link #connectFailed} follows, unless it is called off.
     */
    default void left(SocketRequest request) {}

    /**
     * A hint for a request that has no loop yet: one where a connection of this name is idle, or, when no more may be opened, one where a
     * connection is in use; null when every loop is as good.
     */
    default Loop loopFor(String name) {
        return null;
    }

    /** Bytes or an end arrived on an idle connection: it leaves the pool and is closed; on its loop. */
    void spoiled(Connection connection);

    /** The connections in use by name (checklist item 38). A snapshot. */
    Map<String, List<Socket>> sockets();

    /** The idle connections by name (item 34). A snapshot. */
    Map<String, List<Socket>> freeSockets();

    /** The requests that wait by name (item 37). A snapshot. */
    Map<String, List<ClientRequest>> requests();

    /**
     * The strategy is being replaced: closes the idle connections, gives the waiting requests up and returns them, for the successor.
     * Connections in use stay until they are released, and are then closed.
     */
    List<SocketRequest> retire();

    /** Destroys the connections, in use and idle (item 30). The pool can go on. */
    void destroy();

    /**
     * The connections in use, those that were asked for and are not open yet included; if there are none, the requests that wait for one. When it
     * is 0 nothing is under way, and a retired pool is done with. Called from any thread.
     */
    int inUse();
}
