package io.jackfield.api;

import io.jackfield.api.event.Event;
import io.jackfield.api.event.Event0;
import io.jackfield.api.listener.Listener;
import io.jackfield.api.listener.Listener0;
import io.jackfield.api.stream.Writable;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A message being sent: a server's response or a client's request. The stream is its content; framing is added.
 *
 * <p>Life: {@link #setHeader} while {@link #headersSent()} is false; the first {@code write}, {@code end} or
 * {@link #flushHeaders()} renders the head; the head leaves together with the first chunk; {@link #addTrailers} before
 * {@code end}.
 *
 * <p>A header value is a {@code String}, or anything else, sent as its {@code toString()}; a {@link Collection} or an
 * {@code Object[]} gives one line for each element ({@code Cookie} one line, joined with {@code "; "}). Names must be tokens,
 * values latin-1 without controls but tab; else {@code ERR_INVALID_HTTP_TOKEN} or {@code ERR_INVALID_CHAR} is thrown before a byte
 * is written. Items 73, 74, 148-150.
 */
@ProviderType
public interface OutgoingMessage extends Writable {
    /** The socket was idle as long as {@link #setTimeout} said. Only a notice. Items 57, 154. */
    Event0 TIMEOUT = Event0.of("timeout");

    @Override
    <L extends Listener> OutgoingMessage on(Event<L> event, L listener);

    @Override
    <L extends Listener> OutgoingMessage once(Event<L> event, L listener);

    @Override
    <L extends Listener> OutgoingMessage prependListener(Event<L> event, L listener);

    @Override
    <L extends Listener> OutgoingMessage off(Event<L> event, L listener);

    /**
     * Sets a header, replacing one of that name. Items 73, 148.
     *
     * @param name the name; its case is kept on the wire
     * @param value the value, not null
     * @return this
     * @throws io.jackfield.api.error.ArgumentException {@code ERR_INVALID_HTTP_TOKEN}, {@code ERR_INVALID_CHAR},
     *     {@code ERR_HTTP_INVALID_HEADER_VALUE} for null
     * @throws io.jackfield.api.error.StateException {@code ERR_HTTP_HEADERS_SENT} after the head
     */
    OutgoingMessage setHeader(String name, Object value);

    /**
     * Adds a value to a header, which becomes a list; sets it if absent. Later than v10.
     *
     * @param name the name
     * @param value the value, not null
     * @return this
     * @throws io.jackfield.api.error.ArgumentException as {@link #setHeader}
     * @throws io.jackfield.api.error.StateException as {@link #setHeader}
     */
    OutgoingMessage appendHeader(String name, Object value);

    /**
     * A header exactly as it was set. Items 70, 139.
     *
     * @param name the name, in any case
     * @return the very object given to {@link #setHeader}, or null
     */
    Object getHeader(String name);

    /**
     * The names that are set, lower-case, in order. Item 140.
     *
     * @return a new list
     */
    List<String> getHeaderNames();

    /**
     * The headers that are set: lower-case name to the object given to {@link #setHeader}. Items 141, 142.
     *
     * @return a new map; changing it changes nothing here, changing a list in it does
     */
    Map<String, Object> getHeaders();

    /**
     * Item 143.
     *
     * @param name the name, in any case
     * @return whether the header is set
     */
    boolean hasHeader(String name);

    /**
     * Removes a header, also one that would be added by itself ({@code Date}, {@code Connection}, {@code Content-Length},
     * {@code Transfer-Encoding}: item 146). Items 72, 145.
     *
     * @param name the name, in any case
     * @throws io.jackfield.api.error.StateException {@code ERR_HTTP_HEADERS_SENT} after the head
     */
    void removeHeader(String name);

    /**
     * Whether the head was rendered, even if not yet on the wire. Item 144.
     *
     * @return true if so
     */
    boolean headersSent();

    /**
     * Sends the head now instead of with the first chunk. Item 69. That of a request whose method usually has no content (GET, HEAD,
     * DELETE, OPTIONS, CONNECT) then announces none, unless its headers do: writing throws {@code ERR_HTTP_BODY_NOT_ALLOWED}.
     */
    void flushHeaders();

    /**
     * Sets the trailers, replacing earlier ones; they are sent with chunked framing only and else dropped. Items 128-131.
     *
     * @param trailers name to value
     * @throws io.jackfield.api.error.ArgumentException {@code ERR_INVALID_HTTP_TOKEN}, {@code ERR_INVALID_CHAR}
     */
    void addTrailers(Map<String, ?> trailers);

    /**
     * As {@link #addTrailers(Map)}, for names that repeat.
     *
     * @param trailers the lines in order; {@link Map#entry} makes one
     */
    void addTrailers(Collection<? extends Map.Entry<String, ?>> trailers);

    /**
     * Whether {@code Date} is generated if absent. Item 147.
     *
     * @return true by default on a response
     */
    boolean sendDate();

    /**
     * Switches {@code Date} on or off; off is for tests. RFC 9110 section 6.6.1.
     *
     * @param sendDate whether to generate it
     * @return this
     */
    OutgoingMessage sendDate(boolean sendDate);

    /**
     * Whether {@code end} was called. Item 138.
     *
     * @return true from the call on
     */
    boolean finished();

    /**
     * The connection. Items 78, 156.
     *
     * @return the socket, or null before a request has one and after a response finished
     */
    Socket socket();

    /**
     * As {@link #socket()}, Node's older name.
     *
     * @return the socket, or null
     */
    default Socket connection() {
        return socket();
    }

    /**
     * Sets the idle timeout of the socket, as soon as there is one and it is connected. Items 77, 154.
     *
     * @param millis the limit, 0 for none
     * @return this
     * @throws io.jackfield.api.error.ArgumentException {@code ERR_OUT_OF_RANGE} if negative
     */
    OutgoingMessage setTimeout(long millis);

    /**
     * As {@link #setTimeout(long)}.
     *
     * @param millis the limit, 0 for none
     * @param callback added as a listener of {@link #TIMEOUT}, one-time on a request
     * @return this
     */
    OutgoingMessage setTimeout(long millis, Listener0 callback);
}
