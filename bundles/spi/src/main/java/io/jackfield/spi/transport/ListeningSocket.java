package io.jackfield.spi.transport;

import java.net.SocketAddress;
import org.osgi.annotation.versioning.ConsumerType;

/** A listening socket of a {@link LoopGroup}. Its methods block for a moment and are never called on a loop. */
@ConsumerType
public interface ListeningSocket {

    /** The address it is bound to, with the real port. */
    SocketAddress localAddress();

    /**
     * Steers new connects of the whole SO_REUSEPORT group to its member number {@code index}, counted in the order of joining (Linux:
     * SO_ATTACH_REUSEPORT_CBPF).
     *
     * @return false where the system or the transport can not
     */
    boolean steer(int index);

    /** Stops or resumes accepting; connects then wait in the backlog. */
    void accepting(boolean on);

    /**
     * Accepts what has connected by now, unless accepting is off, then closes the listening socket; accepted connections live on. Returns
     * when it is closed.
     */
    void close();
}
