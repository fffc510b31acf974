package io.jackfield.stream;

import io.jackfield.api.error.ErrorCodes;
import io.jackfield.api.error.StateException;
import io.jackfield.api.event.Emitter;
import io.jackfield.api.listener.Listener0;
import io.jackfield.api.listener.WriteCallback;
import io.jackfield.api.stream.Writable;
import io.jackfield.spi.buffer.Slice;
import io.jackfield.spi.connection.Loop;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * The state of a writable stream: Node v10's, step by step. One write is under way at a time; what comes meanwhile waits and is then
 * handed over together. Loop only.
 *
 * <pre>
 *  open --end()--> ending --all written--> finalizing --ended--> finished (PREFINISH, FINISH)
 * </pre>
 */
abstract class WritableMachine {
    private record Waiting(Slice chunk, WriteCallback callback) {}

    private final EventEmitter stream;
    private final int highWaterMark;
    private final ArrayDeque<Waiting> waiting = new ArrayDeque<>(0);
    /** Callbacks of the write under way. */
    private List<WriteCallback> current = List.of();

    private volatile int length;
    private int currentLength;
    private int currentCount;
    private boolean writing;
    private boolean sync;
    private boolean draining;
    private int corked;
    private boolean needDrain;
    /** Callbacks that must run before {@code FINISH}, among them the finalizing one. */
    private int pending;

    private volatile boolean ending;
    private boolean finalizing;
    private boolean prefinished;
    private volatile boolean finished;

    WritableMachine(EventEmitter stream, int highWaterMark) {
        this.stream = stream;
        this.highWaterMark = highWaterMark;
    }

    // ---- what the machine stands on

    abstract Loop loop();

    abstract boolean destroyed();

    /** Writes the chunks, which are owned by the callee, then calls {@link #written}, now or later. */
    abstract void transmit(List<Slice> chunks);

    /** Ends what is written to, then calls {@link #ended}, now or later. */
    abstract void finalizing();

    // ---- write

    boolean write(Slice chunk, WriteCallback callback) {
        if (ending) {
            chunk.release();
            Exception error = new StateException(ErrorCodes.ERR_STREAM_WRITE_AFTER_END, "write after end");
            loop().nextTick(() -> {
                stream.emit(Emitter.ERROR, error);
                call(callback, error);
            });
            return false;
        }
        pending++;
        length += chunk.length();
        boolean more = length < highWaterMark;
        needDrain |= !more;
        if (writing || corked > 0) {
            waiting.add(new Waiting(chunk, callback));
        } else {
            begin(List.of(chunk), chunk.length(), callback == null ? List.of() : List.of(callback), 1);
        }
        return more;
    }

    private void begin(List<Slice> chunks, int bytes, List<WriteCallback> callbacks, int count) {
        current = callbacks;
        currentLength = bytes;
        currentCount = count;
        writing = true;
        sync = true;
        if (destroyed()) {
            chunks.forEach(Slice::release);
            written(new StateException(
                    ErrorCodes.ERR_STREAM_DESTROYED, "Cannot call write after a stream was destroyed"));
        } else {
            transmit(chunks);
        }
        sync = false;
    }

    /** The write under way is over; ignored if the stream was destroyed meanwhile. */
    void written(Exception error) {
        if (!writing) {
            return;
        }
        List<WriteCallback> callbacks = current;
        int count = currentCount;
        boolean later = sync;
        writing = false;
        current = List.of();
        length -= currentLength;
        currentLength = 0;
        if (error != null) {
            failed(callbacks, count, error, later);
            return;
        }
        boolean finishing = needFinish();
        if (!finishing && corked == 0 && !draining) {
            writeWaiting();
        }
        if (later) {
            loop().nextTick(() -> afterWrite(callbacks, count, finishing));
        } else {
            afterWrite(callbacks, count, finishing);
        }
    }

