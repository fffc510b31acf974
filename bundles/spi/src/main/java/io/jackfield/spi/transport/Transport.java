package io.jackfield.spi.transport;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * A way of moving bytes over sockets: the service that a transport bundle registers. It has no state of its own; the platform opens
 * one {@link LoopGroup} on it for each registration and does everything else through that group.
 *
 * <p>A port outlives its transport: the platform holds each port by a socket of its own, the keeper. A transport serves a port by
 * {@linkplain LoopGroup#listen listening} beside it in one SO_REUSEPORT group, by {@linkplain LoopGroup#adopt adopting} what the
 * keeper accepted, or both; one of {@link #listens} and {@link #adopts} must be true. Methods may be called from any thread.
 * Outside a container the transport is found through {@link java.util.ServiceLoader}.
 */
@ConsumerType
public interface Transport {
    /**
     * The service property that repeats {@link #name}. Carried by every registered transport; required; without it the platform
     * reads {@link #name}; a String.
     */
    String NAME_PROPERTY = "jackfield.name";

    /** The name by which configuration and {@code swap} choose this transport: lower-case, for example {@code epoll}. */
    String name();

    /** The preference among transports when nobody chose one; the highest wins. Equal to {@code service.ranking}. */
    int ranking();

    /**
     * Why this transport can not work here, in one sentence that names the missing thing; null when it can. A transport that can
     * not work is shown, never chosen.
     */
    String unavailable();

    /** Whether {@link LoopGroup#listen} opens a listening socket of its own. */
    boolean listens();

    /** Whether {@link LoopGroup#adopt} takes sockets that the keeper accepted. */
    boolean adopts();

    /**
     * Starts event loops. They live until {@link LoopGroup#close}; their threads are daemons, carry the name of {@code spec} and no
     * bundle's context class loader (threads started on them inherit it), and keep nothing of this bundle reachable once they ended.
     *
     * @throws IllegalStateException if {@link #unavailable} is not null
     */
    LoopGroup open(LoopSpec spec);
}
