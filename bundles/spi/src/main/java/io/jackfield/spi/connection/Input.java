package io.jackfield.spi.connection;

import io.jackfield.spi.buffer.Slice;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The bytes a connection has received and nobody consumed yet. They belong to the connection, so that one session can leave them to the
 * next. Loop only.
 */
@ProviderType
public interface Input {
    /** The number of bytes. */
    int length();

    /** Copies {@code length} bytes from the one at {@code from} on, consuming nothing. */
    void peek(int from, byte[] target, int offset, int length);

    /** Consumes the first {@code length} bytes. */
    void skip(int length);

    /** Consumes and returns the first bytes, at most {@code max}, as far as they lie together in memory; the caller owns the slice. */
    Slice take(int max);

    /** Puts bytes back in front of all others and owns the slice from now on. */
    void unshift(Slice slice);
}
