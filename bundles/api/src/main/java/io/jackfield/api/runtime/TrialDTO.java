package io.jackfield.api.runtime;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A trial of a candidate beside the strategy that serves, at one moment. What is counted are heads, chunk lines and trailer sections; the
 * counts begin anew when a rehearsal becomes a canary.
 */
@ProviderType
public class TrialDTO {
    /** Kind of strategy, as {@link StrategyKind#word()}. */
    public String kind;

    /** The candidate, as {@code name#generation}. */
    public String candidate;

    /** Symbolic name and version of the candidate's bundle. */
    public String bundle;

    /** What served when the trial began, as {@code name#generation}, or empty. */
    public String current;

    /** The one server that is meant, or empty for all. */
    public String server;

    /**
     * {@code shadow}, {@code rehearsal} or {@code canary} while it runs; {@code promoted}, {@code rolled-back}, {@code failed} (a shadow whose
     * candidate gets no more), {@code stuck} or {@code ended} afterwards.
     */
    public String state;

    /** Why it is in that state, one line; empty while it runs undisturbed. */
    public String cause;

    /** Share of messages or connections, above 0, at most 1. */
    public double share;

    /** How many must agree, 0 for no end. */
    public long messages;

    /** What the candidate read to the end. */
    public long read;

    /** Of these, the ones on which both agree, in a row up to now. */
    public long agreed;

    /** What both completed and read differently, or only one completed. */
    public long differences;

    /** What both refused, with another status; no difference in what is served. */
    public long otherRefusals;

    /** What the candidate threw that is not a refusal. */
    public long thrown;

    /** What took the candidate longer than its budget. */
    public long late;

    /** What was left out since the candidate's queue was full. */
    public long dropped;

    /** Mean time of the candidate in nanoseconds; single values count as the budget at most. */
    public long candidateNanos;

    /** Mean time of the parser that serves, for the same bytes, likewise. */
    public long currentNanos;

    /** When it began, milliseconds since the epoch. */
    public long begun;

    /** When it ended, milliseconds since the epoch; 0 while it runs. */
    public long ended;

    /** What differed, was refused otherwise or was thrown: the first of each sort, at most 32 in all. */
    public List<TrialDifferenceDTO> kept;

    /** What happened so far, oldest first. */
    public List<TrialStepDTO> steps;

    @Override
    public String toString() {
        return kind + " " + candidate + " " + state;
    }
}
