package io.jackfield.spi.transport;

import io.jackfield.spi.buffer.Slice;
import java.io.IOException;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * What happens on a {@link Channel}, told on its loop. The platform implements it; a transport calls it.
 *
 * <ol>
 *   <li>{@link #read} any number of times, and {@link #readComplete} after each burst of reads;
 *   <li>{@link #inputEnded} at most once, after the last read;
 *   <li>{@link #written} whenever output that {@link Channel#flush} could not hand over at once made progress;
 *   <li>{@link #closed} exactly once, last.
 * </ol>
 *
 * The methods throw nothing; a transport that sees one throw closes the channel and logs it.
 */
@ConsumerType
public interface ChannelEvents {

    /** Bytes arrived. The receiver owns the slice's reference. */
    void read(Slice bytes);

    /** The burst of reads is over: nothing more is there now. The moment to flush. */
    void readComplete();

    /** The peer ended its output (TCP: FIN). Output may go on. */
    void inputEnded();

    /**
     * The operating system took more of the output, {@link Channel#pending} fell. Told when pending fell to half of what it was, and
     * when it reached 0, at least. Never from inside a call of {@link Channel}.
     */
    void written();

    /**
     * The channel is closed, by whichever side. When both directions have ended the transport closes it by itself.
     *
     * @param cause why, when it broke (for example connection reset); null after {@link Channel#close} or a clean end
     */
    void closed(IOException cause);
}
