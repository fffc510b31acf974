package io.jackfield.spi.buffer;

import java.nio.ByteBuffer;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Read-only bytes with counted ownership: the form in which message bodies travel inside Jackfield.
 *
 * <p>A slice is handed over with one reference, owned by the receiver. Whoever keeps it beyond the call that delivered it keeps
 * that reference and calls {@link #release} exactly once; whoever shares it calls {@link #retain} first. After the last release no
 * method may be called. Not thread-safe, but it may move from thread to thread with a happens-before edge.
 *
 * <p>Indexes are relative to the slice. A method given an index outside it throws {@link IndexOutOfBoundsException}.
 */
@ConsumerType
public interface Slice {

    /** The number of bytes, at least 0. */
    int length();

    /** The byte at {@code index}. */
    byte get(int index);

    /** Copies {@code length} bytes, beginning at {@code from}, into {@code target} at {@code offset}. */
    void copyTo(int from, byte[] target, int offset, int length);

    /** A slice over a part of the same memory, with a reference of its own that the caller owns. */
    Slice part(int from, int length);

    /** A read-only view of the same memory, valid until the caller's reference is released. Never null. */
    ByteBuffer view();

    /** Adds a reference and returns this slice. */
    Slice retain();

    /** Gives a reference back; with the last one the memory returns to its owner. */
    void release();
}
