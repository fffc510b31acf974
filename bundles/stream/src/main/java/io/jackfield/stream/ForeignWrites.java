package io.jackfield.stream;

import io.jackfield.api.error.ArgumentException;
import io.jackfield.api.error.ErrorCodes;
import io.jackfield.api.listener.Listener0;
import io.jackfield.api.listener.WriteCallback;
import io.jackfield.spi.buffer.Slice;
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

    static boolean write(SliceWritable stream, Slice chunk, WriteCallback callback) {
        return stream.loop().inLoop()
                ? stream.writeSlice(chunk, callback)
                : stream.foreignWrites().queue(stream, chunk, callback);
    }

    static void end(SliceWritable stream, Slice last, Listener0 callback) {
        if (stream.loop().inLoop()) {
            stream.endSlices(last, callback);
        } else {
            stream.loop().execute(() -> stream.endSlices(last, callback));
        }
    }

    private boolean queue(SliceWritable stream, Slice chunk, WriteCallback callback) {
        int length = chunk.length();
        boolean more = underWay.addAndGet(length) + stream.writableLength() < stream.writableHighWaterMark();
        stream.loop().execute(() -> {
            underWay.addAndGet(-length);
            if (stream.writeSlice(chunk, callback) && !more) {
                stream.expectDrain();
            }
        });
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
