package io.jackfield.spi.transport;

import io.jackfield.spi.buffer.Slice;
import java.net.SocketAddress;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * One connected byte stream, as a transport offers it. Everything is called on {@link #loop} only; what happens is told to the
 * {@link ChannelEvents} that the channel was given when it was made.
 *
 * <p>Output goes into one outgoing queue, in call order: small things by {@link #reserve} and {@link #commit}, large ones by
 * {@link #write}. Nothing leaves before {@link #flush}, which makes as few system calls as it can. No event is ever delivered from
 * inside a method of this interface. After {@link #close} or {@link ChannelEvents#closed}, output is released and dropped silently.
 */
@ConsumerType
public interface Channel {

    /** The loop that this channel lives on for all its life. */
    TransportLoop loop();

    /** The address of this end, or null where the transport has none. */
    SocketAddress localAddress();

    /** The address of the peer, or null where the transport has none. */
    SocketAddress remoteAddress();

    // ---- output

    /**
     * Gives a window of the outgoing buffer: at least {@code length} bytes in the returned array from {@link #offset} on. It is valid
     * until the next call of any method of this channel but {@link #offset}.
     */
    byte[] reserve(int length);

    /** Where the window of the last {@link #reserve} begins. */
    int offset();

    /** Appends the first {@code length} bytes of the window to the output; at most as many as were reserved. */
    void commit(int length);

    /** Appends a slice without copying it, and owns the caller's reference from now on. */
    void write(Slice slice);

    /** Hands what was appended to the operating system, as far as it takes it; the rest follows when it can. */
    void flush();

    /** The bytes appended and not yet taken by the operating system, flushed or not. */
    long pending();

    /** Ends the output after what is pending was written (TCP: FIN). Flushes. Further output is dropped. */
    void shutdownOutput();

    // ---- input

    /**
     * Switches reading on or off; on at first. While it is off nothing is read from the operating system and no bytes are delivered,
     * but for those of a read under way; that the peer closed or broke the connection may still be told.
     */
    void reading(boolean on);

    // ---- end and options

    /** Closes at once; what is pending is dropped. {@link ChannelEvents#closed} follows, not from inside this call. */
    void close();

    /** Closes at once with a reset (TCP: RST, by SO_LINGER 0). */
    void reset();

    /** Sets TCP_NODELAY; on at first. Ignored where it means nothing. */
    void noDelay(boolean on);

    /** Sets SO_KEEPALIVE and, where the system can, the idle time in seconds before the first probe; 0 leaves the system's. */
    void keepAlive(boolean on, int idleSeconds);
}
