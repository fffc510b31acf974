package io.jackfield.api.stream;

import io.jackfield.api.event.Event;
import io.jackfield.api.listener.Listener;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Both a {@link Readable} and a {@link Writable}, with two independent sides: each ends on its own, {@code destroy} ends both.
 * Any Duplex can serve as a connection (items 102, 249).
 */
@ProviderType
public interface Duplex extends Readable, Writable {
    @Override
    <L extends Listener> Duplex on(Event<L> event, L listener);

    @Override
    <L extends Listener> Duplex once(Event<L> event, L listener);

    @Override
    <L extends Listener> Duplex prependListener(Event<L> event, L listener);

    @Override
    <L extends Listener> Duplex off(Event<L> event, L listener);

    @Override
    Duplex destroy();

    @Override
    Duplex destroy(Exception error);
}
