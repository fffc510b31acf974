package io.jackfield.api;

import io.jackfield.api.event.Event;
import io.jackfield.api.event.Event0;
import io.jackfield.api.event.Event3;
import io.jackfield.api.listener.Listener;
import io.jackfield.api.listener.Listener0;
import io.jackfield.api.stream.Duplex;
import io.jackfield.api.tls.TlsSession;
import java.net.InetAddress;
import java.security.cert.X509Certificate;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A connection as the application sees it: Node's {@code net.Socket}. It outlives swaps of parser, engine and agent. Also
 * stands for a {@link Duplex} that serves as a connection; then addresses are null, ports 0, and socket settings do nothing.
 * {@code CLOSE} carries no flag here: see {@link #hadError()}. Item 305.
 */
@ProviderType
public interface Socket extends Duplex {
    /** An outgoing connection is made. */
    Event0 CONNECT = Event0.of("connect");

    /** The host was resolved: error or null, address or null, host. Once for each address. */
    Event3<Exception, InetAddress, String> LOOKUP = Event3.of("lookup");

    /** The connection was idle as long as {@link #setTimeout} said. Only a notice. */
    Event0 TIMEOUT = Event0.of("timeout");

    /** To be emitted by the application: the agent forgets this socket. Item 15. */
    Event0 AGENT_REMOVE = Event0.of("agentRemove");

    /** The exchange is over and the agent may have the socket back. Item 23. */
    Event0 FREE = Event0.of("free");

    /** The TLS handshake of an outgoing connection is over; right behind {@link #CONNECT}. */
    Event0 SECURE_CONNECT = Event0.of("secureConnect");

    @Override
    <L extends Listener> Socket on(Event<L> event, L listener);

    @Override
    <L extends Listener> Socket once(Event<L> event, L listener);

    @Override
    <L extends Listener> Socket prependListener(Event<L> event, L listener);

    @Override
    <L extends Listener> Socket off(Event<L> event, L listener);

    @Override
    Socket pause();

    @Override
    Socket resume();

    @Override
    Socket destroy();

    @Override
    Socket destroy(Exception error);

    /**
     * Emits {@link #TIMEOUT} after so much time without a byte read or written; the connection is left as it is.
     *
     * @param millis the limit, 0 for none
     * @return this
     * @throws io.jackfield.api.error.ArgumentException {@code ERR_OUT_OF_RANGE} if negative
     */
    Socket setTimeout(long millis);

    /**
     * As {@link #setTimeout(long)}.
     *
     * @param millis the limit, 0 for none; then the callback is removed
     * @param callback a one-time listener of {@link #TIMEOUT}
     * @return this
     */
    Socket setTimeout(long millis, Listener0 callback);

    /**
     * The idle timeout.
     *
     * @return milliseconds, 0 for none
     */
    long timeout();

    /**
     * Switches Nagle's algorithm.
     *
     * @param noDelay true sends small chunks at once
     * @return this
     */
    Socket setNoDelay(boolean noDelay);

    /**
     * Switches TCP's probing of idle connections.
     *
     * @param enable whether to probe
     * @param initialDelayMillis idle time before the first probe, 0 for the system's
     * @return this
     */
    Socket setKeepAlive(boolean enable, long initialDelayMillis);

    /**
     * The connection keeps the process alive, as by default.
     *
     * @return this
     */
    Socket ref();

    /**
     * The connection no longer keeps the process alive.
     *
     * @return this
     */
    Socket unref();

    /**
     * The peer's address as text.
     *
     * @return such as {@code 127.0.0.1}, or null
     */
    String remoteAddress();

    /**
     * The peer's port.
     *
     * @return the port, or 0
     */
    int remotePort();

    /**
     * The peer's address family.
     *
     * @return {@code IPv4}, {@code IPv6}, or null
     */
    String remoteFamily();

    /**
     * This side's address as text.
     *
     * @return such as {@code 127.0.0.1}, or null
     */
    String localAddress();

    /**
     * This side's port.
     *
     * @return the port, or 0
     */
    int localPort();

    /**
     * Bytes received.
     *
     * @return the number
     */
    long bytesRead();

    /**
     * Bytes sent, those still buffered included.
     *
     * @return the number
     */
    long bytesWritten();

    /**
     * Whether an outgoing connection is not yet made.
     *
     * @return true from creation to {@link #CONNECT}
     */
    boolean connecting();

    /**
     * Whether the socket closed because of a transmission error; what Node gives to {@code close} listeners.
     *
     * @return meaningful from {@code CLOSE} on
     */
    boolean hadError();

    /**
     * What the TLS handshake agreed on.
     *
     * @return the session, or null: without TLS, or before the handshake is over
     */
    TlsSession tls();

    /**
     * Whether the connection is encrypted: Node's {@code encrypted}, which is true from the beginning on.
     *
     * @return true for a connection with TLS
     */
    boolean encrypted();

    /**
     * As {@link TlsSession#authorized()}.
     *
     * @return true for a peer whose certificate is trusted
     */
    default boolean authorized() {
        TlsSession session = tls();
        return session != null && session.authorized();
    }

    /**
     * As {@link TlsSession#getPeerCertificate()}.
     *
     * @return the peer's certificate, or null
     */
    default X509Certificate getPeerCertificate() {
        TlsSession session = tls();
        return session == null ? null : session.getPeerCertificate();
    }
}
