package io.jackfield.api.runtime;

import java.time.Duration;
import java.util.Objects;
import org.osgi.annotation.versioning.ProviderType;

/**
 * How a candidate is tried by {@link Trials}. Immutable.
 *
 * <table>
 * <caption>Options and defaults</caption>
 * <tr><th>option</th><th>meaning</th><th>default</th></tr>
 * <tr><td>server</td><td>the one server that is meant; empty for all, and for the client side</td><td>empty</td></tr>
 * <tr><td>share</td><td>shadow: share of the heads, chunk lines and trailer sections; canary: share of the connections; above 0, at most 1
 * </td><td>0.1</td></tr>
 * <tr><td>messages</td><td>heads, chunk lines and trailer sections that must agree: a canary is then promoted, a shadow ends; 0 for no
 * end</td><td>canary 10,000, shadow 0</td></tr>
 * <tr><td>rehearsal</td><td>canary: how many must agree off the loops before a connection gets the candidate; 0 for none</td><td>200</td></tr>
 * <tr><td>budget</td><td>how much longer than the current one the candidate may take for one of them</td><td>1 ms</td></tr>
 * <tr><td>failures</td><td>how many a candidate may throw or be late: a shadow then ends; a canary is rolled back when so many of 100 were
 * late</td><td>5</td></tr>
 * <tr><td>errorMargin</td><td>share of what a canary read that may differ or be thrown before it is rolled back</td><td>0</td></tr>
 * <tr><td>stuckAfter</td><td>how long a call may wait before it is stuck; one that runs has 5 times as long</td><td>1 s</td></tr>
 * </table>
 */
@ProviderType
public final class TrialOptions {
    /** The defaults of a shadow: it ends when somebody ends it. */
    public static final TrialOptions SHADOW =
            new TrialOptions("", new Amounts(0.1, 0, 0, 5, 0), new Times(1_000_000, 1_000_000_000));

    /** The defaults of a canary. */
    public static final TrialOptions CANARY =
            new TrialOptions("", new Amounts(0.1, 10_000, 200, 5, 0), new Times(1_000_000, 1_000_000_000));

    private final String server;
    private final Amounts amounts;
    private final Times times;

    private record Amounts(double share, long messages, long rehearsal, int failures, double errorMargin) {}

    private record Times(long budget, long stuckAfter) {}

    private TrialOptions(String server, Amounts amounts, Times times) {
        this.server = server;
        this.amounts = amounts;
        this.times = times;
    }

    /**
     * The one server that is meant.
     *
     * @return its name, or empty for all
     */
    public String server() {
        return server;
    }

    /**
     * The share that the candidate is given.
     *
     * @return above 0, at most 1
     */
    public double share() {
        return amounts.share;
    }

    /**
     * How many must agree.
     *
     * @return 0 for no end
     */
    public long messages() {
        return amounts.messages;
    }

    /**
     * How many must agree off the loops first.
     *
     * @return 0 for none
     */
    public long rehearsal() {
        return amounts.rehearsal;
    }

    /**
     * How many may be thrown or late.
     *
     * @return at least 1
     */
    public int failures() {
        return amounts.failures;
    }

    /**
     * The share that may differ or be thrown.
     *
     * @return 0 to 1
     */
    public double errorMargin() {
        return amounts.errorMargin;
    }

    /**
     * How much longer than the current one the candidate may take.
     *
     * @return more than zero
     */
    public Duration budget() {
        return Duration.ofNanos(times.budget);
    }

    /**
     * How long a call may wait before it is stuck, and its thread, off the loops, is given up; one that runs has 5 times as long.
     *
     * @return more than zero
     */
    public Duration stuckAfter() {
        return Duration.ofNanos(times.stuckAfter);
    }

    /**
     * These options for one server.
     *
     * @param name its name, or empty for all
     * @return new options
     */
    public TrialOptions withServer(String name) {
        return new TrialOptions(Objects.requireNonNull(name, "server"), amounts, times);
    }

    /**
     * These options with another share.
     *
     * @param value above 0, at most 1
     * @return new options
     * @throws IllegalArgumentException if it is out of range
     */
    public TrialOptions withShare(double value) {
        require(value > 0 && value <= 1, "share must be above 0 and at most 1, not " + value);
        return with(new Amounts(value, amounts.messages, amounts.rehearsal, amounts.failures, amounts.errorMargin));
    }

    /**
     * These options with another number that must agree.
     *
     * @param value 0 for no end
     * @return new options
     * @throws IllegalArgumentException if it is negative
     */
    public TrialOptions withMessages(long value) {
        require(value >= 0, "messages must not be negative: " + value);
        return with(new Amounts(amounts.share, value, amounts.rehearsal, amounts.failures, amounts.errorMargin));
    }

    /**
     * These options with another rehearsal.
     *
     * @param value 0 for none
     * @return new options
     * @throws IllegalArgumentException if it is negative
     */
    public TrialOptions withRehearsal(long value) {
        require(value >= 0, "rehearsal must not be negative: " + value);
        return with(new Amounts(amounts.share, amounts.messages, value, amounts.failures, amounts.errorMargin));
    }

    /**
     * These options with another number of failures.
     *
     * @param value at least 1
     * @return new options
     * @throws IllegalArgumentException if it is smaller
     */
    public TrialOptions withFailures(int value) {
        require(value >= 1, "failures must be at least 1, not " + value);
        return with(new Amounts(amounts.share, amounts.messages, amounts.rehearsal, value, amounts.errorMargin));
    }

    /**
     * These options with another margin of errors.
     *
     * @param value 0 to 1
     * @return new options
     * @throws IllegalArgumentException if it is out of range
     */
    public TrialOptions withErrorMargin(double value) {
        require(value >= 0 && value <= 1, "errorMargin must be from 0 to 1, not " + value);
        return with(new Amounts(amounts.share, amounts.messages, amounts.rehearsal, amounts.failures, value));
    }

    /**
     * These options with another budget.
     *
     * @param value more than zero
     * @return new options
     * @throws IllegalArgumentException if it is not
     */
    public TrialOptions withBudget(Duration value) {
        require(value.toNanos() > 0, "budget must be more than zero, not " + value);
        return new TrialOptions(server, amounts, new Times(value.toNanos(), times.stuckAfter));
    }

    /**
     * These options with another limit for one call.
     *
     * @param value more than zero
     * @return new options
     * @throws IllegalArgumentException if it is not
     */
    public TrialOptions withStuckAfter(Duration value) {
        require(value.toNanos() > 0, "stuckAfter must be more than zero, not " + value);
        return new TrialOptions(server, amounts, new Times(times.budget, value.toNanos()));
    }

    private TrialOptions with(Amounts changed) {
        return new TrialOptions(server, changed, times);
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TrialOptions options
                && server.equals(options.server)
                && amounts.equals(options.amounts)
                && times.equals(options.times);
    }

    @Override
    public int hashCode() {
        return Objects.hash(server, amounts, times);
    }
}
