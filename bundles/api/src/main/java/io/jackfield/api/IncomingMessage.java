package io.jackfield.api;

import io.jackfield.api.event.Event;
import io.jackfield.api.event.Event0;
import io.jackfield.api.listener.Listener;
import io.jackfield.api.listener.Listener0;
import io.jackfield.api.stream.Readable;
import java.nio.charset.Charset;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A received message: a server's request or a client's response. The stream is its content, without framing. Confined to its
 * exchange; what it has told stays valid for ever. Items 179-222.
 */
@ProviderType
public interface IncomingMessage extends Readable {
    /** The message was cut off: the peer closed or the request was aborted. Comes before {@code CLOSE}. Item 180. */
    Event0 ABORTED = Event0.of("aborted");

    /** The socket was idle as long as {@link #setTimeout} said. Only a notice. Item 124. */
    Event0 TIMEOUT = Event0.of("timeout");

    @Override
    <L extends Listener> IncomingMessage on(Event<L> event, L listener);

    @Override
    <L extends Listener> IncomingMessage once(Event<L> event, L listener);

    @Override
    <L extends Listener> IncomingMessage prependListener(Event<L> event, L listener);

    @Override
    <L extends Listener> IncomingMessage off(Event<L> event, L listener);

    @Override
    IncomingMessage setEncoding(Charset charset);

    @Override
    IncomingMessage pause();

    @Override
    IncomingMessage resume();

    /**
     * Destroys the socket as well. Item 184.
     *
     * @return this
     */
    @Override
    IncomingMessage destroy();

    /**
     * Destroys the socket as well; where the error goes depends on {@link Compatibility} (J15). Item 184.
     *
     * @param error why, or null
     * @return this
     */
    @Override
    IncomingMessage destroy(Exception error);

    /**
     * Whether the message was cut off. Item 182.
     *
     * @return true from just before {@link #ABORTED} on
     */
    boolean aborted();

    /**
     * Whether the whole message was received and parsed; in an {@code END} listener it tells a truncated body. Item 183.
     *
     * @return true if so
     */
    boolean complete();

    /**
     * The header fields, folded. Item 185.
     *
     * @return the same object at each call
     */
    Headers headers();

    /**
     * The header fields exactly as received: name, value, name, value. Items 4, 213-216.
     *
     * @return an unmodifiable list
     */
    List<String> rawHeaders();

    /**
     * The trailer fields, folded as headers are. Items 206, 218.
     *
     * @return empty before {@code END}
     */
    Headers trailers();

    /**
     * The trailer fields exactly as received. Item 217.
     *
     * @return an unmodifiable list, empty before {@code END}
     */
    List<String> rawTrailers();

    /**
     * The peer's version, such as {@code 1.1}. Item 207.
     *
     * @return major, dot, minor
     */
    String httpVersion();

    /**
     * Item 208.
     *
     * @return the first number of {@link #httpVersion()}
     */
    int httpVersionMajor();

    /**
     * Item 209.
     *
     * @return the second number of {@link #httpVersion()}
     */
    int httpVersionMinor();

    /**
     * The request's method. Item 210.
     *
     * @return the method, or null on a response
     */
    String method();

    /**
     * The request target exactly as received; {@link Url#parse(String)} takes it apart. Items 221, 222.
     *
     * @return the target, or an empty string on a response
     */
    String url();

    /**
     * The response's status code. Item 211.
     *
     * @return the code, or 0 on a request
     */
    int statusCode();

    /**
     * The response's reason phrase. Item 212.
     *
     * @return the phrase, perhaps empty, or null on a request
     */
    String statusMessage();

    /**
     * The connection. Must not be read from: its bytes go to the parser. Item 220.
     *
     * @return the socket
     */
    Socket socket();

    /**
     * As {@link #socket()}, Node's older name.
     *
     * @return the socket
     */
    default Socket connection() {
        return socket();
    }

    /**
     * Sets the idle timeout of the socket. Item 219.
     *
     * @param millis the limit, 0 for none
     * @return this
     */
    IncomingMessage setTimeout(long millis);

    /**
     * Sets the idle timeout of the socket. Item 219.
     *
     * @param millis the limit, 0 for none
     * @param callback added as a listener of {@link #TIMEOUT}
     * @return this
     */
    IncomingMessage setTimeout(long millis, Listener0 callback);
}
