package io.jackfield.api;

import io.jackfield.api.error.ArgumentException;
import io.jackfield.api.error.ErrorCodes;
import io.jackfield.api.event.Event;
import io.jackfield.api.listener.ConnectionFactory;
import io.jackfield.api.listener.Listener;
import io.jackfield.api.listener.Lookup;
import io.jackfield.api.tls.TlsOptions;
import java.time.Duration;
import java.util.AbstractMap.SimpleImmutableEntry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.osgi.annotation.versioning.ProviderType;

/** Collects {@link RequestOptions}; not thread-safe. An option that is not given is null or 0 and takes its default later. */
@ProviderType
public final class RequestOptionsBuilder {
    String protocol;
    String host;
    String hostname;
    int family;
    int port;
    String localAddress;
    String socketPath;
    String method;
    String path;
    String auth;
    Agent agent;
    boolean oneTimeAgent;
    ConnectionFactory createConnection;
    Lookup lookup;
    Duration timeout;
    Duration connectTimeout;
    Boolean setHost;
    CompletionStage<?> signal;
    Boolean retry;
    Compatibility compatibility;
    int maxHeaderSize;
    TlsOptions tls;
    List<Map.Entry<String, ?>> headers;
    boolean raw;
    List<Consumer<ClientRequest>> listeners;

    RequestOptionsBuilder(RequestOptionsBuilder from) {
        if (from != null) {
            copy(from);
        }
    }

    private void copy(RequestOptionsBuilder from) {
        protocol = from.protocol;
        host = from.host;
        hostname = from.hostname;
        family = from.family;
        port = from.port;
        localAddress = from.localAddress;
        socketPath = from.socketPath;
        method = from.method;
        path = from.path;
        auth = from.auth;
        agent = from.agent;
        oneTimeAgent = from.oneTimeAgent;
        createConnection = from.createConnection;
        lookup = from.lookup;
        timeout = from.timeout;
        connectTimeout = from.connectTimeout;
        setHost = from.setHost;
        signal = from.signal;
        retry = from.retry;
        compatibility = from.compatibility;
        maxHeaderSize = from.maxHeaderSize;
        tls = from.tls;
        headers = from.headers == null ? null : new ArrayList<>(from.headers);
        raw = from.raw;
        listeners = from.listeners == null ? null : new ArrayList<>(from.listeners);
    }

    /**
     * Sets {@link RequestOptions#protocol()}.
     *
     * @param value such as {@code http:}
     * @return this
     */
    public RequestOptionsBuilder protocol(String value) {
        protocol = value;
        return this;
    }

    /**
     * Sets {@link RequestOptions#host()}.
     *
     * @param value name or address
     * @return this
     */
    public RequestOptionsBuilder host(String value) {
        host = value;
        return this;
    }

    /**
     * Sets {@link RequestOptions#hostname()}.
     *
     * @param value name or address
     * @return this
     */
    public RequestOptionsBuilder hostname(String value) {
        hostname = value;
        return this;
    }

    /**
     * Sets {@link RequestOptions#localAddress()}.
     *
     * @param value an address of this machine
     * @return this
     */
    public RequestOptionsBuilder localAddress(String value) {
        localAddress = value;
        return this;
    }

    /**
     * Sets {@link RequestOptions#socketPath()}.
     *
     * @param value the path
     * @return this
     */
    public RequestOptionsBuilder socketPath(String value) {
        socketPath = value;
        return this;
    }

    /**
     * Sets {@link RequestOptions#method()}.
     *
     * @param value a token
     * @return this
     */
    public RequestOptionsBuilder method(String value) {
        method = value;
        return this;
    }

    /**
     * Sets {@link RequestOptions#path()}.
     *
     * @param value path and query
     * @return this
     */
    public RequestOptionsBuilder path(String value) {
        path = value;
        return this;
    }

    /**
     * Sets {@link RequestOptions#auth()}.
     *
     * @param value user, colon, password
     * @return this
     */
    public RequestOptionsBuilder auth(String value) {
        auth = value;
        return this;
    }

