package io.jackfield.spi.connection;

import io.jackfield.api.Server;
import io.jackfield.api.ServerOptions;
import io.jackfield.spi.engine.ServerEngine;
import org.osgi.annotation.versioning.ProviderType;

/** The server behind a connection, as protocol and engine see it: the lasting handle, its options and the engine in force. */
@ProviderType
public interface ServerHost {
    /** The handle on which events are emitted and whose limits apply. */
    Server server();

    /** The options the server was made with. */
    ServerOptions options();

    /**
     * A lease on the engine in force, for one exchange. Loop only.
     *
     * @return null when there is none: the connection is then parked as with {@link Connection#parser}
     */
    Lease<ServerEngine> engine(Connection connection);

    /**
     * Counts a request that the peer got wrong, or that was refused, and tells those who watch. Loop only, before it is answered and before
     * the exchange that it ends is told.
     */
    void refused(Connection connection, RefusedRequest refused);

    /** Reports what a listener of the application threw. Callable from any thread. */
    void uncaught(Throwable thrown);
}
