package io.jackfield.transport.netty;

import java.io.IOException;

/**
 * Thrown by a receive buffer allocator to keep Netty from reading while {@code reading(false)} holds. Its cause, if there is one, is what
 * broke the connection meanwhile.
 */
@SuppressWarnings("serial") // never leaves the loop
public final class ReadingIsOff extends RuntimeException {

    /** The exception, without a stack trace, with what broke the connection or null. */
    public ReadingIsOff(IOException broken) {
        super("reading is off", broken, false, false);
    }
}