    /**
     * Sets {@link RequestOptions#agent()}.
     *
     * @param value the agent
     * @return this
     */
    public RequestOptionsBuilder agent(Agent value) {
        agent = value;
        return this;
    }

    /**
     * Sets {@link RequestOptions#createConnection()}.
     *
     * @param value makes the connection
     * @return this
     */
    public RequestOptionsBuilder createConnection(ConnectionFactory value) {
        createConnection = value;
        return this;
    }

    /**
     * Sets {@link RequestOptions#lookup()}.
     *
     * @param value resolves the host
     * @return this
     */
    public RequestOptionsBuilder lookup(Lookup value) {
        lookup = value;
        return this;
    }

    /**
     * Sets {@link RequestOptions#timeout()}.
     *
     * @param value the limit, zero for none
     * @return this
     * @throws io.jackfield.api.error.ArgumentException {@code ERR_OUT_OF_RANGE}
     */
    public RequestOptionsBuilder timeout(Duration value) {
        timeout = Checks.limit("timeout", value);
        return this;
    }

    /**
     * Sets {@link RequestOptions#connectTimeout()}.
     *
     * @param value the limit, zero for none
     * @return this
     * @throws io.jackfield.api.error.ArgumentException {@code ERR_OUT_OF_RANGE}
     */
    public RequestOptionsBuilder connectTimeout(Duration value) {
        connectTimeout = Checks.limit("connectTimeout", value);
        return this;
    }

    /**
     * Sets {@link RequestOptions#signal()}.
     *
     * @param value a stage; however it completes, the request is aborted
     * @return this
     */
    public RequestOptionsBuilder signal(CompletionStage<?> value) {
        signal = value;
        return this;
    }

    /**
     * Sets {@link RequestOptions#compatibility()}.
     *
     * @param value which Node to follow
     * @return this
     */
    public RequestOptionsBuilder compatibility(Compatibility value) {
        compatibility = value;
        return this;
    }

    /**
     * Sets {@link RequestOptions#maxHeaderSize()}.
     *
     * @param value bytes, 0 for the default
     * @return this
     * @throws io.jackfield.api.error.ArgumentException {@code ERR_OUT_OF_RANGE}
     */
    public RequestOptionsBuilder maxHeaderSize(int value) {
        maxHeaderSize = (int) Checks.range("maxHeaderSize", value, 0, Integer.MAX_VALUE);
        return this;
    }

    /**
     * Sets {@link RequestOptions#family()}.
     *
     * @param value 4, 6, or 0 for both
     * @return this
     * @throws ArgumentException {@code ERR_INVALID_OPT_VALUE}
     */
    public RequestOptionsBuilder family(int value) {
        if (value != 0 && value != 4 && value != 6) {
            throw ArgumentException.type(
                    ErrorCodes.ERR_INVALID_OPT_VALUE, "The value \"" + value + "\" is invalid for option \"family\"");
        }
        family = value;
        return this;
    }

    /**
     * Sets {@link RequestOptions#port()}.
     *
     * @param value the port, 0 for the agent's default
     * @return this
     * @throws ArgumentException {@code ERR_SOCKET_BAD_PORT}
     */
    public RequestOptionsBuilder port(int value) {
        if (value < 0 || value > 65_535) {
            throw ArgumentException.range(
                    ErrorCodes.ERR_SOCKET_BAD_PORT, "Port should be >= 0 and < 65536. Received " + value + ".");
        }
        port = value;
        return this;
    }

    /**
     * Whether the request has an agent of its own, with default options: Node's {@code agent: false}. Items 16, 248.
     *
     * @param value true for an agent of its own
     * @return this
     */
    public RequestOptionsBuilder oneTimeAgent(boolean value) {
        oneTimeAgent = value;
        return this;
    }

    /**
     * Sets {@link RequestOptions#setHost()}.
     *
     * @param value whether to add Host
     * @return this
     */
    public RequestOptionsBuilder setHost(boolean value) {
        setHost = value;
        return this;
    }

