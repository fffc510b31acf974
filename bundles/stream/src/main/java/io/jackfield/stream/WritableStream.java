package io.jackfield.stream;

import io.jackfield.api.event.Event;
import io.jackfield.api.listener.Listener;
import io.jackfield.api.listener.Listener0;
import io.jackfield.api.listener.WriteCallback;
import io.jackfield.api.stream.Writable;
import io.jackfield.spi.buffer.Slice;
import io.jackfield.spi.connection.Loop;
import java.util.List;

/**
 * A {@link Writable} with the semantics of Node's {@code stream.Writable}, emptied by {@link #transmit}.
 *
 * <p>Life: {@link #transmit}, {@link #written}, ..., {@link #finalizing}, {@link #finalized}; or {@link #destroy()}, {@link #destroying},
 * {@link #closed}.
 */
public abstract class WritableStream extends EventEmitter implements SliceWritable {
    private final WritableMachine writing = new WritableMachine(this, ReadableStream.HIGH_WATER_MARK) {
        @Override
        Loop loop() {
            return WritableStream.this.loop();
        }

        @Override
        boolean destroyed() {
            return WritableStream.this.destroyed();
        }

        @Override
        void transmit(List<Slice> chunks) {
            WritableStream.this.transmit(chunks);
        }

        @Override
        void finalizing() {
            WritableStream.this.finalizing();
        }
    };

    private ForeignWrites foreignWrites;
    private volatile boolean destroyed;

    /** Makes an open stream. */
    protected WritableStream() {}

    // ---- what it writes to; loop only

    /**
     * Writes chunks in order, then calls {@link #written}, now or later. Not called again before that.
     *
     * @param chunks at least one, each owned by the callee
     */
    protected abstract void transmit(List<Slice> chunks);

    /** Ends what is written to, then calls {@link #finalized}, now or later. */
    protected void finalizing() {
        finalized(null);
    }

    /**
     * What {@link #transmit} was given is written.
     *
     * @param error what went wrong, or null
     */
    protected final void written(Exception error) {
        writing.written(error);
    }

    /**
     * {@link #finalizing} is done: {@code PREFINISH} and {@code FINISH} follow.
     *
     * @param error what went wrong, or null
     */
    protected final void finalized(Exception error) {
        writing.ended(error);
    }

    /**
     * Tears down what is written to; then {@link #closed} must be called, now or later.
     *
     * @param error why, or null
     */
    protected void destroying(Exception error) {
        closed(error);
    }

    /**
     * Ends a {@link #destroy}: {@code ERROR} if there is one and {@code CLOSE} follow asynchronously.
     *
     * @param error what to emit, or null
     */
    protected final void closed(Exception error) {
        loop().nextTick(() -> {
            if (error != null) {
                emit(ERROR, error);
            }
            emit(CLOSE);
        });
    }

    @Override
    public WritableStream destroy() {
        return destroy(null);
    }

    @Override
    public WritableStream destroy(Exception error) {
        onLoop(() -> {
            if (!destroyed) {
                destroyed = true;
                writing.discard();
                destroying(error);
            }
        });
        return this;
    }

    @Override
    public boolean destroyed() {
        return destroyed;
    }

    private void onLoop(Runnable action) {
        if (loop().inLoop()) {
            action.run();
        } else {
            ForeignWrites.execute(loop(), action);
        }
    }

    // ---- listeners

    @Override
    public <L extends Listener> WritableStream on(Event<L> event, L listener) {
        super.on(event, listener);
        return this;
    }

    @Override
    public <L extends Listener> WritableStream once(Event<L> event, L listener) {
        super.once(event, listener);
        return this;
    }

    @Override
    public <L extends Listener> WritableStream prependListener(Event<L> event, L listener) {
        super.prependListener(event, listener);
        return this;
    }

    @Override
    public <L extends Listener> WritableStream off(Event<L> event, L listener) {
        super.off(event, listener);
        return this;
    }

    // ---- Writable

    @Override
    public boolean writeSlice(Slice chunk, WriteCallback callback) {
        return writing.write(chunk, callback);
    }

    @Override
    public void endSlices(Slice last, Listener0 callback) {
        writing.end(last, callback);
    }

    @Override
    public void expectDrain() {
        writing.expectDrain();
    }

    @Override
    public synchronized ForeignWrites foreignWrites() {
        if (foreignWrites == null) {
            foreignWrites = new ForeignWrites();
        }
        return foreignWrites;
    }

    @Override
    public void cork() {
        onLoop(writing::cork);
    }

    @Override
    public void uncork() {
        onLoop(writing::uncork);
    }

    @Override
    public int writableLength() {
        return writing.length();
    }

    @Override
    public int writableHighWaterMark() {
        return writing.highWaterMark();
    }

    @Override
    public boolean writableEnded() {
        return writing.isEnding();
    }

    @Override
    public boolean writableFinished() {
        return writing.isFinished();
    }

    @Override
    public boolean isWritable() {
        return !writing.isEnding() && !destroyed();
    }
}
