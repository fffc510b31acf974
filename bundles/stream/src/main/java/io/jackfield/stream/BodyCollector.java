package io.jackfield.stream;

import io.jackfield.api.error.ArgumentException;
import io.jackfield.api.error.ErrorCodes;
import io.jackfield.api.error.HttpException;
import io.jackfield.spi.buffer.Slice;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Collects a whole stream, up to a limit; behind {@link ReadableStream#body}. Loop only. */
final class BodyCollector implements Sink {
    private final ReadableStream stream;
    private final int limit;
    private final CompletableFuture<byte[]> result = new CompletableFuture<>();
    private byte[] bytes = new byte[0];
    private int length;

    BodyCollector(ReadableStream stream, int limit) {
        if (limit < 0) {
            throw ArgumentException.range(ErrorCodes.ERR_OUT_OF_RANGE, "The value of \"limit\" must be >= 0");
        }
        this.stream = stream;
        this.limit = limit;
    }

    CompletionStage<byte[]> begin() {
        stream.onLoop(this::listen);
        return result;
    }

    private void listen() {
        if (stream.endEmitted()) {
            end();
        } else if (stream.destroyed()) {
            fail(ViewErrors.prematureClose());
        } else {
            stream.once(ReadableStream.ERROR, this::fail);
            stream.once(ReadableStream.CLOSE, () -> fail(ViewErrors.prematureClose()));
            stream.machine().delivery().add(this);
            stream.machine().resume();
        }
    }

    @Override
    public void data(Slice chunk) {
        if (result.isDone()) {
            return;
        }
        int count = chunk.length();
        if (count > limit - length) {
            fail(new HttpException(
                    ErrorCodes.ERR_JACKFIELD_BODY_TOO_LARGE,
                    "The body is larger than the limit of " + limit + " bytes"));
            return;
        }
        if (length + count > bytes.length) {
            bytes = Arrays.copyOf(bytes, (int) Math.min(limit, Math.max(2L * bytes.length, length + count)));
        }
        chunk.copyTo(0, bytes, length, count);
        length += count;
    }

    @Override
    public void end() {
        Exception incomplete = stream.incomplete();
        if (incomplete == null) {
            result.complete(length == bytes.length ? bytes : Arrays.copyOf(bytes, length));
        } else {
            fail(incomplete);
        }
        bytes = null;
    }

    private void fail(Exception error) {
        bytes = null;
        result.completeExceptionally(error);
    }
}
