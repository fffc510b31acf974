package io.jackfield.api;

import io.jackfield.api.error.ArgumentException;
import io.jackfield.api.error.ErrorCodes;
import java.net.IDN;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The parts of a request target or URL, as Node's {@code url.parse} gives them: what {@link IncomingMessage#url()} is taken apart
 * with. Immutable. Items 222, 256.
 */
@ProviderType
public final class Url {
    private final String protocol;
    private final String auth;
    private final String hostname;
    private final int port;
    private final String pathname;
    private final String search;
    private final String hash;

    private Url(Parts parts) {
        protocol = parts.protocol;
        auth = parts.auth;
        hostname = parts.hostname;
        port = parts.port;
        pathname = parts.pathname;
        search = parts.search;
        hash = parts.hash;
    }

    /**
     * Takes a URL apart. Never fails for a target in origin form.
     *
     * @param url such as {@code /status?name=ryan} or {@code http://user:pass@host:80/path}
     * @return its parts
     * @throws ArgumentException {@code ERR_INVALID_URL} or {@code ERR_SOCKET_BAD_PORT}, for an absolute URL with credentials, a
     *     host or a port that cannot be meant
     */
    public static Url parse(String url) {
        return new Url(new Parts(url));
    }

    /**
     * Takes a query string apart: Node's {@code querystring.parse}. Malformed escapes are left as they are.
     *
     * @param query without its question mark, or null
     * @return an unmodifiable map: decoded name to decoded values, in order
     */
    public static Map<String, List<String>> parseQuery(String query) {
        Map<String, List<String>> map = new LinkedHashMap<>();
        if (query != null) {
            for (String pair : query.split("&")) {
                int eq = pair.indexOf('=');
                String name = decode(eq < 0 ? pair : pair.substring(0, eq));
                String value = eq < 0 ? "" : decode(pair.substring(eq + 1));
                if (!pair.isEmpty()) {
                    map.computeIfAbsent(name, key -> new ArrayList<>(1)).add(value);
                }
            }
        }
        map.replaceAll((name, values) -> List.copyOf(values));
        return Collections.unmodifiableMap(map);
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformedEscape) {
            return text;
        }
    }

    /**
     * The protocol, lower-case, with its colon.
     *
     * @return such as {@code http:}, or null
     */
    public String protocol() {
        return protocol;
    }

    /**
     * The credentials, decoded.
     *
     * @return user, colon, password, or null
     */
    public String auth() {
        return auth;
    }

    /**
     * The host, lower-case, without port and brackets.
     *
     * @return the host, or null
     */
    public String hostname() {
        return hostname;
    }

    /**
     * The port.
     *
     * @return the port, or 0 if none is given
     */
    public int port() {
        return port;
    }

    /**
     * The path.
     *
     * @return the path, undecoded (what may not stand there is escaped), or null if there is none
     */
    public String pathname() {
        return pathname;
    }

    /**
     * The query with its question mark.
     *
     * @return the search, or null if there is none
     */
    public String search() {
        return search;
    }

    /**
     * The query without its question mark.
     *
     * @return the query, undecoded, or null if there is none
     */
    public String query() {
        return search == null ? null : search.substring(1);
    }

    /**
     * The query taken apart.
     *
     * @return as {@link #parseQuery(String)}
     */
    public Map<String, List<String>> queryMap() {
        return parseQuery(query());
    }

    /**
     * The first value of a query parameter.
     *
     * @param name the decoded name
     * @return the decoded value, or null
     */
    public String queryValue(String name) {
        List<String> values = queryMap().get(name);
        return values == null ? null : values.get(0);
    }

    /**
     * Path and query: what a client sends.
     *
     * @return the path, {@code /} if empty
     */
    public String path() {
        return (pathname == null ? "/" : pathname) + (search == null ? "" : search);
    }

    /**
     * The fragment with its number sign.
     *
     * @return the hash, or null
     */
    public String hash() {
        return hash;
    }

    RequestOptions toOptions() {
        if (hostname == null || hostname.isEmpty()) {
            throw ArgumentException.type(ErrorCodes.ERR_INVALID_DOMAIN_NAME, "Unable to determine the domain name");
        }
        return RequestOptions.builder()
                .protocol(protocol)
                .auth(auth)
                .hostname(hostname)
                .port(port)
                .path(path())
                .build();
    }

    /** Cuts a URL from both ends towards the middle. */
    private static final class Parts {
        private static final String ESCAPED = "{}|\\^`<>\" \r\n\t'";
        private static final String NOT_IN_HOST = ESCAPED + "%;";

        private String protocol;
        private String auth;
        private String hostname;
        private int port;
        private String pathname;
        private String search;
        private String hash;

        Parts(String url) {
            String rest = slashes(url.strip());
            int mark = rest.indexOf('#');
            if (mark >= 0) {
                hash = rest.substring(mark);
                rest = rest.substring(0, mark);
            }
            mark = rest.indexOf('?');
            if (mark >= 0) {
                search = rest.substring(mark);
                rest = rest.substring(0, mark);
            }
            rest = cutProtocol(rest);
            // As in Node, "//" names a host only behind a protocol: "//a/b" as a request target is a path.
            if (protocol != null && rest.startsWith("//")) {
                rest = cutAuthority(rest.substring(2));
            }
            pathname = rest.isEmpty() ? (hostname == null ? null : "/") : escape(rest);
            search = search == null ? null : escape(search);
            hash = hash == null ? null : escape(hash);
        }

        /** A backslash before the query counts as a slash. */
        private static String slashes(String text) {
            int query = text.indexOf('?');
            return query < 0
                    ? text.replace('\\', '/')
                    : text.substring(0, query).replace('\\', '/') + text.substring(query);
        }

        /** Escapes what may not stand in a target, so that a URL typed by hand can be sent. */
        private static String escape(String text) {
            StringBuilder escaped = null;
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                boolean must = ESCAPED.indexOf(c) >= 0;
                if (must && escaped == null) {
                    escaped = new StringBuilder(text.length() + 8).append(text, 0, i);
                }
                if (must) {
                    escaped.append('%')
                            .append(c < 16 ? "0" : "")
                            .append(Integer.toHexString(c).toUpperCase(Locale.ROOT));
                } else if (escaped != null) {
                    escaped.append(c);
                }
            }
            return escaped == null ? text : escaped.toString();
        }

        private String cutProtocol(String text) {
            int colon = text.indexOf(':');
            for (int i = 0; i < colon; i++) {
                char c = Character.toLowerCase(text.charAt(i));
                boolean letter = c >= 'a' && c <= 'z';
                if (!letter && (i == 0 || !Character.isDigit(c) && "+-.".indexOf(c) < 0)) {
                    return text;
                }
            }
            if (colon <= 0) {
                return text;
            }
            protocol = text.substring(0, colon + 1).toLowerCase(Locale.ROOT);
            return text.substring(colon + 1);
        }

        private String cutAuthority(String text) {
            int slash = text.indexOf('/');
            int at = text.lastIndexOf('@', slash < 0 ? text.length() : slash);
            if (at >= 0) {
                auth = decodeAuth(text.substring(0, at));
            }
            int end = at + 1;
            while (end < text.length() && text.charAt(end) != '/' && NOT_IN_HOST.indexOf(text.charAt(end)) < 0) {
                end++;
            }
            String rest = text.substring(end);
            cutHost(text.substring(at + 1, end));
            return rest.isEmpty() || rest.startsWith("/") ? rest : "/" + rest;
        }

        private void cutHost(String text) {
            String host = text;
            int colon = host.lastIndexOf(':');
            if (colon > host.lastIndexOf(']')) {
                port = portOf(host.substring(colon + 1));
                host = host.substring(0, colon);
            }
            boolean brackets = host.startsWith("[") && host.endsWith("]");
            host = (brackets ? host.substring(1, host.length() - 1) : host).toLowerCase(Locale.ROOT);
            hostname = brackets ? host : ascii(host);
        }

        private static String ascii(String host) {
            String name;
            try {
                name = IDN.toASCII(host);
            } catch (IllegalArgumentException noName) {
                throw ArgumentException.type(ErrorCodes.ERR_INVALID_URL, "Invalid host in URL");
            }
            boolean clean = name.chars().allMatch(c -> Character.isLetterOrDigit(c) || ".-+_".indexOf(c) >= 0);
            if (!clean) {
                throw ArgumentException.type(ErrorCodes.ERR_INVALID_URL, "Invalid host in URL");
            }
            return name;
        }

        private static String decodeAuth(String text) {
            try {
                return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
            } catch (IllegalArgumentException malformed) {
                throw ArgumentException.type(ErrorCodes.ERR_INVALID_URL, "Malformed escape in the URL's credentials");
            }
        }

        private static int portOf(String digits) {
            if (digits.isEmpty()) {
                return 0;
            }
            if (digits.length() > 5 || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
                throw ArgumentException.type(ErrorCodes.ERR_INVALID_URL, "Invalid port in URL");
            }
            int port = Integer.parseInt(digits);
            if (port > 65_535) {
                throw ArgumentException.range(
                        ErrorCodes.ERR_SOCKET_BAD_PORT, "Port should be >= 0 and < 65536. Received " + port + ".");
            }
            return port;
        }
    }
}
