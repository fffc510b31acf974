package io.jackfield.api.runtime;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Tells how a configured server fares: one service for each configuration, whose properties change as its state does. A launcher
 * waits for it.
 */
@ProviderType
public interface ServerStatus {
    /** Property of each {@code ServerStatus}: the configured name. Required. Never absent. Type: String. */
    String NAME = "jackfield.server.name";

    /**
     * Property of each {@code ServerStatus}: {@link #STARTING}, {@link #LISTENING}, {@link #DRAINED}, {@link #FAILED} or {@link #CLOSED}. Required. Never
     * absent. Type: String.
     */
    String STATE = "jackfield.server.state";

    /** Property of each {@code ServerStatus}: the address. Required. Never absent. Type: String. */
    String HOST = "jackfield.server.host";

    /** Property of each {@code ServerStatus}: the port in use. Optional. Absent until it listens. Type: Integer. */
    String PORT = "jackfield.server.port";

    /** Property of each {@code ServerStatus}: name of the parser in force. Optional. Absent if there is none. Type: String. */
    String PARSER = "jackfield.server.parser";

    /** Property of each {@code ServerStatus}: name of the transport in force. Optional. Absent if there is none. Type: String. */
    String TRANSPORT = "jackfield.server.transport";

    /**
     * Property of each {@code ServerStatus}: name of what makes the engines of its TLS. Optional. Absent without TLS, or while there is
     * nobody. Type: String.
     */
    String TLS = "jackfield.server.tls";

    /**
     * Property of each {@code ServerStatus}: {@code https} for a server that is configured to speak TLS, also while nobody makes its engines,
     * else {@code http}. Required. Never absent. Type: String.
     */
    String SCHEME = "jackfield.server.scheme";

    /** Property of each {@code ServerStatus}: why it failed, one line. Optional. Absent unless failed. Type: String. */
    String ERROR = "jackfield.server.error";

    /** State: waits for a strategy or for its address. */
    String STARTING = "starting";

    /** State: serves. */
    String LISTENING = "listening";

    /** State: was told by {@link Switchboard#drain} to end; it serves again when it is resumed. */
    String DRAINED = "drained";

    /** State: cannot serve; see {@link #ERROR}. */
    String FAILED = "failed";

    /** State: was closed. */
    String CLOSED = "closed";

    /**
     * The listener now.
     *
     * @return a new snapshot
     */
    ListenerDTO listener();
}
