package io.jackfield.stream;

import io.jackfield.api.listener.Listener0;
import io.jackfield.api.listener.WriteCallback;
import io.jackfield.api.stream.Writable;
import io.jackfield.spi.buffer.Slice;
import io.jackfield.spi.connection.Loop;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Flow;

/**
 * A {@link Writable} of Jackfield: turns all its {@code write} and {@code end} into {@link #writeSlice} and {@link #endSlices} on the
 * loop, whatever thread they are called on. An implementation may override more of them where it can do better.
 */
public interface SliceWritable extends Writable {
    /**
     * The loop the stream lives on.
     *
     * @return always the same
     */
    Loop loop();

    /**
     * Writes a chunk. Loop only.
     *
     * @param chunk owned by the stream from here on
     * @param callback told once what became of it, or null
     * @return false if the caller should wait for {@code DRAIN}
     */
    boolean writeSlice(Slice chunk, WriteCallback callback);

    /**
     * Ends the stream. Loop only.
     *
     * @param last the last chunk, owned by the stream from here on, or null
     * @param callback a one-time listener of {@code FINISH}, or null
     */
    void endSlices(Slice last, Listener0 callback);

    /** Emits {@code DRAIN} as soon as nothing is buffered, asynchronously: a foreign thread was told to wait for it. Loop only. */
    void expectDrain();

    /**
     * The count of what foreign threads have under way.
     *
     * @return one object for each stream, made by the stream when it is first asked
     */
    ForeignWrites foreignWrites();

    // ---- write

    @Override
    default boolean write(ByteBuffer chunk, WriteCallback callback) {
        return ForeignWrites.write(this, Slices.of(ForeignWrites.checked(chunk)), callback);
    }

    @Override
    default boolean write(byte[] chunk, WriteCallback callback) {
        return write(ByteBuffer.wrap(ForeignWrites.checked(chunk)), callback);
    }

    @Override
    default boolean write(String chunk, WriteCallback callback) {
        return write(chunk, StandardCharsets.UTF_8, callback);
    }

    @Override
    default boolean write(String chunk, Charset charset, WriteCallback callback) {
        return write(ForeignWrites.checked(chunk).getBytes(charset), callback);
    }

    // ---- end

    @Override
    default Writable end() {
        return end((Listener0) null);
    }

    @Override
    default Writable end(Listener0 callback) {
        ForeignWrites.end(this, null, callback);
        return this;
    }

    @Override
    default Writable end(ByteBuffer chunk) {
        return end(chunk, null);
    }

    @Override
    default Writable end(ByteBuffer chunk, Listener0 callback) {
        ForeignWrites.end(this, Slices.of(ForeignWrites.checked(chunk)), callback);
        return this;
    }

    @Override
    default Writable end(byte[] chunk) {
        return end(chunk, null);
    }

    @Override
    default Writable end(byte[] chunk, Listener0 callback) {
        return end(ByteBuffer.wrap(ForeignWrites.checked(chunk)), callback);
    }

    @Override
    default Writable end(String chunk) {
        return end(chunk, StandardCharsets.UTF_8, null);
    }

    @Override
    default Writable end(String chunk, Listener0 callback) {
        return end(chunk, StandardCharsets.UTF_8, callback);
    }

    @Override
    default Writable end(String chunk, Charset charset) {
        return end(chunk, charset, null);
    }

    @Override
    default Writable end(String chunk, Charset charset, Listener0 callback) {
        return end(ForeignWrites.checked(chunk).getBytes(charset), callback);
    }

    // ---- Java views

    @Override
    default OutputStream outputStream() {
        return new WritableOutputStream(this);
    }

    @Override
    default Flow.Subscriber<ByteBuffer> subscriber() {
        return new WritableSubscriber(this);
    }
}
