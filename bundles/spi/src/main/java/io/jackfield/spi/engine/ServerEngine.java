package io.jackfield.spi.engine;

import io.jackfield.spi.connection.Connection;
import io.jackfield.spi.parser.ProtocolException;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Turns exchanges into Node's requests and responses on a server: a service, leased for each exchange. Methods are called on the
 * connection's loop.
 */
@ConsumerType
public interface ServerEngine {
    /**
     * The service property that repeats {@link #name}. Carried by every registered engine; required; without it the platform reads
     * {@link #name}; a String.
     */
    String NAME_PROPERTY = "jackfield.name";

    /** The name by which configuration chooses this engine. */
    String name();

    /** The preference among engines when nobody chose one. */
    int ranking();

    /**
     * A request's head is in. The engine makes the request and response objects and lets the server emit them.
     *
     * @return what is told about the rest of the exchange; may be null after {@link ServerStream#detach}
     */
    ServerExchange begin(ServerStream stream);

    /**
     * A peer broke the protocol, or ended in the middle of a message. The engine lets the server emit {@code clientError}.
     *
     * @param bytesParsed the bytes of the present message that were read before the error
     * @param rawPacket the bytes at hand when it happened, or null
     * @return true if a listener took it over; false: the protocol writes the refusal and closes
     */
    boolean clientError(Connection connection, ProtocolException error, int bytesParsed, byte[] rawPacket);

    /**
     * The inactivity limit passed while no exchange was in flight.
     *
     * @return true if a listener of the server handled it
     */
    boolean timedOut(Connection connection);
}
