package io.jackfield.stream;

import io.jackfield.api.error.ArgumentException;
import io.jackfield.api.error.ErrorCodes;
import io.jackfield.api.error.StateException;
import io.jackfield.api.listener.Listener0;
import io.jackfield.api.listener.WriteCallback;
import io.jackfield.spi.buffer.Slice;
import io.jackfield.spi.connection.Loop;
import java.lang.System.Logger.Level;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Brings writes of foreign threads to the loop of a {@link SliceWritable} in call order, and counts what is under way, so that the
 * writing thread learns of backpressure at once.
 */
public final class ForeignWrites {
    private final AtomicInteger underWay = new AtomicInteger();

    /**
     * Bytes of foreign threads that have not reached the stream.
     *
     * @return the number
     */
    public int underWay() {
        return underWay.get();
    }

    /** Queues an action that means nothing once the loop has ended. */
    static void execute(Loop loop, Runnable action) {
        try {
            loop.execute(action);
        } catch (RejectedExecutionException loopEnded) {
            System.getLogger("io.jackfield").log(Level.DEBUG, "An action came after its loop had ended", loopEnded);
        }
    }

    static boolean write(SliceWritable stream, Slice chunk, WriteCallback callback) {
        return stream.loop().inLoop()
                ? stream.writeSlice(chunk, callback)
                : stream.foreignWrites().queue(stream, chunk, callback);
    }

    static void end(SliceWritable stream, Slice last, Listener0 callback) {
        if (stream.loop().inLoop()) {
            stream.endSlices(last, callback);
        } else {
            try {
                stream.loop().execute(() -> stream.endSlices(last, callback));
            } catch (RejectedExecutionException loopEnded) {
                drop(last, null);
            }
        }
    }

    /** A loop that has ended took its streams along. */
    private static void drop(Slice chunk, WriteCallback callback) {
        if (chunk != null) {
            chunk.release();
        }
        if (callback != null) {
            try {
                callback.done(new StateException(ErrorCodes.ERR_STREAM_DESTROYED, "The stream was destroyed"));
            } catch (Exception thrown) {
                System.getLogger("io.jackfield").log(Level.ERROR, "A callback failed", thrown);
            }
        }
    }

    private boolean queue(SliceWritable stream, Slice chunk, WriteCallback callback) {
        int length = chunk.length();
        boolean more = underWay.addAndGet(length) + stream.writableLength() < stream.writableHighWaterMark();
        try {
            stream.loop().execute(() -> {
                underWay.addAndGet(-length);
                if (stream.writeSlice(chunk, callback) && !more) {
                    stream.expectDrain();
                }
            });
        } catch (RejectedExecutionException loopEnded) {
            drop(chunk, callback);
            return false;
        }
        return more;
    }

    static <T> T checked(T chunk) {
        if (chunk == null) {
            throw ArgumentException.type(
                    ErrorCodes.ERR_INVALID_ARG_TYPE,
                    "The first argument must be one of type string or Buffer. Received type object");
        }
        return chunk;
    }
}
