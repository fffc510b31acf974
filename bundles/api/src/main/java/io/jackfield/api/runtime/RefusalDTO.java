package io.jackfield.api.runtime;

import org.osgi.annotation.versioning.ProviderType;

/** A configuration that could not be followed: what was in force before it still is. */
@ProviderType
public class RefusalDTO {
    /** The configuration, {@code FACTORY~NAME} for an instance of a factory. */
    public String pid;

    /** Why, one line that names key and value. */
    public String message;

    /** When, milliseconds since the epoch. */
    public long time;

    @Override
    public String toString() {
        return message;
    }
}
