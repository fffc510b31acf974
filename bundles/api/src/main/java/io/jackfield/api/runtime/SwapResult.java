package io.jackfield.api.runtime;

import java.util.Objects;
import org.osgi.annotation.versioning.ProviderType;

/** What one swap changed. Immutable. */
@ProviderType
public final class SwapResult {
    private final StrategyKind kind;
    private final String server;
    private final String from;
    private final String to;

    /**
     * Makes a result.
     *
     * @param kind the kind
     * @param server the listener's server, or empty
     * @param from what served before, as {@code name#generation}, or empty for none
     * @param to what serves now, as {@code name#generation}
     */
    public SwapResult(StrategyKind kind, String server, String from, String to) {
        this.kind = Objects.requireNonNull(kind, "kind");
        this.server = Objects.requireNonNull(server, "server");
        this.from = Objects.requireNonNull(from, "from");
        this.to = Objects.requireNonNull(to, "to");
    }

    /**
     * The kind.
     *
     * @return what was swapped
     */
    public StrategyKind kind() {
        return kind;
    }

    /**
     * The listener's server.
     *
     * @return its name, or empty
     */
    public String server() {
        return server;
    }

    /**
     * What served before.
     *
     * @return {@code name#generation}, or empty for none
     */
    public String from() {
        return from;
    }

    /**
     * What serves now.
     *
     * @return {@code name#generation}
     */
    public String to() {
        return to;
    }

    /** The line for people: {@code swapped parser strict#3 -> netty#4}. */
    @Override
    public String toString() {
        return "swapped " + kind.word() + " " + (from.isEmpty() ? "none" : from) + " -> " + to;
    }
}
