package io.jackfield.spi.engine;

import io.jackfield.spi.connection.Connection;
import org.osgi.annotation.versioning.ConsumerType;

/** One exchange on the client's side, as the protocol offers it to the engine: the request goes out here. */
@ConsumerType
public interface ClientStream extends OutgoingStream {

    /** The connection. */
    Connection connection();
}
