package io.jackfield.spi.engine;

import io.jackfield.spi.connection.Connection;
import org.osgi.annotation.versioning.ConsumerType;

/** A protocol on one event loop: begins the {@link Session}s that stand between connections and exchanges. Loop only. */
@ConsumerType
public interface Protocol {

    /** Begins to serve a connection that stands at a message boundary. */
    Session serve(Connection connection);

    /** Begins to send requests on a connection that we made. */
    ClientSession connect(Connection connection);
}
