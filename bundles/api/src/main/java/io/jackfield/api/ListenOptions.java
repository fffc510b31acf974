package io.jackfield.api;

import io.jackfield.api.error.ArgumentException;
import io.jackfield.api.error.ErrorCodes;
import java.util.Objects;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Where and with which strategies a {@link Server} listens. Immutable; made by {@link #builder()}.
 *
 * <p>The filters are hard conditions in OSGi's filter syntax over the strategies' service properties
 * ({@code jackfield.name}, {@code service.ranking}), such as {@code (jackfield.name=strict)}; empty means any. What is chosen
 * among those that pass can change while the server runs.
 */
@ProviderType
public final class ListenOptions {
    private final Builder from;

    private ListenOptions(Builder builder) {
        from = new Builder(builder);
    }

    /**
     * Begins with a free port on all addresses, a backlog of 511 and no filter.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder(null);
    }

    /**
     * Options for one port.
     *
     * @param port the port, 0 for a free one
     * @return the options
     */
    public static ListenOptions port(int port) {
        return builder().port(port).build();
    }

    /**
     * A builder that begins with these options.
     *
     * @return a builder
     */
    public Builder toBuilder() {
        return new Builder(from);
    }

    /**
     * The port.
     *
     * @return the port, 0 for a free one
     */
    public int port() {
        return from.port;
    }

    /**
     * Name or address to listen on.
     *
     * @return the host, or null for all addresses
     */
    public String host() {
        return from.host;
    }

    /**
     * The Unix domain socket to listen on.
     *
     * @return the path, or null; if given, host and port are not used
     */
    public String path() {
        return from.path;
    }

    /**
     * Connections that may wait to be accepted.
     *
     * @return the number, 511 by default
     */
    public int backlog() {
        return from.backlog;
    }

    /**
     * Whether an IPv6 address serves IPv6 only.
     *
     * @return false by default
     */
    public boolean ipv6Only() {
        return from.ipv6Only;
    }

    /**
     * Which parsers may serve.
     *
     * @return a filter, empty for any
     */
    public String parserFilter() {
        return from.parserFilter;
    }

    /**
     * Which transports may serve.
     *
     * @return a filter, empty for any
     */
    public String transportFilter() {
        return from.transportFilter;
    }

    /** Collects {@link ListenOptions}; not thread-safe. */
    @ProviderType
    public static final class Builder {
        private int port;
        private String host;
        private String path;
        private int backlog = 511;
        private boolean ipv6Only;
        private String parserFilter = "";
        private String transportFilter = "";

        private Builder(Builder from) {
            if (from != null) {
                port = from.port;
                host = from.host;
                path = from.path;
                backlog = from.backlog;
                ipv6Only = from.ipv6Only;
                parserFilter = from.parserFilter;
                transportFilter = from.transportFilter;
            }
        }

        /**
         * Sets {@link ListenOptions#port()}.
         *
         * @param value the port, 0 for a free one
         * @return this
         * @throws ArgumentException {@code ERR_SOCKET_BAD_PORT}
         */
        public Builder port(int value) {
            if (value < 0 || value > 65_535) {
                throw ArgumentException.range(
                        ErrorCodes.ERR_SOCKET_BAD_PORT, "Port should be >= 0 and < 65536. Received " + value + ".");
            }
            port = value;
            return this;
        }

        /**
         * Sets {@link ListenOptions#host()}.
         *
         * @param value name or address, or null for all
         * @return this
         */
        public Builder host(String value) {
            host = value;
            return this;
        }

        /**
         * Sets {@link ListenOptions#path()}.
         *
         * @param value the path, or null
         * @return this
         */
        public Builder path(String value) {
            path = value;
            return this;
        }

        /**
         * Sets {@link ListenOptions#backlog()}.
         *
         * @param value the number, at least 1
         * @return this
         */
        public Builder backlog(int value) {
            backlog = (int) Checks.range("backlog", value, 1, Integer.MAX_VALUE);
            return this;
        }

        /**
         * Sets {@link ListenOptions#ipv6Only()}.
         *
         * @param value whether IPv6 only
         * @return this
         */
        public Builder ipv6Only(boolean value) {
            ipv6Only = value;
            return this;
        }

        /**
         * Sets {@link ListenOptions#parserFilter()}.
         *
         * @param value a filter, empty for any
         * @return this
         */
        public Builder parserFilter(String value) {
            parserFilter = Objects.requireNonNull(value, "parserFilter");
            return this;
        }

        /**
         * Sets {@link ListenOptions#transportFilter()}.
         *
         * @param value a filter, empty for any
         * @return this
         */
        public Builder transportFilter(String value) {
            transportFilter = Objects.requireNonNull(value, "transportFilter");
            return this;
        }

        /**
         * Makes the options.
         *
         * @return immutable options
         */
        public ListenOptions build() {
            return new ListenOptions(this);
        }
    }
}
