package io.jackfield.api.runtime;

import java.time.Duration;
import java.util.Objects;
import org.osgi.annotation.versioning.ProviderType;

/**
 * How {@link Switchboard#drain} ends listeners. Immutable.
 *
 * <table>
 * <caption>Options and defaults</caption>
 * <tr><th>option</th><th>meaning</th><th>default</th></tr>
 * <tr><td>server</td><td>the one server that is meant; empty for all</td><td>empty</td></tr>
 * <tr><td>notice</td><td>how long a listener goes on accepting while readiness says no and answers carry {@code Connection: close}, for load
 * balancers to turn away</td><td>0</td></tr>
 * <tr><td>idle</td><td>how long an idle connection is kept from then on, for a request that is on its way</td><td>500 ms</td></tr>
 * <tr><td>deadline</td><td>how long exchanges may run from then on; what is left is cut</td><td>5 s</td></tr>
 * </table>
 */
@ProviderType
public final class DrainOptions {
    /** All listeners, with the times of the table. */
    public static final DrainOptions DEFAULTS =
            new DrainOptions("", Duration.ZERO, Duration.ofMillis(500), Duration.ofSeconds(5));

    private final String server;
    private final Duration notice;
    private final Duration idle;
    private final Duration deadline;

    private DrainOptions(String server, Duration notice, Duration idle, Duration deadline) {
        this.server = Objects.requireNonNull(server, "server");
        this.notice = notNegative("notice", notice);
        this.idle = notNegative("idle", idle);
        this.deadline = notNegative("deadline", deadline);
    }

    private static Duration notNegative(String name, Duration value) {
        if (value.isNegative() || value.compareTo(Duration.ofDays(1)) > 0) {
            throw new IllegalArgumentException(name + " must be from 0 to one day, not " + value);
        }
        return value;
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
     * How long listeners go on accepting.
     *
     * @return 0 by default
     */
    public Duration notice() {
        return notice;
    }

    /**
     * How long an idle connection is kept when nothing is accepted any more.
     *
     * @return 500 ms by default
     */
    public Duration idle() {
        return idle;
    }

    /**
     * How long exchanges may run when nothing is accepted any more.
     *
     * @return 5 s by default
     */
    public Duration deadline() {
        return deadline;
    }

    /**
     * These options for one server.
     *
     * @param name its name, or empty for all
     * @return new options
     */
    public DrainOptions withServer(String name) {
        return new DrainOptions(name, notice, idle, deadline);
    }

    /**
     * These options with another notice.
     *
     * @param value from 0 to one day
     * @return new options
     * @throws IllegalArgumentException if it is not in that range
     */
    public DrainOptions withNotice(Duration value) {
        return new DrainOptions(server, value, idle, deadline);
    }

    /**
     * These options with another time for idle connections.
     *
     * @param value from 0 to one day
     * @return new options
     * @throws IllegalArgumentException if it is not in that range
     */
    public DrainOptions withIdle(Duration value) {
        return new DrainOptions(server, notice, value, deadline);
    }

    /**
     * These options with another deadline.
     *
     * @param value from 0 to one day
     * @return new options
     * @throws IllegalArgumentException if it is not in that range
     */
    public DrainOptions withDeadline(Duration value) {
        return new DrainOptions(server, notice, idle, value);
    }
}
