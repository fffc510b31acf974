package io.jackfield.transport.core;

import java.io.IOException;
import java.nio.ByteBuffer;

/** What an {@link EventLoop} waits with: knows the sockets of the loop and tells their channels what they are ready for. Loop only, but for {@link #wakeup}. */
public interface Poller {
    /** No deadline. */
    long NEVER = Long.MAX_VALUE;

    /**
     * Waits until a socket is ready, tells the channels, and returns.
     *
     * @param wait whether to wait; otherwise only what is ready now is told
     * @param deadline when to return at the latest, by {@link System#nanoTime}; {@link #NEVER} for no such time
     */
    void poll(boolean wait, long deadline) throws IOException;

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
