package io.jackfield.api.runtime;

import java.util.List;
import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Shows and changes which strategy serves what: the service behind the shell's commands. What an application listens to stays
 * open and its exchanges go on whatever is swapped. Thread-safe. The DTOs are snapshots that belong to the caller.
 */
@ProviderType
public interface Switchboard {
    /**
     * The registered strategies of a kind, and those that still serve what began on them.
     *
     * @param kind the kind
     * @return a new list, the highest ranking first
     */
    List<StrategyDTO> strategies(StrategyKind kind);

    /**
     * The listeners of all servers.
     *
     * @return a new list in order of their beginning
     */
    List<ListenerDTO> listeners();

    /**
     * Everything at once, taken at one moment.
     *
     * @return a new snapshot
     */
    RuntimeDTO runtime();

    /**
     * Makes a strategy the preferred one. A soft preference: it is served while registered and passing the listener's filter,
     * else the highest {@code service.ranking} that passes.
     *
     * @param kind the kind
     * @param name the strategy's {@code jackfield.name}
     * @param options for what, and whether to remember
     * @return completed when every loop has acknowledged, one result for each listener (one in all for a kind that is not
     *     chosen by listener); fails with {@link IllegalArgumentException} if no such strategy is there, or passes no
     *     filter, and with {@link java.io.IOException} if the preference is in force but could not be saved
     */
    CompletionStage<List<SwapResult>> swap(StrategyKind kind, String name, SwapOptions options);

    /**
     * The connections that listeners have accepted, each as it was when its loop was asked.
     *
     * @param server the name of the server that is meant, or empty for all
     * @return completed with a new list when all loops have answered; fails with {@link IllegalArgumentException} if no such server listens
     */
    CompletionStage<List<ConnectionDTO>> connections(String server);

    /**
     * The limits in force.
     *
     * @return a new list, one for each listener
     */
    List<LimitsDTO> limits();

    /**
     * Ends listeners without losing a request: answers carry {@code Connection: close}, idle connections are closed, running exchanges end,
     * at the latest at the deadline. A server that code made may listen again when its code says so, a configured one by {@link #resume} or
     * a new address in its configuration.
     *
     * @param options which ones, and how long
     * @return completed when their last connection is gone, one result for each listener; fails with {@link IllegalArgumentException} if no
     *     such server listens
     */
    CompletionStage<List<DrainDTO>> drain(DrainOptions options);

    /**
     * Has configured servers that were drained listen again.
     *
     * @param server the name of the one that is meant, or empty for all
     * @return completed when they listen, the listeners; fails with {@link IllegalArgumentException} if no such server was drained, and
     *     with what {@code listen} failed with
     */
    CompletionStage<List<ListenerDTO>> resume(String server);

    /**
     * Puts a strategy behind all others of its kind, because another came in its place: it serves only where nothing else can. What
     * began on it goes on, however long it takes; {@link StrategyDTO#leases} tells when nothing is left and its bundle can go without
     * a wait. It lasts as long as the registration; preferences stay as they are.
     *
     * @param kind the kind
     * @param strategy which one, as {@code name#generation}
     * @return completed when every loop has acknowledged; fails with {@link IllegalArgumentException} if no such strategy is there
     */
    CompletionStage<Void> supersede(StrategyKind kind, String strategy);
}
