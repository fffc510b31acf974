package io.jackfield.spi.engine;

import io.jackfield.spi.buffer.Slice;
import io.jackfield.spi.parser.HeadBlock;
import java.io.IOException;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * The receiving half of one exchange: {@link #data} any number of times, then {@link #end}; or {@link #closed}. The engine provides it,
 * the protocol calls it, on the connection's loop.
 */
@ConsumerType
public interface IncomingExchange {

    /** Content arrived; the receiver owns the slice. Not called while demand is off, but for what was already under way. */
    void data(Slice slice);

    /** The message is complete. The trailer section, or null when there was none. */
    void end(HeadBlock trailers);

    /** The stream can take more again, after {@link OutgoingStream#writable} was false; or its {@link OutgoingStream#pending} fell to 0. */
    void writable();

    /**
     * The inactivity limit passed while this exchange was in flight.
     *
     * @return true if a listener of the application handled it
     */
    boolean timedOut();

    /**
     * The exchange ended before both messages were complete. Called at most once, last, and also when the engine itself aborted.
     *
     * @param cause why; null when the peer just ended the connection
     */
    void closed(IOException cause);
}
