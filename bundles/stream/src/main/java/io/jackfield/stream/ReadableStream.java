package io.jackfield.stream;

import io.jackfield.api.error.ArgumentException;
import io.jackfield.api.error.ErrorCodes;
import io.jackfield.api.error.StateException;
import io.jackfield.api.event.Event;
import io.jackfield.api.listener.Listener;
import io.jackfield.api.stream.PipeOptions;
import io.jackfield.api.stream.Readable;
import io.jackfield.api.stream.Writable;
import io.jackfield.spi.buffer.Slice;
import io.jackfield.spi.connection.Loop;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/**
 * A {@link Readable} that a source feeds: {@link #push} and {@link #pushEnd} on the loop, told by {@link #demand} when to pause. Its
 * state is made when somebody shows interest or data comes, so that a message without content costs nothing.
 *
 * <p>Life, seen by the source: {@link #push} until it returns false, {@link #demand demand(true)}, {@link #push}..., {@link #pushEnd};
 * or {@link #destroy()}, {@link #destroying}, {@link #closed}.
 */
public abstract class ReadableStream extends EventEmitter implements Readable {
    /** Node's {@code highWaterMark} in bytes. */
    public static final int HIGH_WATER_MARK = 16 * 1024;

    private ReadableMachine machine;
    private boolean ended;
    private volatile boolean destroyed;

    /** Makes a stream whose source is delivering. */
    protected ReadableStream() {}

    // ---- the source's side; loop only

    /**
     * The loop the stream lives on.
     *
     * @return always the same
     */
    public abstract Loop loop();

    /**
     * Tells the source to go on or to pause. It may push from within; what it pushes after a pause is buffered.
     *
     * @param more false to pause; true at first
     */
    protected void demand(boolean more) {}

    /**
     * Tears down what the stream stands on; then {@link #closed} must be called, now or later.
     *
     * @param error why, or null
     */
    protected void destroying(Exception error) {
        closed(error);
    }

    /**
     * What is wrong although the end was reached; asked by the Java views, which know no other way to tell truncation.
     *
     * @return an error, or null
     */
    protected Exception incomplete() {
        return null;
    }

    /**
     * Gives data to the stream.
     *
     * @param chunk owned by the stream from here on; an empty one tells that there is nothing now
     * @return false if the source should pause; {@link #demand} has told it then
     */
    protected final boolean push(Slice chunk) {
        return machine().push(chunk);
    }

    /** The source has ended. */
    protected final void pushEnd() {
        if (machine == null) {
            ended = true;
        } else {
            machine.pushEnd();
        }
    }

    /**
     * Whether nobody has shown interest in the data yet, nor was there any.
     *
     * @return true if so
     */
    protected final boolean untouched() {
        return machine == null;
    }

