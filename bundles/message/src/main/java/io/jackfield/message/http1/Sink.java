package io.jackfield.message.http1;

import io.jackfield.spi.buffer.Slice;

/** Where a message being sent goes: the connection's {@link ChannelSink}, or {@link HeldOutput} until it is the exchange's turn. */
interface Sink {
    /** Gives a window of at least {@code length} bytes, from {@link #offset} on, valid until the next call but that one. */
    byte[] reserve(int length);

    /** Where the window of the last {@link #reserve} begins. */
    int offset();

    /** Appends the first {@code length} bytes of the window. */
    void commit(int length);

    /** Appends a slice without copying it, and owns it from now on. */
    void write(Slice slice);
}
