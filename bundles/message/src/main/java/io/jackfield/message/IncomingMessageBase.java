package io.jackfield.message;

import io.jackfield.api.Headers;
import io.jackfield.api.IncomingMessage;
import io.jackfield.api.error.ErrorCodes;
import io.jackfield.api.error.HttpException;
import io.jackfield.api.event.Event;
import io.jackfield.api.listener.Listener;
import io.jackfield.api.listener.Listener0;
import io.jackfield.spi.buffer.Slice;
import io.jackfield.spi.parser.HeadBlock;
import io.jackfield.stream.ReadableStream;
import java.nio.charset.Charset;
import java.util.AbstractList;
import java.util.List;

/**
 * A received message over its {@link HeadBlock}: makes strings and maps only when asked. Engines extend it.
 *
 * <p>Life, told by the engine on the loop: {@link #receive} any number of times, {@link #complete}; or {@link #cutOff}.
 */
public abstract class IncomingMessageBase extends ReadableStream implements IncomingMessage {
    private final HeadBlock head;
    private HeadBlock trailerBlock;
    private Headers headers;
    private Headers trailers;
    private boolean complete;
    private boolean aborted;
    private boolean dropped;
    private boolean closeTold;
    private Exception destroyError;

    /** A message with this head. */
    protected IncomingMessageBase(HeadBlock head) {
        this.head = head;
    }

    // ---- told by the engine; loop only

    /** Content arrived; the message owns the slice. */
    public final void receive(Slice slice) {
        if (dropped && untouched() || destroyed()) {
            slice.release();
        } else {
            push(slice);
        }
    }

    /** The message is complete; null for no trailers. */
    public final void complete(HeadBlock trailerSection) {
        trailerBlock = trailerSection;
        complete = true;
        if (dropped && untouched()) {
            droppedAll();
        } else {
            pushEnd();
        }
    }

    /** Nobody is going to read the message: its content is dropped as it arrives (Node's {@code _dump}). */
    public final void drop() {
        if (dropped) {
            return;
        }
        dropped = true;
        if (untouched() && listenerCount(END) == 0 && listenerCount(DATA) == 0) {
            demand(true);
            if (complete) {
                droppedAll();
            }
        } else {
            removeAllListeners(DATA);
            removeAllListeners(TEXT);
            resume();
        }
    }

    /** Whether somebody reads the message, or has. */
    public final boolean isRead() {
        return isFlowing() || endEmitted() || listenerCount(READABLE) > 0;
    }

    /** The content was dropped without anybody listening, to the end. */
    protected void droppedAll() {}

    /** The exchange is gone: emits {@code ABORTED} if that cut something off, then {@code CLOSE} (checklist items 180 to 182). */
    public final void cutOff(boolean cut) {
        if (cut && !closeTold) {
            tellAborted();
        }
        tellClosed();
    }

    /** The message was cut off: the first half of {@link #cutOff}, for an engine that has something to tell in between. */
    public final void tellAborted() {
        aborted = true;
        emit(ABORTED);
    }

    /** The exchange is gone: the second half of {@link #cutOff}. */
    public final void tellClosed() {
        if (closeTold) {
            return;
        }
        closeTold = true;
        if (destroyError != null) {
            emit(ERROR, destroyError);
        }
        emit(CLOSE);
    }

    /** Whether {@link #cutOff} was called. */
    protected final boolean closeTold() {
        return closeTold;
    }

    // ---- for engines

    /** Ends the exchange from this side, by closing its connection; {@link #cutOff} follows if it was not over. */
    protected abstract void abortExchange();

    /** Keeps what {@link #destroy(Exception)} was given, to be emitted before {@code CLOSE}. */
    protected void destroyedWith(Exception error) {
        destroyError = error;
    }

    @Override
    protected void destroying(Exception error) {
        destroyedWith(error);
        abortExchange();
        if (closeTold) {
            closed(destroyError);
        }
    }

    @Override
    protected Exception incomplete() {
        return aborted && !complete ? new HttpException(ErrorCodes.ECONNRESET, "aborted") : null;
    }

    /** The head. */
    public final HeadBlock head() {
        return head;
    }

    // ---- IncomingMessage

    @Override
    public boolean aborted() {
        return aborted;
    }

    @Override
    public boolean complete() {
        return complete;
    }

    @Override
    public Headers headers() {
        if (headers == null) {
            headers = FoldedHeaders.of(head);
        }
        return headers;
    }

    @Override
    public List<String> rawHeaders() {
        return new RawFields(head);
    }

    @Override
    public Headers trailers() {
        if (!complete) {
            return FoldedHeaders.NONE;
        }
        if (trailers == null) {
            trailers = FoldedHeaders.of(trailerBlock);
        }
        return trailers;
    }

    @Override
    public List<String> rawTrailers() {
        return trailerBlock == null ? List.of() : new RawFields(trailerBlock);
    }

    @Override
    public String httpVersion() {
        return head.major() + "." + head.minor();
    }

    @Override
    public int httpVersionMajor() {
        return head.major();
    }

    @Override
    public int httpVersionMinor() {
        return head.minor();
    }

    @Override
    public String method() {
        return head.kind() == HeadBlock.Kind.REQUEST ? head.method() : null;
    }

    @Override
    public String url() {
        return head.kind() == HeadBlock.Kind.REQUEST ? head.target() : "";
    }

    @Override
    public int statusCode() {
        return head.status();
    }

    @Override
    public String statusMessage() {
        return head.kind() == HeadBlock.Kind.REQUEST ? null : head.reason();
    }

    @Override
    public IncomingMessage setTimeout(long millis, Listener0 callback) {
        on(TIMEOUT, callback);
        return setTimeout(millis);
    }

    // ---- narrower results

    @Override
    public <L extends Listener> IncomingMessageBase on(Event<L> event, L listener) {
        super.on(event, listener);
        return this;
    }

    @Override
    public <L extends Listener> IncomingMessageBase once(Event<L> event, L listener) {
        super.once(event, listener);
        return this;
    }

    @Override
    public <L extends Listener> IncomingMessageBase prependListener(Event<L> event, L listener) {
        super.prependListener(event, listener);
        return this;
    }

    @Override
    public <L extends Listener> IncomingMessageBase off(Event<L> event, L listener) {
        super.off(event, listener);
        return this;
    }

    @Override
    public IncomingMessageBase setEncoding(Charset charset) {
        super.setEncoding(charset);
        return this;
    }

    @Override
    public IncomingMessageBase pause() {
        super.pause();
        return this;
    }

    @Override
    public IncomingMessageBase resume() {
        super.resume();
        return this;
    }

    @Override
    public IncomingMessageBase destroy() {
        super.destroy();
        return this;
    }

    @Override
    public IncomingMessageBase destroy(Exception error) {
        super.destroy(error);
        return this;
    }

    /** Name, value, name, value, as received. */
    private static final class RawFields extends AbstractList<String> {
        private final HeadBlock block;

        RawFields(HeadBlock block) {
            this.block = block;
        }

        @Override
        public String get(int index) {
            return index % 2 == 0 ? block.name(index / 2) : block.value(index / 2);
        }

        @Override
        public int size() {
            return 2 * block.fieldCount();
        }
    }
}
