package io.jackfield.api.listener;

import org.osgi.annotation.versioning.ConsumerType;

/** Listens to an event without arguments, such as {@code end}. */
@ConsumerType
@FunctionalInterface
public interface Listener0 extends Listener {
    /**
     * Called when the event is emitted.
     *
     * @throws Exception whatever goes wrong; see {@link Listener}
     */
    void on() throws Exception;
}
