package io.jackfield.message;

import io.jackfield.api.error.StateException;
import io.jackfield.api.event.Event;
import io.jackfield.api.listener.Listener;
import io.jackfield.api.listener.Listener0;
import io.jackfield.api.listener.WriteCallback;
import io.jackfield.api.stream.Writable;
import io.jackfield.spi.buffer.HeapSlice;
import io.jackfield.spi.buffer.Slice;
import io.jackfield.spi.engine.Fields;
import io.jackfield.spi.engine.OutgoingHead;
import io.jackfield.spi.engine.OutgoingStream;
import io.jackfield.stream.EventEmitter;
import io.jackfield.stream.ForeignWrites;
import io.jackfield.stream.SliceWritable;
import io.jackfield.stream.Slices;
import java.nio.ByteBuffer;

/**
 * The content of a message to be sent, in the manner of Node's {@code OutgoingMessage}: renders the head with the first chunk, then
 * hands chunks to the exchange's {@link OutgoingStream}. While there is none yet, or the message is corked, {@link EarlyContent} keeps
 * them. {@link OutgoingMessageBase} adds the headers.
 *
 * <p>Life: {@link #write}, {@link #writableAgain}, {@link #end}, {@link #written}; or {@link #cutOff}. From a foreign thread the head is
 * fixed and arguments are checked at the call, what follows happens on the loop in call order.
 */
public abstract class OutgoingContent extends EventEmitter implements SliceWritable {
    private static final int HIGH_WATER_MARK = 16 * 1024;
    private static final byte[] NOTHING = {};

    private OutgoingStream stream;
    private EarlyContent early;
    private PendingCallbacks callbacks;
    private ForeignWrites foreign;
    private long knownLength = OutgoingHead.UNKNOWN_LENGTH;
    private int pendingSeen;
    private int corked;
    private boolean headFixed;
    private boolean finished;
    private boolean endReached;
    private boolean writtenTold;
    private boolean needDrain;
    private volatile boolean destroyed;

    /** Makes a message without a stream. */
    protected OutgoingContent() {}

    // ---- what the engine provides

    /** Fixes the head: checks what it is made of and calls {@link #headReady}. Throws what Node throws. */
    protected abstract void implicitHead();

    /** The head to be sent. */
    protected abstract OutgoingHead head();

    /** The trailers, or null. */
    protected abstract Fields trailers();

    /**
     * The length of the content that the head announces.
     *
     * @param known what is known of it when the head is made: all of it, or {@link OutgoingHead#UNKNOWN_LENGTH}
     */
    protected long announced(long known) {
        return known;
    }

    /** Tears down the exchange; {@link #cutOff} follows if it was not over. Loop only. */
    protected abstract void destroying(Exception error);

    // ---- told by the engine; loop only

    /** The exchange has a stream: what was written before goes out. */
    protected final void attach(OutgoingStream attached) {
        stream = attached;
        if (early != null && corked == 0) {
            sendEarly();
        }
    }

    /** The stream, or null. */
    protected final OutgoingStream stream() {
        return stream;
    }

    /** The stream can take more: what was written has left. */
    public final void writableAgain() {
        if (callbacks != null) {
            callbacks.run(null);
        }
        if (needDrain && !writtenTold) {
            needDrain = false;
            emit(DRAIN);
        }
    }

    /** The last byte has left: emits {@code FINISH}. */
    public final void written() {
        if (!writtenTold) {
            writtenTold = finished = true;
            if (callbacks != null) {
                callbacks.run(null);
            }
            emit(FINISH);
        }
    }

    /** The exchange is gone: nothing leaves any more. */
    public final void cutOff() {
        destroyed = true;
        if (early != null) {
            early.release();
            early = null;
        }
        if (callbacks != null) {
            callbacks.run(WriteFaults.destroyed());
        }
    }

    // ---- the head

    /** Renders the head with this length of the content, if it is not rendered yet. */
    private void renderHead(long length) {
        if (!headFixed) {
            knownLength = length;
            implicitHead();
        }
    }

