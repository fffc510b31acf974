package io.jackfield.api.stream;

import io.jackfield.api.event.Emitter;
import org.osgi.annotation.versioning.ProviderType;

/** What {@link Readable} and {@link Writable} have in common: they can be torn down before their end. */
@ProviderType
public interface Destroyable extends Emitter {
    /**
     * Ends the stream at once: what is buffered is dropped, {@code CLOSE} follows asynchronously. A second call does
     * nothing. From a foreign thread: queued to the loop.
     *
     * @return this
     */
    Destroyable destroy();

    /**
     * As {@link #destroy()}, and emits {@code ERROR} before {@code CLOSE}.
     *
     * @param error why, or null
     * @return this
     */
    Destroyable destroy(Exception error);

    /**
     * Whether the stream was destroyed.
     *
     * @return true from the call of {@link #destroy()} on
     */
    boolean destroyed();
}
