package io.jackfield.spi.engine;

import io.jackfield.api.Socket;
import io.jackfield.spi.connection.Connection;
import io.jackfield.spi.connection.ServerHost;
import io.jackfield.spi.parser.HeadBlock;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * One exchange on the server's side, as the protocol offers it to the engine. The request's head has passed framing: what is said here
 * about it is decided once, for all parsers.
 */
@ConsumerType
public interface ServerStream extends OutgoingStream {

    /** The connection. */
    Connection connection();

    /** The server. */
    ServerHost host();

    /** The request's head; it may be kept. */
    HeadBlock requestHead();

    /** Whether content follows, of a known length or in chunks. */
    boolean hasContent();

    /** Whether the client asks for an upgrade: {@code Connection: upgrade} and {@code Upgrade} (RFC 9110 section 7.8). */
    boolean upgradeRequested();

    /** Whether the request can be answered on a connection that is kept. */
    boolean keepAlive();

    /**
     * Sends an interim response (1xx but 101) at once (RFC 9110 section 15.2). Ignored for an HTTP/1.0 client.
     *
     * @param status the code
     * @param reason the reason phrase
     * @param fields its fields, or null
     */
    void informational(int status, String reason, Fields fields);

    /**
     * Takes the connection out of HTTP, for an accepted upgrade or CONNECT without content. From inside {@link ServerEngine#begin}, or later
     * on the loop as long as nothing was sent: no request behind it is begun before it was answered. The bytes that follow the head come
     * first on the socket's {@link Connection#input}.
     */
    Socket detach();
}
