package io.jackfield.api.runtime;

import org.osgi.annotation.versioning.ProviderType;

/** A listener and what serves it, at one moment. Counters begin with the listener. */
@ProviderType
public class ListenerDTO {
    /** Name of its server, perhaps empty. */
    public String server;

    /** Address it listens on, or the path of its Unix socket. */
    public String host;

    /** Its port; 0 for a Unix socket. */
    public int port;

    /**
     * {@code listening}, {@code parked} (no transport, or its bundle stopped), {@code draining}, {@code drained} (until it is resumed) or
     * {@code failed}.
     */
    public String state;

    /** Parser in force, as {@code name#generation}, or empty. */
    public String parser;

    /** Transport in force for new connections, as {@code name#generation}, or empty. */
    public String transport;

    /** Protocol in force, as {@code name#generation}, or empty. */
    public String protocol;

    /** Server engine in force, as {@code name#generation}, or empty. */
    public String engine;

    /** Who makes the engines of its TLS, as {@code name#generation}; empty without TLS, or while there is nobody. */
    public String tls;

    /** How often certificates were put in force by options, a configuration or changed files, the first time included; 0 without TLS. */
    public long certificates;

    /** How often files of certificates changed and could not be used; the old certificates stayed. */
    public long certificatesRefused;

    /** Why they could not, the last time; empty when certificates were put in force since. */
    public String certificateError;

    /** TLS handshakes that ended well. */
    public long handshakes;

    /** Of {@link #handshakes}, those that went on with a session of an earlier one. */
    public long handshakesResumed;

    /** TLS handshakes under way: from the first byte of a client on. */
    public long handshakesRunning;

    /** TLS handshakes that wait to begin, since as many as the listener allows are under way. */
    public long handshakesWaiting;

    /** TLS handshakes that failed, for whatever reason; the next six say for which. */
    public long handshakeFailures;

    /** Of {@link #handshakeFailures}, those refused since too many were under way and waited. */
    public long handshakesRefused;

    /** Of {@link #handshakeFailures}, those that took too long. */
    public long handshakesTimedOut;

    /** Of {@link #handshakeFailures}, those during which the client left. */
    public long handshakesCut;

    /** Of {@link #handshakeFailures}, those whose client showed a certificate that is not trusted. */
    public long handshakesUntrusted;

    /** Of {@link #handshakeFailures}, those for which nobody made engines in time. */
    public long handshakesUnserved;

    /** Of {@link #handshakeFailures}, all others: no TLS, nothing both sides can, a certificate that was not shown, ours not trusted. */
    public long handshakesBroken;

    /** Open connections. */
    public long connections;

    /** Connections accepted. */
    public long accepted;

    /** Requests whose head was received. */
    public long requests;

    /** Requests refused or broken by the peer. */
    public long errors;

    /** Requests that wait for a strategy or handler. */
    public long parked;

    /** Requests that got no complete right answer though they should have. */
    public long failed;

    /** Kept-alive connections ended by a swap between exchanges, announced. */
    public long retired;

    /** The last error of the listener itself, or empty. */
    public String error;
}
