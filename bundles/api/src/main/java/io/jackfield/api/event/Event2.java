package io.jackfield.api.event;

import io.jackfield.api.listener.Listener2;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The key of an event with two arguments.
 *
 * @param <A> type of its first argument
 * @param <B> type of its second argument
 */
@ProviderType
public final class Event2<A, B> extends Event<Listener2<A, B>> {
    private Event2(String name) {
        super(name);
    }

    /**
     * Makes a new event, equal only to itself.
     *
     * @param <A> type of its first argument
     * @param <B> type of its second argument
     * @param name Node's name of the event
     * @return the key
     */
    public static <A, B> Event2<A, B> of(String name) {
        return new Event2<>(name);
    }
}
