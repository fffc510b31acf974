package io.jackfield.api.event;

import io.jackfield.api.listener.Listener3;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The key of an event with three arguments.
 *
 * @param <A> type of its first argument
 * @param <B> type of its second argument
 * @param <C> type of its third argument
 */
@ProviderType
public final class Event3<A, B, C> extends Event<Listener3<A, B, C>> {
    private Event3(String name) {
        super(name);
    }

    /**
     * Makes a new event, equal only to itself.
     *
     * @param <A> type of its first argument
     * @param <B> type of its second argument
     * @param <C> type of its third argument
     * @param name Node's name of the event
     * @return the key
     */
    public static <A, B, C> Event3<A, B, C> of(String name) {
        return new Event3<>(name);
    }
}
