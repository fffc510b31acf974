package io.jackfield.transport.core;

import java.io.IOException;
import java.net.BindException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;

/** Makes the failures of all transports alike: the JDK's classes, with the system's own words. */
public final class SystemFailures {

    private SystemFailures() {}

    /** What the platform is told for a failure. */
    public static IOException of(Throwable cause) {
        if (cause instanceof IOException failure) {
            return failure;
        }
        if (cause instanceof UnresolvedAddressException) {
            return new UnknownHostException("the address is not resolved");
        }
        return new IOException(String.valueOf(cause.getMessage()), cause);
    }

    /** The failure of binding an address, which the message names. */
    public static IOException binding(Object address, Throwable cause) {
        BindException failure = new BindException(
                "cannot listen on " + address + ": " + of(cause).getMessage());
        failure.initCause(cause);
        return failure;
    }
}
