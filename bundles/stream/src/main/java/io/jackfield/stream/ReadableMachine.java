package io.jackfield.stream;

import io.jackfield.api.error.ErrorCodes;
import io.jackfield.api.error.StateException;
import io.jackfield.api.event.Emitter;
import io.jackfield.api.stream.Readable;
import io.jackfield.api.stream.Writable;
import io.jackfield.spi.buffer.Slice;
import java.util.List;

/**
 * The state of a {@link ReadableStream}: Node v10's, step by step, since the order of events depends on each flag.
 *
 * <pre>
 *              on(DATA), resume, pipe
 *  UNDECIDED ---------------------------> FLOWING
 *      |                                   |  ^
 *      | pause, on(READABLE)   pause, unpipe  |  resume
 *      +---------------> PAUSED &lt;-----------+--+
 * </pre>
 *
 * Made when somebody shows interest or data comes. Loop only.
 */
final class ReadableMachine extends SliceQueue implements Runnable {
    private static final int MAX_HIGH_WATER_MARK = 8 * 1024 * 1024;

    private enum Flow {
        UNDECIDED,
        FLOWING,
        PAUSED
    }

    private final ReadableStream stream;
    /** Null until somebody is there who wants data, or could be. */
    private Delivery delivery;

    private int highWaterMark;
    private Flow flow = Flow.UNDECIDED;

    private boolean ended;
    private boolean endEmitted;
    /** The source was asked and has not pushed since. */
    private boolean reading;
    /** Inside a request to the source, or before the first: what is pushed is buffered, not emitted. */
    private boolean sync = true;
    /** What the source was told last. */
    private boolean demanded = true;

    private boolean needReadable;
    private boolean emittedReadable;
    private boolean readableListening;
    private boolean resumeScheduled;
    private boolean readingMore;
    /** The tick in which the end is told is on its way. */
    private boolean endScheduled;
    /** Destinations of pipes that asked to wait. */
    private int awaitDrain;

    ReadableMachine(ReadableStream stream, int highWaterMark, boolean ended) {
        this.stream = stream;
        this.highWaterMark = highWaterMark;
        this.ended = ended;
    }

    // ---- the source's side

    boolean push(Slice chunk) {
        if (chunk.length() == 0 || ended || stream.destroyed()) {
            return pushNothing(chunk);
        }
        reading = false;
        addChunk(chunk, false);
        return more();
    }

    private boolean pushNothing(Slice chunk) {
        int length = chunk.length();
        chunk.release();
        if (length > 0 && ended) {
            stream.emit(
                    Emitter.ERROR, new StateException(ErrorCodes.ERR_STREAM_PUSH_AFTER_EOF, "stream.push() after EOF"));
        } else if (length > 0) {
            return false;
        } else {
            reading = false;
            maybeReadMore();
        }
        return more();
    }

    private boolean more() {
        boolean more = !ended && (length() < highWaterMark || length() == 0);
        if (!more && !ended && demanded) {
            demanded = false;
            stream.demand(false);
        }
        return more;
    }

    private void addChunk(Slice chunk, boolean front) {
        if (flow == Flow.FLOWING && length() == 0 && !sync) {
            awaitDrain = 0;
            deliver(chunk);
            chunk.release();
        } else {
            if (front) {
                addFirst(chunk);
            } else {
                add(chunk);
            }
            if (needReadable) {
                emitReadable();
            }
        }
        maybeReadMore();
    }

    void pushEnd() {
        reading = false;
        if (ended) {
            return;
        }
        ended = true;
        if (sync) {
            emitReadable();
        } else {
            needReadable = false;
            if (!emittedReadable) {
                emittedReadable = true;
                emitReadableNow();
            }
        }
    }

    void unshift(Slice chunk) {
        if (endEmitted) {
            throw new StateException(ErrorCodes.ERR_STREAM_UNSHIFT_AFTER_END_EVENT, "stream.unshift() after end event");
        }
        if (chunk.length() > 0) {
            addChunk(chunk, true);
        }
    }

    private void maybeReadMore() {
        // A flowing stream whose source delivers by itself need not ask for more.
        if (!readingMore && !(demanded && flow == Flow.FLOWING)) {
            readingMore = true;
            stream.loop().nextTick(this::readMore);
        }
    }

    private void readMore() {
        int length = length();
        while (!reading && !ended && length() < highWaterMark) {
            look();
            if (length == length()) {
                break;
            }
            length = length();
        }
        readingMore = false;
    }

    // ---- the consumer's side

    /** Node's {@code read(0)}: asks the source, or tells what there is. */
    private void look() {
        if (needReadable && (length() >= highWaterMark || ended)) {
            if (length() == 0 && ended) {
                endReadable();
            } else {
                emitReadable();
            }
            return;
        }
        Slice nothing = take(0);
        assert nothing == null;
    }

    /** Takes so many bytes, or with -1 what Node takes: the first chunk if flowing, else all. The caller owns the result. */
    Slice read(int size) {
        emittedReadable = false;
        return take(size);
    }

    /** Takes at most so many bytes, as many as lie in one slice. The caller owns the result; null if there are none. */
    Slice readTogether(int most) {
        emittedReadable = false;
        if (length() == 0) {
            look();
        }
        if (length() == 0 || most == 0) {
            return null;
        }
        int first = firstLength();
        return take(first <= most && first == length() ? -1 : Math.min(most, first));
    }

