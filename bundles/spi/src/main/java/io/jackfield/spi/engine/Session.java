package io.jackfield.spi.engine;

import io.jackfield.spi.connection.Lease;
import java.io.IOException;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A protocol at work on one connection: it takes bytes off {@link io.jackfield.spi.connection.Connection#input}, owns the order of
 * pipelined exchanges, and serialises. Between two messages it may be replaced
 * ({@link io.jackfield.spi.connection.Connection#boundary}). Called by the platform, on the connection's loop.
 */
@ConsumerType
public interface Session {

    /** Unread bytes are there, more came, or what was waited for is there. Consumes what it can use now. */
    void input();

    /** The peer ended its output; everything it sent has been offered to {@link #input}. */
    void inputEnded();

    /** Output that had waited was taken by the operating system; see {@link io.jackfield.spi.transport.Channel#pending}. */
    void written();

    /** No strategy came within the park time: refuses with 503 and {@code Retry-After} if an answer is owed, then closes. */
    void unavailable();

    /**
     * The inactivity limit passed.
     *
     * @return true if an application listener handled it; false: the connection is destroyed
     */
    boolean timedOut();

    /** Whether nothing is half-read, no exchange is in flight and no answer is owed. */
    boolean idle();

    /** Whether this session holds the lease now: what is asked when a drain is over its time. */
    boolean holds(Lease<?> lease);

    /**
     * Gives back what it began to read and no engine has seen: puts the bytes back in front of the input and releases the leases.
     *
     * @return whether it is {@link #idle} now, so that another session begins anew with the same bytes; then this one is not used any more, and reads and
     *     writes nothing, whatever it had put off to a later turn
     */
    boolean handBack();

    /** The connection ended. Releases every lease and buffer and tells the exchanges. Called once, last. */
    void closed(IOException cause);
}
