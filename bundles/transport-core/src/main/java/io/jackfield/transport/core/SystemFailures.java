package io.jackfield.transport.core;

import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;

/**
 * Makes the failures of all transports alike: the JDK's classes, and as message the system's own words ({@code Connection refused},
 * {@code Broken pipe}), without the names of native calls.
 */
public final class SystemFailures {

    private SystemFailures() {}

    /** What the platform is told for a failure of a socket's. */
    public static IOException of(Throwable cause) {
        if (cause instanceof UnresolvedAddressException) {
            return new UnknownHostException("the address is not resolved");
        }
        Throwable system = isNettys(cause) && cause.getCause() != null ? cause.getCause() : cause;
        if (system instanceof IOException failure) {
            return namesNativeCall(failure) ? alike(failure) : failure;
        }
        return new IOException(String.valueOf(system.getMessage()), system);
    }

    /** The failure of binding an address, which the message names. */
    public static IOException binding(Object address, Throwable cause) {
        BindException failure = new BindException(
                "cannot listen on " + address + ": " + of(cause).getMessage());
        failure.initCause(cause);
        return failure;
    }

    private static IOException alike(IOException nettys) {
        String words = words(nettys.getMessage());
        IOException alike;
        if (words.startsWith("No route")) {
            alike = new NoRouteToHostException(words);
        } else if (nettys instanceof ConnectException) {
            alike = new ConnectException(words);
        } else {
            alike = new SocketException(words);
        }
        alike.initCause(nettys);
        return alike;
    }

    /** {@code recvAddress(..) failed with error(-104): Connection reset by peer} without what stands before the words. */
    private static String words(String message) {
        String text = String.valueOf(message);
        int end = text.lastIndexOf("):");
        return end < 0 ? text : text.substring(end + 2).strip();
    }

    private static boolean namesNativeCall(Throwable t) {
        return isNettys(t) || String.valueOf(t.getMessage()).contains("(..) failed");
    }

    private static boolean isNettys(Throwable t) {
        return t.getClass().getName().startsWith("io.netty.");
    }
}
