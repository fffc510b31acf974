package io.jackfield.spi.connection;

import org.osgi.annotation.versioning.ProviderType;

/** A timer of a {@link Loop} that is armed and disarmed often and seldom fires. Loop only. */
@ProviderType
public interface Deadline {
    /** Fires once, {@code millis} milliseconds from now, unless armed anew or disarmed before; at least 1. */
    void arm(long millis);

    /** Does not fire until armed again. */
    void disarm();

    /** Whether it will fire. */
    boolean armed();
}
