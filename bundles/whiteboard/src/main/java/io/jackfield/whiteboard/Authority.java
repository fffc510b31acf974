package io.jackfield.whiteboard;

import io.jackfield.api.whiteboard.PathTemplate;
import java.util.Locale;

/**
 * Targets of CONNECT ({@code host:port}, RFC 9112 section 3.2.3) as paths, so that {@link Routes} finds their handlers: the host is the first
 * segment and the port the second; {@code *} for one of them takes any.
 */
final class Authority {
    private static final String ANY = "*";
    private static final String ANY_HOST = "{host}";
    private static final String ANY_PORT = "{port}";

    /** Every target. */
    static final PathTemplate EVERY = PathTemplate.of("/" + ANY_HOST + "/" + ANY_PORT);

    private Authority() {}

    /**
     * The targets that an author wrote.
     *
     * @throws IllegalArgumentException if it is none; the message says why
     */
    static PathTemplate template(String text) {
        int colon = text.lastIndexOf(':');
        String host = colon < 0 ? "" : text.substring(0, colon);
        String port = text.substring(colon + 1);
        if (host.isEmpty() || !port.equals(ANY) && !port.matches("[0-9]{1,5}") || !host.equals(ANY) && !isHost(host)) {
            throw new IllegalArgumentException("\"" + text + "\": write host:port, with * for any host or any port");
        }
        return PathTemplate.of("/" + (host.equals(ANY) ? ANY_HOST : host.toLowerCase(Locale.ROOT)) + "/"
                + (port.equals(ANY) ? ANY_PORT : port));
    }

    private static boolean isHost(String text) {
        return text.matches("[A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+\\]") && !text.startsWith(".");
    }

    /** The path of a request's target. */
    static String path(String url) {
        int colon = url.lastIndexOf(':');
        return colon < 0
                ? "/" + url.toLowerCase(Locale.ROOT) + "/"
                : "/" + url.substring(0, colon).toLowerCase(Locale.ROOT) + "/" + url.substring(colon + 1);
    }

    /** A template as its author wrote it. */
    static String text(PathTemplate template) {
        String host = template.segments().get(0);
        String port = template.segments().get(1);
        return (host.equals(ANY_HOST) ? ANY : host) + ":" + (port.equals(ANY_PORT) ? ANY : port);
    }
}
