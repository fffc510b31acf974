package io.jackfield.spi.engine;

import io.jackfield.spi.parser.HeadBlock;
import io.jackfield.spi.parser.ProtocolException;
import org.osgi.annotation.versioning.ConsumerType;

/** One exchange on the client's side, as the engine offers it to the protocol: what comes back is told here. */
@ConsumerType
public interface ClientExchange extends IncomingExchange {

    /** The method of the request: by it the framing of the response is decided (RFC 9112 section 6.3). */
    String method();

    /** An interim response (1xx but 101) arrived. */
    void informational(HeadBlock head);

    /**
     * The final response's head is in.
     *
     * @param head it may be kept
     * @param keepAlive whether the connection can carry another request afterwards, as far as the response says
     */
    void response(HeadBlock head, boolean keepAlive);

    /**
     * The server switches protocols (101), or answered a CONNECT with 2xx: HTTP ends here on this connection. The engine calls {@link
     * io.jackfield.spi.connection.Connection#detach} or closes it.
     */
    void switched(HeadBlock head);

    /** The request has left: its last byte was taken by the operating system. Node's {@code finish}. */
    void requestWritten();

    /** The response broke the protocol. {@link #closed} follows; the connection is closed by the protocol. */
    void failed(ProtocolException error, int bytesParsed, byte[] rawPacket);

    /**
     * Both messages are complete on the wire. The engine calls
     * {@link io.jackfield.spi.connection.Connection#requestEnded} when it is done with the connection.
     *
     * @param reusable whether another request may use the connection
     */
    void over(boolean reusable);
}
