package io.jackfield.api.runtime;

import java.util.List;
import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Tries a candidate beside the strategy that serves, on live traffic, and takes it into service or out of it. Only parsers can be tried. What
 * the peer is answered never depends on a candidate before it is promoted. Thread-safe. The DTOs are snapshots that belong to the caller.
 *
 * <ul>
 *   <li><em>Shadow</em>: the candidate reads a share of the heads, chunk lines and trailer sections once more, on a thread of its own.
 *   <li><em>Canary</em>: after a rehearsal as a shadow, the candidate reads everything on a share of the connections, on their event loop,
 *       beside the parser that serves. An exchange starts when both agree; else the parser in force serves it alone. It is promoted after so
 *       many without difference or error, and rolled back when its errors or its time exceed the margins.
 * </ul>
 */
@ProviderType
public interface Trials {
    /**
     * The trials that run, and the last that ran.
     *
     * @return a new list, the latest first
     */
    List<TrialDTO> trials();

    /**
     * Begins a shadow. Does not wait for the first message.
     *
     * @param kind {@link StrategyKind#PARSER}
     * @param candidate a name, or name and generation as {@code strict#7}; of several by that name the newest that does not serve
     * @param options how
     * @return the trial
     * @throws IllegalArgumentException if there is no such candidate or server, or the candidate serves already; the message says which there are
     * @throws IllegalStateException if a trial runs there
     */
    TrialDTO shadow(StrategyKind kind, String candidate, TrialOptions options);

    /**
     * Begins a canary. Does not wait for the first message.
     *
     * @param kind {@link StrategyKind#PARSER}
     * @param candidate as for {@link #shadow}
     * @param options how
     * @return the trial
     * @throws IllegalArgumentException as for {@link #shadow}
     * @throws IllegalStateException if a trial runs there
     */
    TrialDTO canary(StrategyKind kind, String candidate, TrialOptions options);

    /**
     * Makes the candidate of a running trial serve now, as {@link Switchboard#swap} would, and ends the trial.
     *
     * @param candidate as for {@link #shadow}, or empty for the only one
     * @return completed when it is in force on every loop; fails with {@link IllegalStateException} if no such trial runs
     */
    CompletionStage<TrialDTO> promote(String candidate);

    /**
     * Ends a running trial: its candidate gets nothing more. If none runs, takes the last promotion back: what served before it serves again, as
     * {@link Switchboard#swap} would make it.
     *
     * @param candidate as for {@link #shadow}, or empty for the only one
     * @return completed when it is in force on every loop; fails with {@link IllegalStateException} if there is nothing to take back
     */
    CompletionStage<TrialDTO> rollback(String candidate);
}
