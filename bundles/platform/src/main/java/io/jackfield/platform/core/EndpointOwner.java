package io.jackfield.platform.core;

import io.jackfield.api.Server;
import io.jackfield.api.ServerOptions;
import io.jackfield.platform.proxy.Networks;

/** The server handle behind an {@link Endpoint}. */
public interface EndpointOwner extends ConnectionOwner {
    /** The handle on which events are emitted. */
    Server server();

    /** The options it was made with. */
    ServerOptions options();

    /** Reports what a listener of the application threw. */
    void uncaught(Throwable thrown);

    /** The load balancers whose PROXY headers are believed, or null for nobody. Any thread. */
    default Networks proxies() {
        return null;
    }

    /** Where its engines come from, or null for a server without TLS. Any thread. */
    default TlsSource tls() {
        return null;
    }

    /** The TLS handshake of a connection is over, well or with an error. On its loop. */
    default void shookHands(PlatformConnection connection, Exception error) {}

    /** Whether a further connection is taken; false drops it. On its loop. */
    boolean accepts(PlatformConnection connection);

    /** A connection was taken. On its loop. */
    void opened(PlatformConnection connection);
}
