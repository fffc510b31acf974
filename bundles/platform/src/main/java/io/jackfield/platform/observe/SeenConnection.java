package io.jackfield.platform.observe;

import org.osgi.annotation.versioning.ProviderType;

/** A connection of a server, as a {@link ServerObserver} sees it. On its loop only. */
@ProviderType
public interface SeenConnection {
    /**
     * Its number.
     *
     * @return one that no other connection of this process has had
     */
    long id();

    /**
     * Whose it is.
     *
     * @return the server's name, empty for one without
     */
    String server();

    /**
     * Who made it; with the PROXY protocol, whom the load balancer names.
     *
     * @return an address without port, or null where there is none, as for a Unix socket
     */
    String remoteAddress();

    /**
     * The port of who made it.
     *
     * @return 0 where there is none
     */
    int remotePort();

    /**
     * The port of ours that was asked.
     *
     * @return 0 where there is none
     */
    int localPort();

    /**
     * The transport that carries it.
     *
     * @return name and generation, {@code epoll#1}
     */
    String transport();

    /**
     * The bytes received so far, decrypted.
     *
     * @return bytes
     */
    long bytesRead();
}
