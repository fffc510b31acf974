package io.jackfield.stream;

import io.jackfield.api.event.Event;
import io.jackfield.api.listener.Listener;
import io.jackfield.api.listener.Listener0;
import io.jackfield.api.listener.WriteCallback;
import io.jackfield.api.stream.Duplex;
import io.jackfield.spi.buffer.Slice;
import io.jackfield.spi.connection.Loop;
import java.util.List;

/**
 * A {@link Duplex} with two independent sides: {@link ReadableStream} is the one, the other is fed by the application and emptied by
 * {@link #transmit}.
 *
 * <p>Life of the writing side: {@link #transmit}, {@link #written}, ..., {@link #finalizing}, {@link #finalized}.
 */
public abstract class DuplexStream extends ReadableStream implements Duplex, SliceWritable {
    private final WritableMachine writing = new WritableMachine(this, ReadableStream.HIGH_WATER_MARK) {
        @Override
        Loop loop() {
            return DuplexStream.this.loop();
        }

        @Override
        boolean destroyed() {
            return DuplexStream.this.destroyed();
        }

        @Override
        void transmit(List<Slice> chunks) {
            DuplexStream.this.transmit(chunks);
        }

        @Override
        void finalizing() {
            DuplexStream.this.finalizing();
        }
    };

    private ForeignWrites foreignWrites;

    /** Makes an open stream. */
    protected DuplexStream() {}

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

    @Override
    void destroyNow(Exception error) {
        if (!destroyed()) {
            writing.discard();
            super.destroyNow(error);
        }
    }

    @Override
    public DuplexStream destroy() {
        return destroy(null);
    }

    @Override
    public DuplexStream destroy(Exception error) {
        super.destroy(error);
        return this;
    }

    // ---- listeners

    @Override
    public <L extends Listener> DuplexStream on(Event<L> event, L listener) {
        super.on(event, listener);
        return this;
    }

    @Override
    public <L extends Listener> DuplexStream once(Event<L> event, L listener) {
        super.once(event, listener);
        return this;
    }

    @Override
    public <L extends Listener> DuplexStream prependListener(Event<L> event, L listener) {
        super.prependListener(event, listener);
        return this;
    }

    @Override
    public <L extends Listener> DuplexStream off(Event<L> event, L listener) {
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
