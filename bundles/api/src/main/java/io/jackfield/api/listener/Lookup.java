package io.jackfield.api.listener;

import java.net.InetAddress;
import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Resolves host names for outgoing connections in place of the platform's resolver. Called on a worker thread, never on a
 * loop, so that it may block; it must be thread-safe.
 */
@ConsumerType
@FunctionalInterface
public interface Lookup {
    /**
     * Finds the addresses of a host.
     *
     * @param host the name as given in the options, never an address literal
     * @param family 4, 6, or 0 for both
     * @return the addresses in the order in which they are tried; empty counts as {@code ENOTFOUND}
     * @throws Exception if the name cannot be resolved; becomes the request's {@code error}
     */
    List<InetAddress> lookup(String host, int family) throws Exception;
}
