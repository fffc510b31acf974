package io.jackfield.api.stream;

import io.jackfield.api.event.Event;
import io.jackfield.api.event.Event0;
import io.jackfield.api.event.Event1;
import io.jackfield.api.listener.Listener;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A source of bytes with Node v10's three states: undecided until somebody shows interest, then flowing or paused.
 *
 * <p>Life: {@link #on} with {@link #DATA} or {@link #TEXT}, {@link #resume()} or {@link #pipe} makes it flow; {@link #pause()}
 * stops it; a {@link #READABLE} listener with {@link #read()} takes data by hand; {@link #END} comes once, only when everything
 * was consumed; {@link #CLOSE} comes last. What is not consumed is not read from the network once
 * {@link #readableHighWaterMark()} bytes wait. Items 43-46, 306.
 *
 * <p>Bytes given to the application belong to it: they are neither shared nor reused.
 */
@ProviderType
public interface Readable extends Destroyable {
    /** A chunk of bytes; a listener makes an undecided stream flow, asynchronously. The receiver owns the buffer. */
    Event1<ByteBuffer> DATA = Event1.of("data");

    /**
     * A chunk of characters, decoded as {@link #setEncoding} says; characters split over chunks are put together. Flows like
     * {@link #DATA}; with listeners of both kinds, both get each chunk. (Node emits {@code data} for both.)
     */
    Event1<String> TEXT = Event1.of("data");

    /** Data or the end can be had from {@link #read()} or {@link #read(ByteBuffer)}; emitted asynchronously. A listener takes the stream out of flowing. */
    Event0 READABLE = Event0.of("readable");

    /** All data was consumed and no more will come. Emitted once, asynchronously. */
    Event0 END = Event0.of("end");

    /** {@link #pause()} stopped the flow. */
    Event0 PAUSE = Event0.of("pause");

    /** {@link #resume()} started the flow. */
    Event0 RESUME = Event0.of("resume");

    @Override
    <L extends Listener> Readable on(Event<L> event, L listener);

    @Override
    <L extends Listener> Readable once(Event<L> event, L listener);

    @Override
    <L extends Listener> Readable prependListener(Event<L> event, L listener);

    @Override
    <L extends Listener> Readable off(Event<L> event, L listener);

    @Override
    Readable destroy();

    @Override
    Readable destroy(Exception error);

    /**
     * Takes everything that is buffered. Only on the stream's loop, else {@code ERR_JACKFIELD_NOT_ON_LOOP}.
     *
     * @return the bytes, owned by the caller, or null if there are none now
     */
    ByteBuffer read();

    /**
     * Takes exactly so many bytes, or what is left if the source has ended. Only on the stream's loop, else {@code ERR_JACKFIELD_NOT_ON_LOOP}.
     *
     * @param size number of bytes, at least 1; more than the high-water mark raises it
     * @return the bytes, owned by the caller, or null if there are not enough now
     */
    ByteBuffer read(int size);

    /**
     * Takes bytes into the caller's own memory, which can be used again for the next: one copy, and nothing is allocated. For
     * what is counted, hashed or written elsewhere as it comes; called until it returns 0, for only then all is taken and
     * {@link #END} can come. Only on the stream's loop, else {@code ERR_JACKFIELD_NOT_ON_LOOP}.
     *
     * @param target is filled from its position on, which moves behind the bytes, at most to its limit
     * @return how many bytes, perhaps fewer than are buffered and than there is room for; 0 if there are none now, or no room
     */
    int read(ByteBuffer target);

    /**
     * Takes everything that is buffered, decoded as {@link #setEncoding} says. Only on the stream's loop, else {@code ERR_JACKFIELD_NOT_ON_LOOP}.
     *
     * @return the characters, or null if there are none now
     */
    String readText();

    /**
     * Puts bytes back in front of the buffer. Only on the stream's loop, else {@code ERR_JACKFIELD_NOT_ON_LOOP}.
     *
     * @param chunk what {@link #read()} gave too much; owned by the stream from here on
     * @throws io.jackfield.api.error.StateException {@code ERR_STREAM_UNSHIFT_AFTER_END_EVENT} after {@link #END}
     */
    void unshift(ByteBuffer chunk);

    /**
     * How {@link #TEXT} and {@link #readText()} decode. Malformed input becomes U+FFFD, as in Node.
     *
     * @param charset UTF-8 by default
     * @return this
     */
    Readable setEncoding(Charset charset);

    /**
     * Stops the flow; data received from now on is buffered. From a foreign thread: queued to the loop.
     *
     * @return this
     */
    Readable pause();

    /**
     * Makes the stream flow, asynchronously; without listeners its data is dropped. Does not flow while there is a
     * {@link #READABLE} listener. From a foreign thread: queued to the loop.
     *
     * @return this
     */
    Readable resume();

    /**
     * Whether the flow was stopped explicitly.
     *
     * @return false if flowing, and false if still undecided
     */
    boolean isPaused();

    /**
     * Whether the stream flows: Node's {@code readableFlowing === true}.
     *
     * @return false if paused, and false if still undecided
     */
    boolean isFlowing();

    /**
     * Bytes that wait in the buffer.
     *
     * @return the number
     */
    int readableLength();

    /**
     * Bytes to buffer before the source is told to stop.
     *
     * @return the number, 16384 by default
     */
    int readableHighWaterMark();

    /**
     * Writes all data to a destination, at its pace, and ends it at the end.
     *
     * @param <W> type of the destination
     * @param destination where to write
     * @return the destination
     */
    default <W extends Writable> W pipe(W destination) {
        return pipe(destination, PipeOptions.END);
    }

    /**
     * Writes all data to a destination, at its pace. Several destinations are served at the pace of the slowest. An error of
     * the destination unpipes it; an error of this stream leaves the destination open. Between two streams of Jackfield
     * no byte is copied.
     *
     * @param <W> type of the destination
     * @param destination where to write
     * @param options whether to end the destination
     * @return the destination
     */
    <W extends Writable> W pipe(W destination, PipeOptions options);

    /**
     * Undoes {@link #pipe} for all destinations; without one, does nothing.
     *
     * @return this
     */
    Readable unpipe();

    /**
     * Undoes {@link #pipe} for one destination; the stream stops flowing if it was the last.
     *
     * @param destination one given to {@code pipe}
     * @return this
     */
    Readable unpipe(Writable destination);

    /**
     * Collects all data to the end. Makes the stream flow.
     *
     * @param limit most bytes to keep
     * @return completed on the loop with the bytes; fails with {@code ERR_JACKFIELD_BODY_TOO_LARGE} as soon as there are more
     *     (the rest is dropped as it arrives), with {@code ERR_STREAM_PREMATURE_CLOSE} or {@code ECONNRESET} if the stream breaks
     */
    CompletionStage<byte[]> body(int limit);

    /**
     * A blocking view, for code that runs on a worker or virtual thread. Reading it drives the stream; no more than the
     * high-water mark is buffered. Interrupting the reading thread gives an {@link java.io.InterruptedIOException}; closing
     * the view before the end destroys nothing and drops the rest.
     *
     * @return the view, one reader at a time; its reads throw {@code ERR_JACKFIELD_BLOCKING} on a loop
     */
    InputStream inputStream();

    /**
     * A reactive view with one subscriber; a request for n elements is for n chunks. Cancelling destroys the stream.
     *
     * @return the view; its signals come on the loop, its buffers belong to the subscriber
     */
    Flow.Publisher<ByteBuffer> publisher();
}
