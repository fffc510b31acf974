package io.jackfield.api.runtime;

import org.osgi.annotation.versioning.ProviderType;

/** A step of a trial, as {@link TrialEvents} tell it. */
@ProviderType
public class TrialStepDTO {
    /** The state that was entered, as {@link TrialDTO#state}. */
    public String state;

    /** The candidate, as {@code name#generation}. */
    public String candidate;

    /** Why, one line. */
    public String cause;

    /** The figures at that moment, one line. */
    public String figures;

    /** When, milliseconds since the epoch. */
    public long time;
}
