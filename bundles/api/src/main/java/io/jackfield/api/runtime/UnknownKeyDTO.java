package io.jackfield.api.runtime;

import org.osgi.annotation.versioning.ProviderType;

/** Something that was configured and that nobody reads, by a slip of the pen perhaps. Nothing is refused for it. */
@ProviderType
public class UnknownKeyDTO {
    /** The configuration, {@code FACTORY~NAME} for an instance of a factory. */
    public String pid;

    /** The key that is not read; empty if nobody reads the whole configuration. */
    public String key;

    /** The key, or PID, that looks most like it; empty if none does. */
    public String nearest;

    @Override
    public String toString() {
        String what = key.isEmpty() ? pid + ": nobody reads this configuration" : pid + ": nobody reads " + key;
        return nearest.isEmpty() ? what : what + "; perhaps " + nearest + " is meant";
    }
}
