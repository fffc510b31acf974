package io.jackfield.platform.observe;

import org.osgi.annotation.versioning.ProviderType;

/** An exchange of a server, as a {@link ServerObserver} sees it. On its loop only. Text is as it was received, of ISO 8859-1. */
@ProviderType
public interface SeenExchange {
    /**
     * The connection it is on.
     *
     * @return the same as long as it lasts
     */
    SeenConnection connection();

    /**
     * The request's method.
     *
     * @return never null
     */
    String method();

    /**
     * The request target.
     *
     * @return never null
     */
    String target();

    /**
     * The HTTP version of the request.
     *
     * @return such as {@code 1.1}
     */
    String version();

    /**
     * A field of the request.
     *
     * @param lowerCaseName its name
     * @return the value of its first line, or null
     */
    String header(String lowerCaseName);

    /**
     * The parser that was in force when the head was complete.
     *
     * @return name and generation, {@code strict#1}, or empty
     */
    String parser();

    /**
     * The engine that serves it.
     *
     * @return name and generation, {@code node#1}
     */
    String engine();

    /**
     * When the head had been received.
     *
     * @return milliseconds since the epoch
     */
    long begun();

    /**
     * How long it lasts.
     *
     * @return nanoseconds from then until now, or until it was over
     */
    long nanos();

    /**
     * The status of the final answer.
     *
     * @return 0 as long as there is none, and for a {@link #tunnel}, whose answer the application writes itself
     */
    int status();

    /**
     * The content sent, without head and framing; in a {@link #tunnel} all bytes.
     *
     * @return bytes; -1 if the protocol does not count them
     */
    long sent();

    /**
     * The content received, without framing; not what follows in a {@link #tunnel}.
     *
     * @return bytes
     */
    long received();

    /**
     * Whether the whole answer was handed to the operating system.
     *
     * @return false while it runs, if it was cut off, and for a {@link #tunnel}
     */
    boolean complete();

    /**
     * Whether the connection left HTTP with this request, by an upgrade or CONNECT.
     *
     * @return true from then on
     */
    boolean tunnel();
}
