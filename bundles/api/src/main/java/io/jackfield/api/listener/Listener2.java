package io.jackfield.api.listener;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Listens to an event with two arguments, such as {@code request}.
 *
 * @param <A> type of the first argument
 * @param <B> type of the second argument
 */
@ConsumerType
@FunctionalInterface
public interface Listener2<A, B> extends Listener {
    /**
     * Called when the event is emitted.
     *
     * @param a the event's first argument
     * @param b the event's second argument
     * @throws Exception whatever goes wrong; see {@link Listener}
     */
    void on(A a, B b) throws Exception;
}
