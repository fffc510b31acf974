package io.jackfield.api;

import io.jackfield.api.AgentOptions.Scheduling;
import io.jackfield.api.listener.ConnectionFactory;
import io.jackfield.api.tls.TlsOptions;
import java.time.Duration;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.osgi.annotation.versioning.ProviderType;

/** Collects {@link AgentOptions}; not thread-safe. */
@ProviderType
public final class AgentOptionsBuilder {
    boolean keepAlive = false;
    Duration keepAliveDelay = Duration.ofSeconds(1);
    int maxSockets = Integer.MAX_VALUE;
    int maxFreeSockets = 256;
    int maxTotalSockets = Integer.MAX_VALUE;
    Duration timeout = Duration.ZERO;
    Scheduling scheduling = Scheduling.FIFO;
    Duration keepAliveMargin = Duration.ofSeconds(1);
    ConnectionFactory createConnection;
    Function<RequestOptions, String> getName;
    Predicate<Socket> keepSocketAlive;
    BiConsumer<Socket, ClientRequest> reuseSocket;
    RequestOptions defaults = RequestOptions.EMPTY;
    TlsOptions tls;

    AgentOptionsBuilder(AgentOptionsBuilder from) {
        if (from != null) {
            copy(from);
        }
    }

    private void copy(AgentOptionsBuilder from) {
        keepAlive = from.keepAlive;
        keepAliveDelay = from.keepAliveDelay;
        maxSockets = from.maxSockets;
        maxFreeSockets = from.maxFreeSockets;
        maxTotalSockets = from.maxTotalSockets;
        timeout = from.timeout;
        scheduling = from.scheduling;
        keepAliveMargin = from.keepAliveMargin;
        createConnection = from.createConnection;
        getName = from.getName;
        keepSocketAlive = from.keepSocketAlive;
        reuseSocket = from.reuseSocket;
        defaults = from.defaults;
        tls = from.tls;
    }

    /**
     * Sets {@link AgentOptions#keepAlive()}.
     *
     * @param value whether to keep idle sockets
     * @return this
     */
    public AgentOptionsBuilder keepAlive(boolean value) {
        keepAlive = value;
        return this;
    }

    /**
     * Sets {@link AgentOptions#keepAliveDelay()}.
     *
     * @param value idle time before the first probe
     * @return this
     * @throws io.jackfield.api.error.ArgumentException {@code ERR_OUT_OF_RANGE}
     */
    public AgentOptionsBuilder keepAliveDelay(Duration value) {
        keepAliveDelay = Checks.limit("keepAliveDelay", value);
        return this;
    }

    /**
     * Sets {@link AgentOptions#maxSockets()}.
     *
     * @param value the number, at least 1
     * @return this
     * @throws io.jackfield.api.error.ArgumentException {@code ERR_OUT_OF_RANGE}
     */
    public AgentOptionsBuilder maxSockets(int value) {
        maxSockets = (int) Checks.range("maxSockets", value, 1, Integer.MAX_VALUE);
        return this;
    }

    /**
     * Sets {@link AgentOptions#maxFreeSockets()}.
     *
     * @param value the number
     * @return this
     * @throws io.jackfield.api.error.ArgumentException {@code ERR_OUT_OF_RANGE}
     */
    public AgentOptionsBuilder maxFreeSockets(int value) {
        maxFreeSockets = (int) Checks.range("maxFreeSockets", value, 0, Integer.MAX_VALUE);
        return this;
    }

    /**
     * Sets {@link AgentOptions#maxTotalSockets()}.
     *
     * @param value the number, at least 1
     * @return this
     * @throws io.jackfield.api.error.ArgumentException {@code ERR_OUT_OF_RANGE}
     */
    public AgentOptionsBuilder maxTotalSockets(int value) {
        maxTotalSockets = (int) Checks.range("maxTotalSockets", value, 1, Integer.MAX_VALUE);
        return this;
    }

    /**
     * Sets {@link AgentOptions#timeout()}.
     *
     * @param value the limit, zero for none
     * @return this
     * @throws io.jackfield.api.error.ArgumentException {@code ERR_OUT_OF_RANGE}
     */
    public AgentOptionsBuilder timeout(Duration value) {
        timeout = Checks.limit("timeout", value);
        return this;
    }

    /**
     * Sets {@link AgentOptions#scheduling()}.
     *
     * @param value which idle socket to take
     * @return this
     */
    public AgentOptionsBuilder scheduling(Scheduling value) {
        scheduling = Objects.requireNonNull(value, "scheduling");
        return this;
    }

    /**
     * Sets {@link AgentOptions#keepAliveMargin()}.
     *
     * @param value the margin, zero for none
     * @return this
     * @throws io.jackfield.api.error.ArgumentException {@code ERR_OUT_OF_RANGE}
     */
    public AgentOptionsBuilder keepAliveMargin(Duration value) {
        keepAliveMargin = Checks.limit("keepAliveMargin", value);
        return this;
    }

    /**
     * Sets {@link AgentOptions#createConnection()}.
     *
     * @param value the hook, or null for the default
     * @return this
     */
    public AgentOptionsBuilder createConnection(ConnectionFactory value) {
        createConnection = value;
        return this;
    }

    /**
     * Sets {@link AgentOptions#getName()}.
     *
     * @param value the hook, or null for the default
     * @return this
     */
    public AgentOptionsBuilder getName(Function<RequestOptions, String> value) {
        getName = value;
        return this;
    }

    /**
     * Sets {@link AgentOptions#keepSocketAlive()}.
     *
     * @param value the hook, or null for the default
     * @return this
     */
    public AgentOptionsBuilder keepSocketAlive(Predicate<Socket> value) {
        keepSocketAlive = value;
        return this;
    }

    /**
     * Sets {@link AgentOptions#reuseSocket()}.
     *
     * @param value the hook, or null for the default
     * @return this
     */
    public AgentOptionsBuilder reuseSocket(BiConsumer<Socket, ClientRequest> value) {
        reuseSocket = value;
        return this;
    }

    /**
     * Sets {@link AgentOptions#defaults()}.
     *
     * @param value further options
     * @return this
     */
    public AgentOptionsBuilder defaults(RequestOptions value) {
        defaults = Objects.requireNonNull(value, "defaults");
        return this;
    }

    /**
     * Sets {@link AgentOptions#tls()}.
     *
     * @param value the options, or null for an agent of {@code http:}
     * @return this
     */
    public AgentOptionsBuilder tls(TlsOptions value) {
        tls = value;
        return this;
    }

    /**
     * Makes the options.
     *
     * @return immutable options
     */
    public AgentOptions build() {
        return new AgentOptions(this);
    }
}
