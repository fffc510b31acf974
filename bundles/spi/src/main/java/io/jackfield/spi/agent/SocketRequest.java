package io.jackfield.spi.agent;

import io.jackfield.api.ClientRequest;
import io.jackfield.api.RequestOptions;
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

    /** Here is the connection; on the loop. Called once at most. */
    void assigned(Connection connection, boolean reused);

    /** There will be none; on the loop. Called once at most. */
    void failed(Exception cause);
}
