package io.jackfield.spi.connection;

import io.jackfield.api.Socket;
import io.jackfield.spi.engine.ClientExchange;
import io.jackfield.spi.engine.ClientStream;
import io.jackfield.spi.parser.Parser;
import io.jackfield.spi.transport.Channel;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What lasts as long as a connection and across every swap: its channel, the unread bytes, timers and counts. A
 * {@link io.jackfield.spi.engine.Session} works on it between two boundaries and owns nothing afterwards. Loop only.
 */
@ProviderType
public interface Connection {

    /** A number that no other connection of this process has had. */
    long id();

    /** The loop it lives on. */
    Loop loop();

    /** The channel. Output written to it leaves at the end of the turn, when {@link #flushSoon} was called. */
    Channel channel();

    /** The handle that an application may keep; made when first asked for, always the same. */
    Socket socket();

    /** The listener's side, or null for a connection that we made. */
    ServerHost host();

    /** The bytes received and not yet consumed. */
    Input input();

    // ---- strategies

    /**
     * A lease on the parser in force, for one head, chunk line or trailer section.
     *
     * @return null when there is none: the connection is then parked, and {@link io.jackfield.spi.engine.Session#input} is called again
     *     when a parser is there, or {@link io.jackfield.spi.engine.Session#unavailable} when none came in time
     */
    Lease<Parser> parser();

    /**
     * Tells that a message boundary is reached with no exchange in flight and nothing half-read.
     *
     * @return true: carry on; false: another protocol is in force and this session has been replaced: release everything and return,
     *     leaving the unread bytes
     */
    boolean boundary();

    /** Whether the connection shall end with the next answer, which must say {@code Connection: close}. */
    boolean retiring();

    // ---- input and output

    /** Switches reading on or off. The platform also stops by itself while more than 64 KiB lie unread. */
    void reading(boolean on);

    /** Flushes at the end of the present turn. */
    void flushSoon();

    // ---- time

    /**
     * Sets the limit of inactivity in milliseconds, 0 for none; reading and writing begin it anew. When it passes,
     * {@link io.jackfield.spi.engine.Session#timedOut} is asked, and the socket is destroyed if nobody handled it.
     */
    void idleTimeout(long millis);

    // ---- end

    /** Closes at once. Output that was to leave with {@link #flushSoon} is tried before; what the peer does not take then is dropped. */
    void close();

    /** Writes what is pending, then closes both ways. */
    void closeAfterOutput();

    /**
     * Ends a connection that was refused: writes what is pending, shuts the output down, reads and drops input for at most 1 s or
     * 256 KiB, then closes, so that the peer can read the refusal (RFC 9112 section 9.6).
     */
    void closeLingering();

    /**
     * Gives the connection up for HTTP: the session is dropped, and from now on {@link #socket} carries the raw bytes, those of
     * {@link #input} first.
     */
    Socket detach();

    // ---- client side

    /**
     * Begins a request on a connection that we made and that carries none.
     *
     * @return the stream to send on, or null when no protocol is there (the exchange is then told to be closed)
     */
    ClientStream request(ClientExchange exchange);

    /** Tells that the request and its response are over; a reusable connection goes back to its pool, another is closed. */
    void requestEnded(boolean reusable);
}