    /** The head is fixed: it is rendered now, and leaves with the first chunk. */
    protected final void headReady() {
        if (loop().inLoop()) {
            sendHead();
            headFixed = true;
        } else {
            headFixed = true;
            loop().execute(this::sendHeadSafely);
        }
    }

    private void sendHead() {
        if (holding()) {
            early = EarlyContent.withHead(early);
        } else {
            stream.head(head());
        }
    }

    private void sendHeadSafely() {
        try {
            sendHead();
        } catch (StateException error) {
            emit(ERROR, error);
        }
    }

    /** Whether the head was rendered. */
    public boolean headersSent() {
        return headFixed;
    }

    /** The length of the content if it was all known when the head was rendered; part of the {@link OutgoingHead}. */
    public final long knownLength() {
        return knownLength;
    }

    /** Sends the head now instead of with the first chunk. */
    public void flushHeaders() {
        renderHead(announced(OutgoingHead.UNKNOWN_LENGTH));
        onLoop(this::flushHead);
    }

    private void onLoop(Runnable action) {
        if (loop().inLoop()) {
            action.run();
        } else {
            loop().execute(action);
        }
    }

    private void flushHead() {
        if (holding()) {
            early().flush();
        } else {
            stream.data(NOTHING, 0, 0);
        }
    }

    // ---- write

    @Override
    public boolean write(ByteBuffer chunk, WriteCallback callback) {
        WriteFaults.given(chunk);
        if (finished) {
            return failWrite(WriteFaults.afterEnd(), callback);
        }
        renderHead(OutgoingHead.UNKNOWN_LENGTH);
        if (chunk.hasRemaining() && noContent()) {
            throw WriteFaults.notAllowed();
        }
        return SliceWritable.super.write(chunk, callback);
    }

    /** Whether the head went without saying how content would be framed: what followed it would be taken for something else. */
    private boolean noContent() {
        return headFixed && knownLength == 0;
    }

    @Override
    public final boolean writeSlice(Slice chunk, WriteCallback callback) {
        if (endReached) {
            chunk.release();
            return failWrite(WriteFaults.afterEnd(), callback);
        }
        if (noContent()) {
            chunk.release();
            return failWrite(WriteFaults.notAllowed(), callback);
        }
        renderHead(OutgoingHead.UNKNOWN_LENGTH);
        if (chunk.length() == 0 || destroyed) {
            chunk.release();
            return !destroyed;
        }
        if (callback != null) {
            callbacks().add(callback);
        }
        if (holding()) {
            early().add(chunk);
            needDrain = true;
            return false;
        }
        stream.data(chunk);
        return more();
    }

    private boolean more() {
        boolean more = stream.writable();
        pendingSeen = (int) Math.min(stream.pending(), Integer.MAX_VALUE);
        if (!more) {
            needDrain = true;
        } else if (callbacks != null) {
            loop().nextTick(callbacks);
        }
        return more;
    }

    private boolean failWrite(StateException error, WriteCallback callback) {
        Runnable tell = () -> {
            emit(ERROR, error);
            callbacks().call(callback, error);
        };
        if (loop().inLoop()) {
            loop().nextTick(tell);
        } else {
            loop().execute(tell);
        }
        return true;
    }

    private PendingCallbacks callbacks() {
        if (callbacks == null) {
            callbacks = new PendingCallbacks(thrown -> uncaught(null, thrown));
        }
        return callbacks;
    }

    // ---- end

    @Override
    public Writable end(Listener0 callback) {
        if (!finished) {
            beginEnd(0, callback);
            finishEnd(null);
        }
        return this;
    }

    @Override
    public Writable end(byte[] chunk, Listener0 callback) {
        WriteFaults.given(chunk);
        if (finished) {
            return this;
        }
        beginEnd(chunk.length, callback);
        if (loop().inLoop() && !holding()) {
            endReached = true;
            stream.data(chunk, 0, chunk.length);
            endStream();
        } else {
            finishEnd(HeapSlice.of(chunk));
        }
        return this;
    }

