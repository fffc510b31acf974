package io.jackfield.api.event;

import io.jackfield.api.listener.Listener0;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The key of an event without arguments.
 */
@ProviderType
public final class Event0 extends Event<Listener0> {
    private Event0(String name) {
        super(name);
    }

    /**
     * Makes a new event, equal only to itself.
     *
     * @param name Node's name of the event
     * @return the key
     */
    public static Event0 of(String name) {
        return new Event0(name);
    }
}
