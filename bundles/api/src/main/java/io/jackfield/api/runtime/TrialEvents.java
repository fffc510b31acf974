package io.jackfield.api.runtime;

/**
 * The events that are given to an {@code org.osgi.service.event.EventAdmin}, if there is one, at each step of a trial: in order, in good time,
 * not on an event loop.
 */
public final class TrialEvents {
    /** What all topics begin with; the rest is the state entered in upper case, {@code io/jackfield/trial/ROLLED_BACK}. */
    public static final String TOPICS = "io/jackfield/trial/";

    /** Property of each event: as {@link TrialDTO#kind}. Required. Never absent. Type: String. */
    public static final String KIND = "kind";

    /** Property of each event: {@link TrialDTO#candidate}, name and generation. Required. Never absent. Type: String. */
    public static final String CANDIDATE = "candidate";

    /** Property of each event: {@link TrialDTO#current}. Required. Empty if nothing served. Type: String. */
    public static final String CURRENT = "current";

    /** Property of each event: {@link TrialStepDTO#state}. Required. Never absent. Type: String. */
    public static final String STATE = "state";

    /** Property of each event: {@link TrialStepDTO#cause}. Required. Never absent. Type: String. */
    public static final String CAUSE = "cause";

    /** Property of each event: {@link TrialStepDTO#figures}. Required. Never absent. Type: String. */
    public static final String FIGURES = "figures";

    /** Property of each event: the whole trial. Required. Never absent. Type: {@link TrialDTO}. */
    public static final String TRIAL = "trial";

    private TrialEvents() {}
}
