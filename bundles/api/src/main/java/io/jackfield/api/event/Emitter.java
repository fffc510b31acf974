package io.jackfield.api.event;

import io.jackfield.api.listener.Listener;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Node's EventEmitter with typed keys: what servers, requests, responses, sockets and agents have in common. Listeners are
 * called in the order in which they were added, on the loop of the object; a listener added or removed while an event is
 * emitted takes effect with the next emission. The same listener may be added more than once.
 */
@ProviderType
public interface Emitter {
    /**
     * Something went wrong. Where nobody listens, the error is not lost: the object's type says what becomes of it (a request's
     * goes to the platform's log, as Node's uncaught exception). Argument: an error with a
     * {@link io.jackfield.api.error.Coded} code where it has one.
     */
    Event1<Exception> ERROR = Event1.of("error");

    /**
     * The object is closed and emits nothing more. Carries no argument on any type; a socket answers
     * {@link io.jackfield.api.Socket#hadError()} instead.
     */
    Event0 CLOSE = Event0.of("close");

    /**
     * Adds a listener behind those already there.
     *
     * @param <L> the listener's shape
     * @param event the key; a key this object never emits is allowed
     * @param listener what to call
     * @return this
     */
    <L extends Listener> Emitter on(Event<L> event, L listener);

    /**
     * Adds a listener that is removed just before its first call.
     *
     * @param <L> the listener's shape
     * @param event the key
     * @param listener what to call once
     * @return this
     */
    <L extends Listener> Emitter once(Event<L> event, L listener);

    /**
     * Adds a listener before those already there.
     *
     * @param <L> the listener's shape
     * @param event the key
     * @param listener what to call
     * @return this
     */
    <L extends Listener> Emitter prependListener(Event<L> event, L listener);

    /**
     * Removes the listener that was added last among those that are this object; without one, does nothing.
     *
     * @param <L> the listener's shape
     * @param event the key
     * @param listener the object given to {@code on}, {@code once} or {@code prependListener}
     * @return this
     */
    <L extends Listener> Emitter off(Event<L> event, L listener);

    /**
     * Removes all listeners of an event.
     *
     * @param event the key
     * @return this
     */
    Emitter removeAllListeners(Event<?> event);

    /**
     * How many listeners an event has; many rules of this api depend on whether there is one.
     *
     * @param event the key
     * @return the number, those added by {@code once} included
     */
    int listenerCount(Event<?> event);

    /**
     * The listeners of an event in calling order.
     *
     * @param <L> the listener's shape
     * @param event the key
     * @return an unmodifiable copy
     */
    <L extends Listener> List<L> listeners(Event<L> event);

    /**
     * Calls the listeners of an event, in the caller's thread, which must be the object's (see {@link io.jackfield.api}).
     *
     * @param event the key
     * @return whether there was a listener
     */
    boolean emit(Event0 event);

    /**
     * Calls the listeners of an event; see {@link #emit(Event0)}.
     *
     * @param <A> type of the argument
     * @param event the key
     * @param a the argument
     * @return whether there was a listener
     */
    <A> boolean emit(Event1<A> event, A a);

    /**
     * Calls the listeners of an event; see {@link #emit(Event0)}.
     *
     * @param <A> type of the first argument
     * @param <B> type of the second argument
     * @param event the key
     * @param a the first argument
     * @param b the second argument
     * @return whether there was a listener
     */
    <A, B> boolean emit(Event2<A, B> event, A a, B b);

    /**
     * Calls the listeners of an event; see {@link #emit(Event0)}.
     *
     * @param <A> type of the first argument
     * @param <B> type of the second argument
     * @param <C> type of the third argument
     * @param event the key
     * @param a the first argument
     * @param b the second argument
     * @param c the third argument
     * @return whether there was a listener
     */
    <A, B, C> boolean emit(Event3<A, B, C> event, A a, B b, C c);
}
