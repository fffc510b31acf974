package io.jackfield.spi.agent;

import io.jackfield.api.ClientRequest;
import io.jackfield.api.RequestOptions;
import io.jackfield.api.Socket;
import io.jackfield.spi.connection.Connection;
import io.jackfield.spi.connection.Loop;
import org.osgi.annotation.versioning.ConsumerType;

/** A client request that wants a connection. The client engine provides it. */
@ConsumerType
public interface SocketRequest {
    /** The name of the pool's queue that it belongs to ({@code agent.getName}, checklist item 31). */
    String name();

    /** The options of the request: host, port and what else a connection needs. */
    RequestOptions options();

    /** The loop on which the connection must live. */
    Loop loop();

    /** The request that the application holds. */
    ClientRequest request();

    /**
     * The handle of the connection that is being made for it: Node's {@code socket} event comes now, while the socket still connects. On the
     * loop, before {@link #assigned} with that connection or {@link #failed}; not called for a connection that is there already.
     */
    default void connecting(Socket socket) {}

    /**
     * How long the server said it keeps the idle connection ({@code Keep-Alive: timeout}), in milliseconds; negative when it said nothing.
     * Read on the loop when the connection is released.
     */
    default long keepAliveHint() {
        return -1;
    }

    /** Whether it wants a connection that has served nobody: it is sent again, since an idle one turned out to be closed. Always the same. */
    default boolean fresh() {
        return false;
    }

    /** Here is the connection; on the loop. Called once at most. */
    void assigned(Connection connection, boolean reused);

    /** There will be none; on the loop. Called once at most. */
    void failed(Exception cause);
}
