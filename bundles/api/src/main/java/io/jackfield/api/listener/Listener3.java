package io.jackfield.api.listener;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Listens to an event with three arguments, such as {@code upgrade}.
 *
 * @param <A> type of the first argument
 * @param <B> type of the second argument
 * @param <C> type of the third argument
 */
@ConsumerType
@FunctionalInterface
public interface Listener3<A, B, C> extends Listener {
    /**
     * Called when the event is emitted.
     *
     * @param a the event's first argument
     * @param b the event's second argument
     * @param c the event's third argument
     * @throws Exception whatever goes wrong; see {@link Listener}
     */
    void on(A a, B b, C c) throws Exception;
}