    /**
     * Sets {@link RequestOptions#retry()}.
     *
     * @param value whether to retry
     * @return this
     */
    public RequestOptionsBuilder retry(boolean value) {
        retry = value;
        return this;
    }

    /**
     * Adds a header; {@link OutgoingMessage} says what a value may be. Item 244.
     *
     * @param name the name
     * @param value the value; checked when the request is made
     * @return this
     */
    public RequestOptionsBuilder header(String name, Object value) {
        headers = headers == null ? new ArrayList<>() : headers;
        headers.add(new SimpleImmutableEntry<>(name, value));
        return this;
    }

    /**
     * Adds headers. Item 244.
     *
     * @param values name to value
     * @return this
     */
    public RequestOptionsBuilder headers(Map<String, ?> values) {
        values.forEach(this::header);
        return this;
    }

    /**
     * Sets the header lines to exactly these; neither Host nor Authorization is added then. Item 244.
     *
     * @param lines the lines in order; {@link Map#entry} makes one
     * @return this
     */
    public RequestOptionsBuilder rawHeaders(Collection<? extends Map.Entry<String, ?>> lines) {
        headers = new ArrayList<>(lines);
        raw = true;
        return this;
    }

    /**
     * Adds a listener to the request before it can start.
     *
     * @param <L> the listener's shape
     * @param event the key
     * @param listener what to call
     * @return this
     */
    public <L extends Listener> RequestOptionsBuilder on(Event<L> event, L listener) {
        listeners = listeners == null ? new ArrayList<>() : listeners;
        listeners.add(request -> request.on(event, listener));
        return this;
    }

    /**
     * Adds a one-time listener to the request before it can start.
     *
     * @param <L> the listener's shape
     * @param event the key
     * @param listener what to call, once
     * @return this
     */
    public <L extends Listener> RequestOptionsBuilder once(Event<L> event, L listener) {
        listeners = listeners == null ? new ArrayList<>() : listeners;
        listeners.add(request -> request.once(event, listener));
        return this;
    }

    /**
     * Sets {@link RequestOptions#tls()}.
     *
     * @param value the options, or null for none
     * @return this
     */
    public RequestOptionsBuilder tls(TlsOptions value) {
        tls = value;
        return this;
    }

    /** Takes over what {@code over} gives; headers and listeners as a whole. */
    RequestOptionsBuilder merge(RequestOptionsBuilder over) {
        protocol = first(over.protocol, protocol);
        host = first(over.host, host);
        hostname = first(over.hostname, hostname);
        family = over.family != 0 ? over.family : family;
        port = over.port != 0 ? over.port : port;
        localAddress = first(over.localAddress, localAddress);
        socketPath = first(over.socketPath, socketPath);
        method = first(over.method, method);
        path = first(over.path, path);
        auth = first(over.auth, auth);
        agent = first(over.agent, agent);
        oneTimeAgent |= over.oneTimeAgent;
        createConnection = first(over.createConnection, createConnection);
        lookup = first(over.lookup, lookup);
        timeout = first(over.timeout, timeout);
        connectTimeout = first(over.connectTimeout, connectTimeout);
        setHost = first(over.setHost, setHost);
        signal = first(over.signal, signal);
        retry = first(over.retry, retry);
        compatibility = first(over.compatibility, compatibility);
        maxHeaderSize = over.maxHeaderSize != 0 ? over.maxHeaderSize : maxHeaderSize;
        if (over.headers != null) {
            headers = new ArrayList<>(over.headers);
            raw = over.raw;
        }
        listeners = first(over.listeners, listeners);
        tls = first(over.tls, tls);
        return this;
    }

    private static <T> T first(T over, T under) {
        return over != null ? over : under;
    }

    /**
     * Makes the options.
     *
     * @return immutable options
     */
    public RequestOptions build() {
        return new RequestOptions(this);
    }
}
