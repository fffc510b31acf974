package io.jackfield.api.event;

import io.jackfield.api.listener.Listener1;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The key of an event with one argument.
 *
 * @param <A> type of its argument
 */
@ProviderType
public final class Event1<A> extends Event<Listener1<A>> {
    private Event1(String name) {
        super(name);
    }

    /**
     * Makes a new event, equal only to itself.
     *
     * @param <A> type of its argument
     * @param name Node's name of the event
     * @return the key
     */
    public static <A> Event1<A> of(String name) {
        return new Event1<>(name);
    }
}
