package io.jackfield.spi.transport;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * The running loops of one {@link Transport}, and all that can be done on them. The platform opens one for each registration of a
 * transport and closes it when the last connection is gone or the drain time is over.
 *
 * <ol>
 *   <li>{@link #listen} and {@link #adopt} bring connections in, {@link #connect} makes them;
 *   <li>{@link #close} ends it all.
 * </ol>
 */
@ConsumerType
public interface LoopGroup {

    /** The loops, always the same list. */
    List<? extends TransportLoop> loops();

    /**
     * Binds a listening socket. Blocks until it is bound; never called on a loop. Accepting begins at once.
     *
     * @throws IOException if the address can not be bound; the message names the address
     * @throws UnsupportedOperationException if the transport does not {@linkplain Transport#listens listen}
     */
    ListeningSocket listen(ListenSpec spec) throws IOException;

    /**
     * Takes over a connected socket. Called on any thread. The socket belongs to the group from the call on, which closes it when
     * it can not be taken.
     *
     * @throws UnsupportedOperationException if the transport does not {@linkplain Transport#adopts adopt}
     */
    void adopt(AdoptSpec spec);

    /**
     * Connects to a resolved address. Called on any thread; the outcome is told to the spec's sink, on its loop, never from inside this
     * call.
     *
     * @throws java.util.concurrent.RejectedExecutionException if the group is closed
     */
    void connect(ConnectSpec spec);

    /**
     * Closes every channel left without further ado, ends the loops and frees what they held.
     *
     * @return completed, on any thread, when the last loop's thread has ended its work and native resources are free
     */
    CompletionStage<Void> close();
}