    @Override
    public Writable end(ByteBuffer chunk, Listener0 callback) {
        WriteFaults.given(chunk);
        if (!finished) {
            beginEnd(chunk.remaining(), callback);
            finishEnd(Slices.of(chunk));
        }
        return this;
    }

    @Override
    public final void endSlices(Slice last, Listener0 callback) {
        if (!finished) {
            beginEnd(last == null ? 0 : last.length(), callback);
            finishEnd(last);
        } else if (last != null) {
            last.release();
        }
    }

    private void beginEnd(int length, Listener0 callback) {
        if (length > 0 && noContent()) {
            throw WriteFaults.notAllowed();
        }
        renderHead(announced(length));
        finished = true;
        if (callback != null) {
            once(FINISH, callback);
        }
    }

    private void finishEnd(Slice last) {
        if (loop().inLoop()) {
            endNow(last);
        } else {
            loop().execute(() -> endNow(last));
        }
    }

    private void endNow(Slice last) {
        endReached = true;
        corked = 0;
        if (early != null && stream != null) {
            sendEarly();
        }
        if (stream == null) {
            if (last != null) {
                early().add(last);
            }
            early = EarlyContent.withEnd(early);
            return;
        }
        if (last != null) {
            stream.data(last);
        }
        endStream();
    }

    private void endStream() {
        emit(PREFINISH);
        stream.end(trailers());
    }

    // ---- early content

    private boolean holding() {
        return stream == null || corked > 0;
    }

    private EarlyContent early() {
        early = EarlyContent.own(early);
        return early;
    }

    private void sendEarly() {
        EarlyContent kept = early;
        early = null;
        if (kept.hasHead()) {
            sendHeadSafely();
        }
        kept.passTo(stream);
        if (kept.ended()) {
            endStream();
        } else if (more() && needDrain) {
            loop().nextTick(this::writableAgain);
        }
    }

    @Override
    public void cork() {
        corked++;
    }

    @Override
    public void uncork() {
        if (corked > 0 && --corked == 0 && early != null && stream != null) {
            sendEarly();
        }
    }

    // ---- destroy

    @Override
    public Writable destroy() {
        return destroy(null);
    }

    @Override
    public Writable destroy(Exception error) {
        onLoop(() -> destroyNow(error));
        return this;
    }

    private void destroyNow(Exception error) {
        if (!destroyed) {
            destroyed = true;
            destroying(error);
        }
    }

    @Override
    public boolean destroyed() {
        return destroyed;
    }

    // ---- state

    /** Whether {@code end} was called. */
    public final boolean finished() {
        return finished;
    }

    @Override
    public boolean writableEnded() {
        return finished;
    }

    @Override
    public boolean writableFinished() {
        return writtenTold;
    }

    @Override
    public boolean isWritable() {
        return !finished && !destroyed;
    }

    @Override
    public int writableLength() {
        long held = early == null ? 0 : early.length();
        if (stream != null && loop().inLoop()) {
            pendingSeen = (int) Math.min(stream.pending(), Integer.MAX_VALUE);
        }
        return (int) Math.min(held + pendingSeen, Integer.MAX_VALUE);
    }

    @Override
    public int writableHighWaterMark() {
        return HIGH_WATER_MARK;
    }

    @Override
    public final void expectDrain() {
        needDrain = true;
        if (!holding() && stream.writable()) {
            loop().nextTick(this::writableAgain);
        }
    }

    @Override
    public final ForeignWrites foreignWrites() {
        if (foreign == null) {
            foreign = new ForeignWrites();
        }
        return foreign;
    }

    // ---- narrower results

    @Override
    public <L extends Listener> OutgoingContent on(Event<L> event, L listener) {
        super.on(event, listener);
        return this;
    }

    @Override
    public <L extends Listener> OutgoingContent once(Event<L> event, L listener) {
        super.once(event, listener);
        return this;
    }

    @Override
    public <L extends Listener> OutgoingContent prependListener(Event<L> event, L listener) {
        super.prependListener(event, listener);
        return this;
    }

    @Override
    public <L extends Listener> OutgoingContent off(Event<L> event, L listener) {
        super.off(event, listener);
        return this;
    }
}
