package io.jackfield.api;

import io.jackfield.api.listener.ConnectionFactory;
import io.jackfield.api.tls.TlsOptions;
import java.time.Duration;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Settings of an {@link Agent}. Immutable; made by {@link #builder()}. The hooks take the place of Node's subclassing and are
 * called on the loop of the socket or request concerned. Items 17-29.
 */
@ProviderType
public final class AgentOptions {
    /** Node's defaults. */
    public static final AgentOptions DEFAULTS = builder().build();

    private final AgentOptionsBuilder from;

    AgentOptions(AgentOptionsBuilder builder) {
        from = new AgentOptionsBuilder(builder);
    }

    /** Which idle socket is taken first. J21. */
    @ProviderType
    public enum Scheduling {
        /** The one idle for the longest time, as in v10. */
        FIFO,
        /** The one used last, as in later versions. */
        LIFO
    }

    /**
     * Begins with the defaults.
     *
     * @return a builder
     */
    public static AgentOptionsBuilder builder() {
        return new AgentOptionsBuilder(null);
    }

    /**
     * A builder that begins with these options.
     *
     * @return a builder
     */
    public AgentOptionsBuilder toBuilder() {
        return new AgentOptionsBuilder(from);
    }

    /**
     * Whether idle sockets are kept. Item 17.
     *
     * @return false by default
     */
    public boolean keepAlive() {
        return from.keepAlive;
    }

    /**
     * Idle time before TCP's first probe of a kept socket: Node's {@code keepAliveMsecs}. Item 18.
     *
     * @return 1 s by default
     */
    public Duration keepAliveDelay() {
        return from.keepAliveDelay;
    }

    /**
     * Most sockets for a name. Item 19.
     *
     * @return the number, {@link Integer#MAX_VALUE} (no limit) by default
     */
    public int maxSockets() {
        return from.maxSockets;
    }

    /**
     * Most idle sockets for a name. Item 20.
     *
     * @return the number, 256 by default
     */
    public int maxFreeSockets() {
        return from.maxFreeSockets;
    }

    /**
     * Most sockets of all names. Later than v10.
     *
     * @return the number, {@link Integer#MAX_VALUE} (no limit) by default
     */
    public int maxTotalSockets() {
        return from.maxTotalSockets;
    }

    /**
     * Idle timeout of sockets, set when they are connected. Item 21.
     *
     * @return the limit, zero (none) by default
     */
    public Duration timeout() {
        return from.timeout;
    }

    /**
     * Which idle socket is taken first. Item 39.
     *
     * @return {@link Scheduling#FIFO} by default
     */
    public Scheduling scheduling() {
        return from.scheduling;
    }

    /**
     * How long before the end a server announced by {@code Keep-Alive: timeout} an idle socket is given up. Later than v10.
     *
     * @return 1 s by default
     */
    public Duration keepAliveMargin() {
        return from.keepAliveMargin;
    }

    /**
     * Makes connections. Items 24-26.
     *
     * @return the hook, or null for the default
     */
    public ConnectionFactory createConnection() {
        return from.createConnection;
    }

    /**
     * Names the pool of a request. Items 31-33.
     *
     * @return the hook, or null for the default
     */
    public Function<RequestOptions, String> getName() {
        return from.getName;
    }

    /**
     * Decides whether a socket is kept. Items 27, 28.
     *
     * @return the hook, or null for the default
     */
    public Predicate<Socket> keepSocketAlive() {
        return from.keepSocketAlive;
    }

    /**
     * Told of reuse. Item 29.
     *
     * @return the hook, or null for the default
     */
    public BiConsumer<Socket, ClientRequest> reuseSocket() {
        return from.reuseSocket;
    }

    /**
     * Makes it Node's {@code https.Agent}: it speaks {@code https:}, its default port is 443, and these are the options of requests that
     * have none of their own.
     *
     * @return the options, or null (the default) for an agent of {@code http:}
     */
    public TlsOptions tls() {
        return from.tls;
    }

    /**
     * Options that its connections have beside those of the request, which win.
     *
     * @return the options, none by default
     */
    public RequestOptions defaults() {
        return from.defaults;
    }
}
