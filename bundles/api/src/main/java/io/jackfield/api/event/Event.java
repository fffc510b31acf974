package io.jackfield.api.event;

import io.jackfield.api.listener.Listener;
import java.util.Objects;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A typed key for an event: {@link Emitter#on} uses it to know which listener fits. Made by the factories of {@link Event0} to
 * {@link Event3}, once, as a constant: two events are the same only if they are the same object, whatever their names.
 * Immutable and thread-safe.
 *
 * @param <L> the listener that fits
 */
@ProviderType
public abstract sealed class Event<L extends Listener> permits Event0, Event1, Event2, Event3 {
    private final String name;

    Event(String name) {
        this.name = Objects.requireNonNull(name, "name");
    }

    /**
     * Node's name of the event, such as {@code checkContinue}.
     *
     * @return the name, for people and logs
     */
    public final String name() {
        return name;
    }

    @Override
    public final String toString() {
        return name;
    }
}
