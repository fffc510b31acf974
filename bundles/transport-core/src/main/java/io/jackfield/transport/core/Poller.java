package io.jackfield.transport.core;

import java.io.IOException;
import java.nio.ByteBuffer;

/** What an {@link EventLoop} waits with: knows the sockets of the loop and tells their channels what they are ready for. Loop only, but for {@link #wakeup}. */
public interface Poller {

    /**
     * Waits until a socket is ready, tells the channels, and returns.
     *
     * @param nanos nanoseconds to wait at most; 0 not to wait, negative for ever
     */
    void poll(long nanos) throws IOException;

    /** Ends the present or else the next wait. Any thread. */
    void wakeup();

    /** Closes all channels and listening sockets. */
    void closeAll();

    /** Gives the system's resources back; nothing is registered any more. */
    void close() throws IOException;

    /** Where a buffer's memory begins, for a system call that wants to know; 0 if none does. */
    default long address(ByteBuffer direct) {
        return 0;
    }
}