    private Slice take(int size) {
        int count = howMuch(size);
        if (count == 0 && ended) {
            if (length() == 0) {
                endReadable();
            }
            return null;
        }
        if (!ended && !reading && (needReadable || length() == 0 || length() - count < highWaterMark)) {
            ask();
            if (!reading) {
                count = howMuch(size);
            }
        }
        Slice taken = count > 0 ? cut(count) : null;
        if (taken == null) {
            needReadable = true;
        } else {
            awaitDrain = 0;
        }
        if (length() == 0) {
            needReadable |= !ended;
            if (ended && size != (taken == null ? 0 : count)) {
                endReadable();
            }
        }
        if (taken != null) {
            deliver(taken);
        }
        return taken;
    }

    private void ask() {
        reading = true;
        sync = true;
        needReadable |= length() == 0;
        if (!demanded) {
            demanded = true;
            stream.demand(true);
        }
        sync = false;
    }

    private int howMuch(int size) {
        int length = length();
        if (size == 0 || length == 0 && ended) {
            return 0;
        }
        if (size < 0) {
            return flow == Flow.FLOWING && length > 0 ? firstLength() : length;
        }
        if (size > highWaterMark) {
            highWaterMark = Math.min(MAX_HIGH_WATER_MARK, Integer.highestOneBit(size - 1) << 1);
        }
        if (size <= length) {
            return size;
        }
        if (!ended) {
            needReadable = true;
            return 0;
        }
        return length;
    }

    String readText() {
        delivery().beginText();
        Slice taken = read(-1);
        if (taken != null) {
            taken.release();
        }
        if (ended && length() == 0) {
            delivery.flushText();
        }
        return delivery.endText();
    }

    // ---- readable and end

    private void emitReadable() {
        needReadable = false;
        if (!emittedReadable) {
            emittedReadable = true;
            stream.loop().nextTick(this::emitReadableNow);
        }
    }

    private void emitReadableNow() {
        if (!stream.destroyed() && (length() > 0 || ended)) {
            stream.emit(Readable.READABLE);
        }
        needReadable = flow != Flow.FLOWING && !ended && length() <= highWaterMark;
        flow();
    }

    private void endReadable() {
        if (!endEmitted && !endScheduled) {
            ended = true;
            endScheduled = true;
            stream.loop().nextTick(this);
        }
    }

    /** The tick in which the end is told. */
    @Override
    public void run() {
        endScheduled = false;
        // Something may have been put back.
        if (length() > 0) {
            return;
        }
        endEmitted = true;
        if (delivery != null) {
            delivery.end();
        }
        stream.emit(Readable.END);
    }

    // ---- flow

    void wantsData() {
        readableListening = stream.listenerCount(Readable.READABLE) > 0;
        if (flow != Flow.PAUSED) {
            resume();
        }
    }

    void wantsReadable() {
        if (endEmitted || readableListening) {
            return;
        }
        readableListening = true;
        needReadable = true;
        flow = Flow.PAUSED;
        emittedReadable = false;
        if (length() > 0) {
            emitReadable();
        } else if (!reading) {
            stream.loop().nextTick(this::look);
        }
    }

    void readableGone() {
        stream.loop().nextTick(() -> {
            readableListening = stream.listenerCount(Readable.READABLE) > 0;
            if (wanted()) {
                resume();
            }
        });
    }

    void resume() {
        if (flow != Flow.FLOWING) {
            flow = readableListening ? Flow.PAUSED : Flow.FLOWING;
            if (!resumeScheduled) {
                resumeScheduled = true;
                stream.loop().nextTick(this::resumed);
            }
        }
    }

    private void resumed() {
        if (!reading) {
            look();
        }
        resumeScheduled = false;
        stream.emit(Readable.RESUME);
        flow();
        if (flow == Flow.FLOWING && !reading) {
            look();
        }
    }

    void pause() {
        if (flow != Flow.PAUSED) {
            flow = Flow.PAUSED;
            stream.emit(Readable.PAUSE);
        }
    }

    private void flow() {
        while (flow == Flow.FLOWING) {
            Slice taken = read(-1);
            if (taken == null) {
                return;
            }
            taken.release();
        }
    }

    // ---- pipes

    void unpipe(Writable destination) {
        List<Pipe> undone = delivery().removePipes(destination);
        if (!undone.isEmpty() && !delivery.pipes()) {
            flow = Flow.PAUSED;
        }
        undone.forEach(Pipe::undo);
    }

    void awaitDrain() {
        awaitDrain++;
    }

    boolean awaitsDrain() {
        return awaitDrain > 0;
    }

    void drained() {
        awaitDrain -= awaitDrain > 0 ? 1 : 0;
        if (awaitDrain == 0 && wanted()) {
            flow = Flow.FLOWING;
            flow();
        }
    }

    // ---- what others see

    Delivery delivery() {
        if (delivery == null) {
            delivery = new Delivery(stream);
        }
        return delivery;
    }

    private void deliver(Slice chunk) {
        if (delivery != null || Delivery.heard(stream)) {
            delivery().deliver(chunk);
        }
    }

    private boolean wanted() {
        return delivery == null ? Delivery.heard(stream) : delivery.wanted();
    }

    void discard() {
        clear();
    }

    boolean isFlowing() {
        return flow == Flow.FLOWING;
    }

    boolean isPaused() {
        return flow == Flow.PAUSED;
    }

    boolean endEmitted() {
        return endEmitted;
    }

    int highWaterMark() {
        return highWaterMark;
    }
}
