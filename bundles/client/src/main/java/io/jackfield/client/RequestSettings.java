package io.jackfield.client;

import io.jackfield.api.Agent;
import io.jackfield.api.Compatibility;
import io.jackfield.api.RequestOptions;
import io.jackfield.api.error.ArgumentException;
import io.jackfield.api.error.ErrorCodes;
import io.jackfield.spi.connection.ClientHost;
import io.jackfield.spi.engine.Fields;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;

/**
 * What a request is made with: its options checked in Node's order, with Node's words, and Node's defaults filled in (checklist items 235 to
 * 268). {@link NodeClientRequest} puts it to use.
 */
final class RequestSettings {
    private static final int DEFAULT_PORT = 80;
    private static final int SECURE_PORT = 443;
    private static final String DEFAULT_PROTOCOL = "http:";
    private static final String SECURE_PROTOCOL = "https:";
    private static final String DEFAULT_HOST = "localhost";

    final RequestOptions options;
    /** The agent, or null when the request has none. */
    final Agent agent;

    final String method;
    final String path;
    final String protocol;
    final String host;
    final int port;
    final Compatibility compatibility;
    /** The name of the pool's queue; the host's name where there is no agent. */
    final String poolName;

    private final ClientHost clientHost;
    private final RequestOptions given;
    private final int defaultPort;
    private final String hostHeader;
    /** The headers of the first request, as the next ones begin with them; null before. */
    private volatile Fields headers;

    /** @throws ArgumentException for the first option that is not valid */
    RequestSettings(ClientHost clientHost, RequestOptions given) {
        this.clientHost = clientHost;
        this.given = given;
        this.agent = agentOf(clientHost, given);
        this.path = pathOf(given);
        this.protocol = protocolOf(given, agent);
        this.defaultPort = agent == null ? defaultPort(given) : agent.defaultPort();
        this.port = given.port() == 0 ? defaultPort : given.port();
        this.host = firstOf(given.hostname(), firstOf(given.host(), DEFAULT_HOST));
        this.method = methodOf(given);
        this.compatibility = compatibilityOf(clientHost, given);
        this.options = addressed(given);
        this.poolName = agent == null ? host + ":" + port : agent.getName(options);
        this.hostHeader = hostHeader(host, port, defaultPort);
    }

    /** Whether another request with these options comes to the same: an agent may have been changed meanwhile. */
    boolean holdFor(ClientHost otherHost, RequestOptions others) {
        return clientHost == otherHost
                && given == others
                && compatibility == compatibilityOf(clientHost, given)
                && (agent == null
                        || agent.defaultPort() == defaultPort
                                && protocol.equals(agent.protocol())
                                && poolName.equals(agent.getName(options)));
    }

    /** What {@link #headers(Fields)} was given last, or null. */
    Fields headers() {
        return headers;
    }

    /** Keeps the headers that the options come to, for further requests. */
    void headers(Fields made) {
        headers = made;
    }

    private static Compatibility compatibilityOf(ClientHost clientHost, RequestOptions given) {
        return given.compatibility() == null ? clientHost.compatibility() : given.compatibility();
    }

    /** The options with the address that they come to: as they are where they say it, since a copy is made for each request. */
    private RequestOptions addressed(RequestOptions given) {
        boolean complete = host.equals(given.host())
                && (given.hostname() == null || host.equals(given.hostname()))
                && port == given.port();
        return complete
                ? given
                : given.toBuilder().host(host).hostname(host).port(port).build();
    }

    private static Agent agentOf(ClientHost clientHost, RequestOptions given) {
        if (given.agent() != null) {
            return given.agent();
        }
        boolean none = given.oneTimeAgent() || given.createConnection() != null;
        if (none) {
            return null;
        }
        return given.tls() == null
                ? clientHost.http().globalAgent()
                : clientHost.http().httpsAgent();
    }

    private static int defaultPort(RequestOptions given) {
        return given.tls() == null ? DEFAULT_PORT : SECURE_PORT;
    }

    private static String pathOf(RequestOptions given) {
        String path = firstOf(given.path(), "/");
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            // DEL as well, which Node lets through: it is no character of a request target (RFC 9112 section 3.2)
            if (c <= ' ' || c == 0x7F || c > 0xFF) {
                throw ArgumentException.type(
                        ErrorCodes.ERR_UNESCAPED_CHARACTERS, "Request path contains unescaped characters");
            }
        }
        return path;
    }

    private static String protocolOf(RequestOptions given, Agent agent) {
        String usual = given.tls() == null ? DEFAULT_PROTOCOL : SECURE_PROTOCOL;
        String expected = agent == null ? usual : agent.protocol();
        String protocol = firstOf(given.protocol(), usual);
        if (!protocol.equals(expected)) {
            throw ArgumentException.type(
                    ErrorCodes.ERR_INVALID_PROTOCOL,
                    "Protocol \"" + protocol + "\" not supported. Expected \"" + expected + "\"");
        }
        return protocol;
    }

    private static String methodOf(RequestOptions given) {
        String method = firstOf(given.method(), "GET");
        for (int i = 0; i < method.length(); i++) {
            if (!isTokenChar(method.charAt(i))) {
                throw ArgumentException.type(
                        ErrorCodes.ERR_INVALID_HTTP_TOKEN, "Method must be a valid HTTP token [\"" + method + "\"]");
            }
        }
        return method.toUpperCase(Locale.ROOT);
    }

    /** RFC 9110 section 5.6.2. */
    private static boolean isTokenChar(char c) {
        return c >= 'a' && c <= 'z'
                || c >= 'A' && c <= 'Z'
                || c >= '0' && c <= '9'
                || "!#$%&'*+-.^_`|~".indexOf(c) >= 0;
    }

    /** As Node's {@code ||}: an empty string counts as none. */
    private static String firstOf(String value, String otherwise) {
        return value == null || value.isEmpty() ? otherwise : value;
    }

    /** The value of {@code Host}: with the port unless it is the default one, an IPv6 address in brackets (item 254). */
    String hostHeader() {
        return hostHeader;
    }

    private static String hostHeader(String host, int port, int defaultPort) {
        boolean ipv6 = host.indexOf(':') != host.lastIndexOf(':') && host.charAt(0) != '[';
        String name = ipv6 ? "[" + host + "]" : host;
        return port == defaultPort ? name : name + ":" + port;
    }

    /** The value of {@code Authorization} that the options ask for, or null (item 245, RFC 7617 section 2). */
    String authorization() {
        String auth = options.auth();
        if (auth == null || auth.isEmpty()) {
            return null;
        }
        return "Basic " + Base64.getEncoder().encodeToString(auth.getBytes(StandardCharsets.UTF_8));
    }

    /** Whether the agent would ever use the connection again: then, and only then, the server is asked to keep it (item 267). */
    boolean keepAlive() {
        return agent != null
                && (agent.keepAlive()
                        || agent.maxSockets() != Integer.MAX_VALUE
                        || agent.maxTotalSockets() != Integer.MAX_VALUE);
    }

    /** The limit of inactivity that the request asks for in milliseconds, 0 for none, or -1 to leave the agent's. */
    long timeout() {
        Duration timeout = options.timeout();
        return timeout == null ? -1 : timeout.toMillis();
    }

    /** Whether header lines given as they are have this one among them (items 244, 265). */
    boolean hasRawHeader(String name) {
        return options.rawHeaders()
                && options.headers().stream().anyMatch(line -> name.equalsIgnoreCase(line.getKey()));
    }
}
