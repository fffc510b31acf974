package io.jackfield.api;

import io.jackfield.api.event.Event;
import io.jackfield.api.listener.Listener;
import io.jackfield.api.listener.Listener0;
import java.util.Collection;
import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A server's answer to one request, made by the server; {@code end} must be called on each. {@code CLOSE} without
 * {@code FINISH} means that the connection went away first. Lines leave in the order: headers as set, {@code Date},
 * {@code Connection}, framing (item 178). Items 125-178.
 */
@ProviderType
public interface ServerResponse extends OutgoingMessage {
    @Override
    <L extends Listener> ServerResponse on(Event<L> event, L listener);

    @Override
    <L extends Listener> ServerResponse once(Event<L> event, L listener);

    @Override
    <L extends Listener> ServerResponse prependListener(Event<L> event, L listener);

    @Override
    <L extends Listener> ServerResponse off(Event<L> event, L listener);

    @Override
    ServerResponse setHeader(String name, Object value);

    @Override
    ServerResponse appendHeader(String name, Object value);

    @Override
    ServerResponse sendDate(boolean sendDate);

    @Override
    ServerResponse setTimeout(long millis);

    @Override
    ServerResponse setTimeout(long millis, Listener0 callback);

    /**
     * The request that is answered.
     *
     * @return the request
     */
    IncomingMessage request();

    /**
     * The code of an implicit head; once sent, the code that was sent. Item 157.
     *
     * @return the code, 200 by default
     */
    int statusCode();

    /**
     * Sets the code of an implicit head; checked when the head is rendered. Item 157.
     *
     * @param code 100 to 999
     * @return this
     */
    ServerResponse statusCode(int code);

    /**
     * The reason phrase of an implicit head; once sent, the one that was sent. Item 158.
     *
     * @return the phrase, or null: the standard text of the code
     */
    String statusMessage();

    /**
     * Sets the reason phrase of an implicit head; checked when the head is rendered. Items 158, 159.
     *
     * @param message the phrase, or null for the standard text of the code
     * @return this
     */
    ServerResponse statusMessage(String message);

    /**
     * Renders the head. Headers set before are merged; none are lost. Items 170-176.
     *
     * @param statusCode 100 to 999
     * @return this
     * @throws io.jackfield.api.error.ArgumentException {@code ERR_HTTP_INVALID_STATUS_CODE}, {@code ERR_INVALID_CHAR}
     * @throws io.jackfield.api.error.StateException {@code ERR_HTTP_HEADERS_SENT} after the head (J13),
     *     {@code ERR_HTTP_TRAILER_INVALID}
     */
    ServerResponse writeHead(int statusCode);

    /**
     * As {@link #writeHead(int)}.
     *
     * @param statusCode 100 to 999
     * @param statusMessage the reason phrase
     * @return this
     */
    ServerResponse writeHead(int statusCode, String statusMessage);

    /**
     * As {@link #writeHead(int, String, Map)} with the standard reason phrase.
     *
     * @param statusCode 100 to 999
     * @param headers name to value
     * @return this
     */
    ServerResponse writeHead(int statusCode, Map<String, ?> headers);

    /**
     * Renders the head. The headers win over those set before; if none were set before, they go straight out and
     * {@link #getHeader} does not know them. Items 151, 152, 173.
     *
     * @param statusCode 100 to 999
     * @param statusMessage the reason phrase, or null for the standard text of the code
     * @param headers name to value
     * @return this
     * @throws io.jackfield.api.error.ArgumentException also {@code ERR_INVALID_HTTP_TOKEN},
     *     {@code ERR_HTTP_INVALID_HEADER_VALUE}
     */
    ServerResponse writeHead(int statusCode, String statusMessage, Map<String, ?> headers);

    /**
     * As {@link #writeHead(int, String, Map)}, for names that repeat.
     *
     * @param statusCode 100 to 999
     * @param statusMessage the reason phrase, or null for the standard text of the code
     * @param headers the lines in order; {@link Map#entry} makes one
     * @return this
     */
    ServerResponse writeHead(int statusCode, String statusMessage, Collection<? extends Map.Entry<String, ?>> headers);

    /**
     * How much content was sent so far, as the client gets it: without framing, and nothing where the answer has none (HEAD, 204, 304).
     * Beyond Node.
     *
     * @return bytes; -1 if the protocol does not count them
     */
    long contentSent();

    /**
     * Accepts a request of {@link Server#CHECK_TUNNEL}: the connection leaves HTTP, and whoever has its socket answers there. This response
     * sends nothing: {@code FINISH} is emitted, and it counts as 101 (upgrade) or 200 (CONNECT). To be called on the loop, now or later.
     * Beyond Node.
     *
     * @return the connection
     * @throws io.jackfield.api.error.StateException {@code ERR_JACKFIELD_NO_TUNNEL} if the request did not ask for it or the connection is
     *     gone, {@code ERR_HTTP_HEADERS_SENT} if it was answered, {@code ERR_JACKFIELD_NOT_ON_LOOP}
     */
    Tunnel tunnel();

    /** Sends {@code 100 Continue}. Items 87, 169. */
    void writeContinue();

    /** Sends {@code 102 Processing}. Item 177. */
    void writeProcessing();

    /**
     * Sends {@code 103 Early Hints}. Later than v10. RFC 8297.
     *
     * @param hints name to value; {@code link} is required
     */
    void writeEarlyHints(Map<String, ?> hints);

    /**
     * Sends an interim response. Beyond Node. RFC 9110 section 15.2.
     *
     * @param statusCode 100 to 199 but 101
     * @param headers name to value
     * @throws io.jackfield.api.error.ArgumentException {@code ERR_HTTP_INVALID_STATUS_CODE}
     */
    void writeInformation(int statusCode, Map<String, ?> headers);
}
