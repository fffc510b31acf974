package io.jackfield.spi.engine;

import io.jackfield.spi.buffer.Slice;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * The sending half of one exchange: {@link #head} once, {@link #data} any number of times, {@link #end} once. The protocol provides it,
 * the engine calls it, on the connection's loop. What is sent leaves at the end of the turn, or when it is this exchange's turn on the
 * connection. After the connection ended everything is dropped silently; the exchange was told.
 */
@ConsumerType
public interface OutgoingStream {

    /**
     * Sends the head.
     *
     * @throws io.jackfield.api.error.StateException with code ERR_HTTP_TRAILER_INVALID if the fields have {@code Trailer} and the content
     *     is not sent in chunks; nothing was sent then
     */
    void head(OutgoingHead head);

    /** Sends content and owns the slice from now on. Dropped if the message has no content by its nature (HEAD, 204, 304). */
    void data(Slice slice);

    /** Sends content; the array may be changed as soon as the method returned. */
    void data(byte[] bytes, int offset, int length);

    /** Ends the message. Trailers are dropped unless the content was sent in chunks; null for none. */
    void end(Fields trailers);

    /** Whether content is sent in chunks; meaningful after {@link #head}. */
    boolean chunked();

    /** The bytes handed over and not yet taken by the operating system, for this exchange. */
    long pending();

    /** The bytes of content sent so far, without framing: not those that {@link #data} dropped; -1 if the protocol does not count them. */
    default long sent() {
        return -1;
    }

    /** Whether the engine may go on sending: less than the high-water mark is pending. When it turns true again the exchange is told. */
    boolean writable();

    /** Pauses (false) or resumes (true) the delivery of content that comes in; on at first. */
    void demand(boolean wanted);

    /** Ends the exchange before its time: closes the connection or, where the protocol can, only the stream. */
    void abort();
}
