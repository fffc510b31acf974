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

    /** How often certificates were put in force by options or a configuration, the first time included; 0 without TLS. */
    public long certificates;

    /** TLS handshakes that ended well. */
    public long handshakes;

    /** TLS handshakes that failed, or took too long. */
    public long handshakeFailures;

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
