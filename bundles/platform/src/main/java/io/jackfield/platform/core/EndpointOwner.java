package io.jackfield.platform.core;

import io.jackfield.api.Server;
import io.jackfield.api.ServerOptions;

/** The server handle behind an {@link Endpoint}. */
public interface EndpointOwner extends ConnectionOwner {
    /** The handle on which events are emitted. */
    Server server();

    /** The options it was made with. */
    ServerOptions options();

    /** Reports what a listener of the application threw. */
    void uncaught(Throwable thrown);

    /** Whether a further connection is taken; false drops it. On its loop. */
    boolean accepts(PlatformConnection connection);

    /** A connection was taken. On its loop. */
    void opened(PlatformConnection connection);
}
