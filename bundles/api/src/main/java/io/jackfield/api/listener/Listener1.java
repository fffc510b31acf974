package io.jackfield.api.listener;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Listens to an event with one argument, such as {@code data}.
 *
 * @param <A> type of the argument
 */
@ConsumerType
@FunctionalInterface
public interface Listener1<A> extends Listener {
    /**
     * Called when the event is emitted.
     *
     * @param a the event's argument
     * @throws Exception whatever goes wrong; see {@link Listener}
     */
    void on(A a) throws Exception;
}