    private void failed(List<WriteCallback> callbacks, int count, Exception error, boolean later) {
        pending -= count;
        if (later) {
            loop().nextTick(() -> callbacks.forEach(callback -> call(callback, error)));
            loop().nextTick(this::finishMaybe);
            stream.emit(Emitter.ERROR, error);
        } else {
            callbacks.forEach(callback -> call(callback, error));
            stream.emit(Emitter.ERROR, error);
            finishMaybe();
        }
    }

    private void afterWrite(List<WriteCallback> callbacks, int count, boolean finishing) {
        if (!finishing) {
            drainMaybe();
        }
        pending -= count;
        callbacks.forEach(callback -> call(callback, null));
        finishMaybe();
    }

    private void drainMaybe() {
        if (length == 0 && needDrain) {
            needDrain = false;
            stream.emit(Writable.DRAIN);
        }
    }

    void expectDrain() {
        needDrain = true;
        if (!writing && length == 0) {
            loop().nextTick(this::drainMaybe);
        }
    }

    private void writeWaiting() {
        draining = true;
        while (!writing && corked == 0 && !waiting.isEmpty()) {
            List<Slice> chunks = new ArrayList<>(waiting.size());
            List<WriteCallback> callbacks = new ArrayList<>();
            int bytes = 0;
            for (Waiting one : waiting) {
                chunks.add(one.chunk);
                bytes += one.chunk.length();
                callbacks.add(one.callback);
            }
            waiting.clear();
            begin(chunks, bytes, callbacks, chunks.size());
        }
        draining = false;
    }

    void cork() {
        corked++;
    }

    void uncork() {
        if (corked > 0) {
            corked--;
            if (!writing && corked == 0 && !draining) {
                writeWaiting();
            }
        }
    }

    private void call(WriteCallback callback, Exception error) {
        if (callback != null) {
            try {
                callback.done(error);
            } catch (Throwable thrown) { // as for listeners
                stream.uncaught(null, thrown);
            }
        }
    }

    // ---- end

    void end(Slice last, Listener0 callback) {
        if (last != null) {
            write(last, null);
        }
        if (corked > 0) {
            corked = 1;
            uncork();
        }
        if (ending) {
            return;
        }
        ending = true;
        finishMaybe();
        if (callback != null) {
            stream.once(Writable.FINISH, callback);
        }
    }

    private boolean needFinish() {
        return ending && length == 0 && waiting.isEmpty() && !finished && !writing;
    }

    private void finishMaybe() {
        if (!needFinish()) {
            return;
        }
        if (!prefinished && !finalizing && !destroyed()) {
            finalizing = true;
            pending++;
            loop().nextTick(() -> {
                if (!destroyed()) {
                    finalizing();
                }
            });
        }
        if (pending == 0 && prefinished) {
            finished = true;
            stream.emit(Writable.FINISH);
        }
    }

    /** The end has been written, or could not be; ignored if the stream was destroyed meanwhile. */
    void ended(Exception error) {
        if (destroyed()) {
            return;
        }
        pending--;
        if (error != null) {
            stream.emit(Emitter.ERROR, error);
        }
        prefinished = true;
        stream.emit(Writable.PREFINISH);
        finishMaybe();
    }

    /** Drops what waits, telling the callbacks. */
    void discard() {
        List<WriteCallback> callbacks = new ArrayList<>(current);
        for (Waiting one : waiting) {
            one.chunk.release();
            callbacks.add(one.callback);
        }
        waiting.clear();
        current = List.of();
        currentLength = 0;
        writing = false;
        length = 0;
        if (!callbacks.isEmpty()) {
            Exception error = new StateException(ErrorCodes.ERR_STREAM_DESTROYED, "The stream was destroyed");
            loop().nextTick(() -> callbacks.forEach(callback -> call(callback, error)));
        }
    }

    // ---- what others see

    int length() {
        return length;
    }

    int highWaterMark() {
        return highWaterMark;
    }

    boolean isEnding() {
        return ending;
    }

    boolean isFinished() {
        return finished;
    }
}
