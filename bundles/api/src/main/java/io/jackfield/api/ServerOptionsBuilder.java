package io.jackfield.api;

import io.jackfield.api.tls.TlsOptions;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;
import org.osgi.annotation.versioning.ProviderType;

/** Collects {@link ServerOptions}; not thread-safe. */
@ProviderType
public final class ServerOptionsBuilder {
    String name = "";
    Compatibility compatibility = Compatibility.DOCUMENTED;
    Executor executor;
    UnaryOperator<IncomingMessage> incomingMessage = UnaryOperator.identity();
    UnaryOperator<ServerResponse> serverResponse = UnaryOperator.identity();
    boolean requireHostHeader = true;
    int maxHeaderSize = 8192;
    int maxHeadersCount = 2000;
    Duration headersTimeout = Duration.ofSeconds(40);
    Duration requestTimeout = Duration.ofSeconds(300);
    Duration timeout = Duration.ofSeconds(120);
    Duration keepAliveTimeout = Duration.ofSeconds(5);
    int maxConnections = 0;
    int maxRequestsPerSocket = 0;
    int highWaterMark = 16 * 1024;
    boolean noDelay = true;
    TlsOptions tls;
    List<String> proxyProtocol = List.of();

    ServerOptionsBuilder(ServerOptionsBuilder from) {
        if (from != null) {
            copy(from);
        }
    }

    private void copy(ServerOptionsBuilder from) {
        name = from.name;
        compatibility = from.compatibility;
        executor = from.executor;
        incomingMessage = from.incomingMessage;
        serverResponse = from.serverResponse;
        requireHostHeader = from.requireHostHeader;
        maxHeaderSize = from.maxHeaderSize;
        maxHeadersCount = from.maxHeadersCount;
        headersTimeout = from.headersTimeout;
        requestTimeout = from.requestTimeout;
        timeout = from.timeout;
        keepAliveTimeout = from.keepAliveTimeout;
        maxConnections = from.maxConnections;
        maxRequestsPerSocket = from.maxRequestsPerSocket;
        highWaterMark = from.highWaterMark;
        noDelay = from.noDelay;
        tls = from.tls;
        proxyProtocol = from.proxyProtocol;
    }

    /**
     * Sets {@link ServerOptions#name()}.
     *
     * @param value the name
     * @return this
     */
    public ServerOptionsBuilder name(String value) {
        name = Objects.requireNonNull(value, "name");
        return this;
    }

    /**
     * Sets {@link ServerOptions#compatibility()}.
     *
     * @param value which Node to follow
     * @return this
     */
    public ServerOptionsBuilder compatibility(Compatibility value) {
        compatibility = Objects.requireNonNull(value, "compatibility");
        return this;
    }

    /**
     * Sets {@link ServerOptions#executor()}.
     *
     * @param value the executor, or null for the loop
     * @return this
     */
    public ServerOptionsBuilder executor(Executor value) {
        executor = value;
        return this;
    }

    /**
     * Sets {@link ServerOptions#incomingMessage()}.
     *
     * @param value a function, called on the loop, that must not return null
     * @return this
     */
    public ServerOptionsBuilder incomingMessage(UnaryOperator<IncomingMessage> value) {
        incomingMessage = Objects.requireNonNull(value, "incomingMessage");
        return this;
    }

    /**
     * Sets {@link ServerOptions#serverResponse()}.
     *
     * @param value a function, called on the loop, that must not return null
     * @return this
     */
    public ServerOptionsBuilder serverResponse(UnaryOperator<ServerResponse> value) {
        serverResponse = Objects.requireNonNull(value, "serverResponse");
        return this;
    }

    /**
     * Sets {@link ServerOptions#requireHostHeader()}.
     *
     * @param value whether to refuse
     * @return this
     */
    public ServerOptionsBuilder requireHostHeader(boolean value) {
        requireHostHeader = value;
        return this;
    }

    /**
     * Sets {@link ServerOptions#maxHeaderSize()}.
     *
     * @param value bytes, at least 1
     * @return this
     * @throws io.jackfield.api.error.ArgumentException {@code ERR_OUT_OF_RANGE}
     */
    public ServerOptionsBuilder maxHeaderSize(int value) {
        maxHeaderSize = (int) Checks.range("maxHeaderSize", value, 1, Integer.MAX_VALUE);
        return this;
    }

