package io.jackfield.api.runtime;

import org.osgi.annotation.versioning.ProviderType;

/** A connection that a listener accepted, at one moment. */
@ProviderType
public class ConnectionDTO {
    /** Name of its server, perhaps empty. */
    public String server;

    /** The peer's address, or empty for a Unix socket. */
    public String remote;

    /** Transport that holds it, as {@code name#generation}. */
    public String transport;

    /**
     * {@code busy} (an exchange runs), {@code idle}, {@code parked} (waits for a strategy), {@code upgraded} (HTTP gave it up) or {@code
     * closing}.
     */
    public String state;

    /** Whether it ends with its exchange, or when it has been idle for a moment. */
    public boolean retiring;

    /** Milliseconds since something was read or written. */
    public long quiet;

    /** Bytes that were written and not sent yet. */
    public long pending;
}
