package io.jackfield.agent;

import io.jackfield.api.Agent;
import io.jackfield.api.AgentOptions;
import io.jackfield.spi.agent.AgentHost;

/** The numbers a {@link Pool} goes by, read anew each time: an agent's may be changed while it works. */
final class Limits {
    /** An idle time without end. */
    static final long FOR_EVER = Long.MAX_VALUE;

    private final AgentHost host;
    private final Agent agent;

    Limits(AgentHost host) {
        this.host = host;
        this.agent = host.agent();
    }

    int maxSockets() {
        return agent.maxSockets();
    }

    int maxFreeSockets() {
        return agent.maxFreeSockets();
    }

    int maxTotalSockets() {
        return agent.maxTotalSockets();
    }

    boolean keepAlive() {
        return agent.keepAlive();
    }

    /** Whether the connection that was used last is used first. */
    boolean lifo() {
        return host.options().scheduling() == AgentOptions.Scheduling.LIFO;
    }

    /** The limit of inactivity of a connection in milliseconds, 0 for none. */
    long timeout() {
        return host.options().timeout().toMillis();
    }

    /**
     * How long a connection can be kept idle: less than the server said, since a request on its way must not meet the close.
     *
     * @param hint the milliseconds after which the server closes it, as it said; negative when it said nothing
     * @return milliseconds, not positive when it cannot be kept, or {@link #FOR_EVER}
     */
    long idleTime(long hint) {
        return hint < 0 ? FOR_EVER : hint - host.options().keepAliveMargin().toMillis();
    }

    /** The limit of inactivity of a connection that may be idle for {@code usable} milliseconds, 0 for none. */
    long idleTimeout(long usable) {
        long timeout = timeout();
        if (usable == FOR_EVER) {
            return timeout;
        }
        return timeout > 0 ? Math.min(timeout, usable) : usable;
    }
}