    /**
     * Sets {@link ServerOptions#maxHeadersCount()}.
     *
     * @param value the number, 0 for no limit
     * @return this
     * @throws io.jackfield.api.error.ArgumentException {@code ERR_OUT_OF_RANGE}
     */
    public ServerOptionsBuilder maxHeadersCount(int value) {
        maxHeadersCount = (int) Checks.range("maxHeadersCount", value, 0, Integer.MAX_VALUE);
        return this;
    }

    /**
     * Sets {@link ServerOptions#headersTimeout()}.
     *
     * @param value the limit, zero for none
     * @return this
     * @throws io.jackfield.api.error.ArgumentException {@code ERR_OUT_OF_RANGE}
     */
    public ServerOptionsBuilder headersTimeout(Duration value) {
        headersTimeout = Checks.limit("headersTimeout", value);
        return this;
    }

    /**
     * Sets {@link ServerOptions#requestTimeout()}.
     *
     * @param value the limit, zero for none
     * @return this
     * @throws io.jackfield.api.error.ArgumentException {@code ERR_OUT_OF_RANGE}
     */
    public ServerOptionsBuilder requestTimeout(Duration value) {
        requestTimeout = Checks.limit("requestTimeout", value);
        return this;
    }

    /**
     * Sets {@link ServerOptions#timeout()}.
     *
     * @param value the limit, zero for none
     * @return this
     * @throws io.jackfield.api.error.ArgumentException {@code ERR_OUT_OF_RANGE}
     */
    public ServerOptionsBuilder timeout(Duration value) {
        timeout = Checks.limit("timeout", value);
        return this;
    }

    /**
     * Sets {@link ServerOptions#keepAliveTimeout()}.
     *
     * @param value the limit, zero for none of its own
     * @return this
     * @throws io.jackfield.api.error.ArgumentException {@code ERR_OUT_OF_RANGE}
     */
    public ServerOptionsBuilder keepAliveTimeout(Duration value) {
        keepAliveTimeout = Checks.limit("keepAliveTimeout", value);
        return this;
    }

    /**
     * Sets {@link ServerOptions#maxConnections()}.
     *
     * @param value the number, 0 for no limit
     * @return this
     * @throws io.jackfield.api.error.ArgumentException {@code ERR_OUT_OF_RANGE}
     */
    public ServerOptionsBuilder maxConnections(int value) {
        maxConnections = (int) Checks.range("maxConnections", value, 0, Integer.MAX_VALUE);
        return this;
    }

    /**
     * Sets {@link ServerOptions#maxRequestsPerSocket()}.
     *
     * @param value the number, 0 for no limit
     * @return this
     * @throws io.jackfield.api.error.ArgumentException {@code ERR_OUT_OF_RANGE}
     */
    public ServerOptionsBuilder maxRequestsPerSocket(int value) {
        maxRequestsPerSocket = (int) Checks.range("maxRequestsPerSocket", value, 0, Integer.MAX_VALUE);
        return this;
    }

    /**
     * Sets {@link ServerOptions#highWaterMark()}.
     *
     * @param value bytes, at least 1
     * @return this
     * @throws io.jackfield.api.error.ArgumentException {@code ERR_OUT_OF_RANGE}
     */
    public ServerOptionsBuilder highWaterMark(int value) {
        highWaterMark = (int) Checks.range("highWaterMark", value, 1, Integer.MAX_VALUE);
        return this;
    }

    /**
     * Sets {@link ServerOptions#noDelay()}.
     *
     * @param value whether to send small chunks at once
     * @return this
     */
    public ServerOptionsBuilder noDelay(boolean value) {
        noDelay = value;
        return this;
    }

    /**
     * Sets {@link ServerOptions#proxyProtocol()}.
     *
     * @param networks addresses, or networks such as {@code 10.0.0.0/8}; none to switch it off
     * @return this
     */
    public ServerOptionsBuilder proxyProtocol(String... networks) {
        proxyProtocol = List.of(networks);
        return this;
    }

    /**
     * Sets {@link ServerOptions#tls()}.
     *
     * @param value the options, or null for no TLS
     * @return this
     */
    public ServerOptionsBuilder tls(TlsOptions value) {
        tls = value;
        return this;
    }

    /**
     * Makes the options.
     *
     * @return immutable options
     */
    public ServerOptions build() {
        return new ServerOptions(this);
    }
}