    /**
     * Whether {@link #END} was emitted.
     *
     * @return true from just before on
     */
    protected final boolean endEmitted() {
        return machine != null && machine.endEmitted();
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

    ReadableMachine machine() {
        if (machine == null) {
            machine = new ReadableMachine(this, readableHighWaterMark(), ended);
        }
        return machine;
    }

    /** For calls with a result, which cannot be queued. */
    private ReadableMachine onLoop() {
        if (!loop().inLoop()) {
            throw new StateException(
                    ErrorCodes.ERR_JACKFIELD_NOT_ON_LOOP,
                    "Only the stream's loop may read; use inputStream() elsewhere");
        }
        return machine();
    }

    final void onLoop(Runnable action) {
        if (loop().inLoop()) {
            action.run();
        } else {
            ForeignWrites.execute(loop(), action);
        }
    }

    // ---- listeners

    @Override
    public <L extends Listener> ReadableStream on(Event<L> event, L listener) {
        super.on(event, listener);
        return this;
    }

    @Override
    public <L extends Listener> ReadableStream once(Event<L> event, L listener) {
        super.once(event, listener);
        return this;
    }

    @Override
    public <L extends Listener> ReadableStream prependListener(Event<L> event, L listener) {
        super.prependListener(event, listener);
        return this;
    }

    @Override
    public <L extends Listener> ReadableStream off(Event<L> event, L listener) {
        super.off(event, listener);
        return this;
    }

    @Override
    protected void added(Event<?> event) {
        if (event == DATA || event == TEXT) {
            onLoop(() -> machine().wantsData());
        } else if (event == READABLE) {
            onLoop(() -> machine().wantsReadable());
        }
    }

    @Override
    protected void removed(Event<?> event) {
        if (event == READABLE) {
            onLoop(() -> machine().readableGone());
        }
    }

    // ---- Readable

    @Override
    public ByteBuffer read() {
        return read(-1);
    }

    @Override
    public ByteBuffer read(int size) {
        if (size == 0 || size < -1) {
            throw ArgumentException.range(
                    ErrorCodes.ERR_OUT_OF_RANGE, "The value of \"size\" must be >= 1. Received " + size);
        }
        Slice taken = onLoop().read(size);
        if (taken == null) {
            return null;
        }
        byte[] bytes = Slices.copy(taken);
        taken.release();
        return ByteBuffer.wrap(bytes);
    }

    @Override
    public int read(ByteBuffer target) {
        Slice taken = onLoop().readTogether(target.remaining());
        if (taken == null) {
            return 0;
        }
        int count = taken.length();
        Slices.copy(taken, target);
        taken.release();
        return count;
    }

    @Override
    public String readText() {
        return onLoop().readText();
    }

    @Override
    public void unshift(ByteBuffer chunk) {
        onLoop().unshift(Slices.of(chunk));
    }

    @Override
    public ReadableStream setEncoding(Charset charset) {
        Objects.requireNonNull(charset, "charset");
        onLoop(() -> machine().delivery().setEncoding(charset));
        return this;
    }

    @Override
    public ReadableStream pause() {
        onLoop(() -> machine().pause());
        return this;
    }

    @Override
    public ReadableStream resume() {
        if (loop().inLoop()) {
            machine().resume();
        } else {
            ForeignWrites.execute(loop(), () -> machine().resume());
        }
        return this;
    }

    @Override
    public boolean isPaused() {
        return machine != null && machine.isPaused();
    }

    @Override
    public boolean isFlowing() {
        return machine != null && machine.isFlowing();
    }

    @Override
    public int readableLength() {
        return machine == null ? 0 : machine.length();
    }

    @Override
    public int readableHighWaterMark() {
        return machine == null ? HIGH_WATER_MARK : machine.highWaterMark();
    }

    @Override
    public <W extends Writable> W pipe(W destination, PipeOptions options) {
        Pipe pipe = new Pipe(this, destination, options.end());
        onLoop(pipe::begin);
        return destination;
    }

    @Override
    public ReadableStream unpipe() {
        onLoop(() -> machine().unpipe(null));
        return this;
    }

    @Override
    public ReadableStream unpipe(Writable destination) {
        Objects.requireNonNull(destination, "destination");
        onLoop(() -> machine().unpipe(destination));
        return this;
    }

    @Override
    public ReadableStream destroy() {
        return destroy(null);
    }

    @Override
    public ReadableStream destroy(Exception error) {
        onLoop(() -> destroyNow(error));
        return this;
    }

    /** Both sides of a duplex go this way. */
    void destroyNow(Exception error) {
        if (destroyed) {
            return;
        }
        destroyed = true;
        if (machine != null) {
            machine.discard();
        }
        destroying(error);
    }

    @Override
    public boolean destroyed() {
        return destroyed;
    }

    // ---- Java views

    @Override
    public CompletionStage<byte[]> body(int limit) {
        return new BodyCollector(this, limit).begin();
    }

    @Override
    public InputStream inputStream() {
        return new ReadableInputStream(this).begin();
    }

    @Override
    public Flow.Publisher<ByteBuffer> publisher() {
        return new ReadablePublisher(this);
    }
}
