package io.jackfield.platform.observe;

import java.util.Map;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Is told what the servers of a platform do, those of configurations and those that code made. Registered as a service; while there is none
 * nothing is watched, and a request costs nothing more.
 *
 * <p>Called on the loop of the connection, but for {@link #happened}: it must neither block nor keep what it is given longer than until {@link #over} and {@link #closed}.
 * What it throws is logged once, and harms nobody. One that comes while an exchange runs is told its end and not its beginning; one that goes is
 * told nothing more once its service is unregistered.
 */
@ConsumerType
public interface ServerObserver {
    /**
     * A connection was accepted, or given to a server; nothing was read from it.
     *
     * @param connection the connection
     */
    default void opened(SeenConnection connection) {}

    /**
     * A connection is closed.
     *
     * @param connection the connection, another object than {@link #opened} was given
     */
    default void closed(SeenConnection connection) {}

    /**
     * The head of a request was received and is given to the engine.
     *
     * @param exchange the exchange
     */
    default void begun(SeenExchange exchange) {}

    /**
     * The last byte of an answer was handed to the operating system, or the connection ended before; after an upgrade or CONNECT its socket is
     * closed.
     *
     * @param exchange the one that {@link #begun} was given
     */
    default void over(SeenExchange exchange) {}

    /**
     * A request was refused before a handler could answer it: it broke the protocol or a limit, took too long, or found no strategy.
     *
     * @param refusal what is known of it
     */
    default void refused(SeenRefusal refusal) {}

    /**
     * A server, a strategy, a certificate or a configuration changed. Not on a loop, one at a time.
     *
     * @param topic as in {@link io.jackfield.api.runtime.PlatformEvents}
     * @param properties as there
     */
    default void happened(String topic, Map<String, ?> properties) {}
}
