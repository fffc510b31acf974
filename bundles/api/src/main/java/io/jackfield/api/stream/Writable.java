package io.jackfield.api.stream;

import io.jackfield.api.event.Event;
import io.jackfield.api.event.Event0;
import io.jackfield.api.event.Event1;
import io.jackfield.api.listener.Listener;
import io.jackfield.api.listener.Listener0;
import io.jackfield.api.listener.WriteCallback;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.util.concurrent.Flow;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A sink of bytes with Node v10's semantics.
 *
 * <p>Life: {@link #write} as often as wanted; when it returns false, wait for {@link #DRAIN}; {@link #end()} once, then
 * {@link #FINISH} when the last byte was handed to the operating system; {@link #CLOSE} last. Items 64-68, 79-84, 134-138,
 * 160-168, 306.
 *
 * <p><b>Buffers.</b> A buffer given to {@code write} or {@code end} is not copied: its bytes from position to limit are taken at
 * the call, its position is left alone, and its bytes must not be changed until the callback has run. Strings without a
 * charset are written as UTF-8.
 */
@ProviderType
public interface Writable extends Destroyable {
    /** The buffer has emptied after {@code write} returned false. */
    Event0 DRAIN = Event0.of("drain");

    /** {@link #end()} was called; the last chunk is about to be written. */
    Event0 PREFINISH = Event0.of("prefinish");

    /** Everything was handed to the operating system. Says nothing of the peer having received it. */
    Event0 FINISH = Event0.of("finish");

    /** A stream was piped into this one. */
    Event1<Readable> PIPE = Event1.of("pipe");

    /** A stream is no longer piped into this one. */
    Event1<Readable> UNPIPE = Event1.of("unpipe");

    @Override
    <L extends Listener> Writable on(Event<L> event, L listener);

    @Override
    <L extends Listener> Writable once(Event<L> event, L listener);

    @Override
    <L extends Listener> Writable prependListener(Event<L> event, L listener);

    @Override
    <L extends Listener> Writable off(Event<L> event, L listener);

    @Override
    Writable destroy();

    @Override
    Writable destroy(Exception error);

    /**
     * Writes a chunk. An empty one sends nothing. After {@link #end()}: {@code ERROR} with {@code ERR_STREAM_WRITE_AFTER_END},
     * asynchronously. From a foreign thread: queued to the loop.
     *
     * @param chunk the bytes; see {@link Writable} for who owns them
     * @return false if the caller should wait for {@link #DRAIN}
     * @throws io.jackfield.api.error.ArgumentException {@code ERR_INVALID_ARG_TYPE} if null
     */
    default boolean write(ByteBuffer chunk) {
        return write(chunk, null);
    }

    /**
     * As {@link #write(ByteBuffer)}.
     *
     * @param chunk the bytes
     * @param callback told once what became of it, not called for an empty chunk of a message; or null
     * @return false if the caller should wait for {@link #DRAIN}
     */
    boolean write(ByteBuffer chunk, WriteCallback callback);

    /**
     * As {@link #write(ByteBuffer)}.
     *
     * @param chunk the bytes
     * @return false if the caller should wait for {@link #DRAIN}
     */
    default boolean write(byte[] chunk) {
        return write(chunk, null);
    }

    /**
     * As {@link #write(ByteBuffer, WriteCallback)}.
     *
     * @param chunk the bytes
     * @param callback told once what became of it, or null
     * @return false if the caller should wait for {@link #DRAIN}
     */
    boolean write(byte[] chunk, WriteCallback callback);

    /**
     * Writes characters as UTF-8.
     *
     * @param chunk the characters
     * @return false if the caller should wait for {@link #DRAIN}
     */
    default boolean write(String chunk) {
        return write(chunk, (WriteCallback) null);
    }

    /**
     * Writes characters as UTF-8.
     *
     * @param chunk the characters
     * @param callback told once what became of it, or null
     * @return false if the caller should wait for {@link #DRAIN}
     */
    boolean write(String chunk, WriteCallback callback);

    /**
     * Writes characters.
     *
     * @param chunk the characters
     * @param charset how to encode them
     * @return false if the caller should wait for {@link #DRAIN}
     */
    default boolean write(String chunk, Charset charset) {
        return write(chunk, charset, null);
    }

    /**
     * Writes characters.
     *
     * @param chunk the characters
     * @param charset how to encode them
     * @param callback told once what became of it, or null
     * @return false if the caller should wait for {@link #DRAIN}
     */
    boolean write(String chunk, Charset charset, WriteCallback callback);

    /**
     * No more will be written. On a message a second call does nothing. From a foreign thread: queued to the loop.
     *
     * @return this
     */
    Writable end();

    /**
     * As {@link #end()}.
     *
     * @param callback a one-time listener of {@link #FINISH}
     * @return this
     */
    Writable end(Listener0 callback);

    /**
     * As {@code write(chunk)} and {@link #end()}, in one piece where possible.
     *
     * @param chunk the last bytes
     * @return this
     */
    Writable end(ByteBuffer chunk);

    /**
     * As {@code write(chunk)} and {@link #end(Listener0)}.
     *
     * @param chunk the last bytes
     * @param callback a one-time listener of {@link #FINISH}
     * @return this
     */
    Writable end(ByteBuffer chunk, Listener0 callback);

    /**
     * As {@code write(chunk)} and {@link #end()}.
     *
     * @param chunk the last bytes
     * @return this
     */
    Writable end(byte[] chunk);

    /**
     * As {@code write(chunk)} and {@link #end(Listener0)}.
     *
     * @param chunk the last bytes
     * @param callback a one-time listener of {@link #FINISH}
     * @return this
     */
    Writable end(byte[] chunk, Listener0 callback);

    /**
     * As {@code write(chunk)} and {@link #end()}.
     *
     * @param chunk the last characters, written as UTF-8
     * @return this
     */
    Writable end(String chunk);

    /**
     * As {@code write(chunk)} and {@link #end(Listener0)}.
     *
     * @param chunk the last characters, written as UTF-8
     * @param callback a one-time listener of {@link #FINISH}
     * @return this
     */
    Writable end(String chunk, Listener0 callback);

    /**
     * As {@code write(chunk, charset)} and {@link #end()}.
     *
     * @param chunk the last characters
     * @param charset how to encode them
     * @return this
     */
    Writable end(String chunk, Charset charset);

    /**
     * As {@code write(chunk, charset)} and {@link #end(Listener0)}.
     *
     * @param chunk the last characters
     * @param charset how to encode them
     * @param callback a one-time listener of {@link #FINISH}
     * @return this
     */
    Writable end(String chunk, Charset charset, Listener0 callback);

    /** Holds back what is written, so that small chunks leave together, until {@link #uncork()} or {@link #end()}. Calls nest. */
    void cork();

    /** Undoes one {@link #cork()}. */
    void uncork();

    /**
     * Bytes written and not yet handed to the operating system.
     *
     * @return the number
     */
    int writableLength();

    /**
     * Bytes to buffer before {@code write} returns false.
     *
     * @return the number, 16384 by default
     */
    int writableHighWaterMark();

    /**
     * Whether {@link #end()} was called.
     *
     * @return true from the call on
     */
    boolean writableEnded();

    /**
     * Whether everything was handed to the operating system.
     *
     * @return true from just before {@link #FINISH} on
     */
    boolean writableFinished();

    /**
     * Whether {@code write} would be of use: neither ended nor destroyed.
     *
     * @return Node's {@code writable}
     */
    boolean isWritable();

    /**
     * A blocking view, for code that runs on a worker or virtual thread: a write waits while the buffer is full; closing ends the
     * stream. Bytes are copied. Interrupting the writing thread gives an {@link java.io.InterruptedIOException}.
     *
     * @return the view, one writer at a time; its writes throw {@code ERR_JACKFIELD_BLOCKING} on a loop if they had to wait
     */
    OutputStream outputStream();

    /**
     * A reactive view: writes what it receives at the pace of this stream, ends on completion, is destroyed on error.
     *
     * @return a subscriber for one publisher; a buffer it receives belongs to it
     */
    Flow.Subscriber<ByteBuffer> subscriber();
}
