package io.jackfield.stream;

import io.jackfield.api.error.ErrorCodes;
import io.jackfield.api.error.HttpException;
import io.jackfield.api.error.StateException;
import io.jackfield.spi.connection.Loop;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.locks.Condition;

/** The errors that the Java views of a stream have in common. */
final class ViewErrors {
    private ViewErrors() {}

    static HttpException prematureClose() {
        return new HttpException(ErrorCodes.ERR_STREAM_PREMATURE_CLOSE, "Premature close");
    }

    /** A new exception at each throw, so that its stack trace is that of the caller. */
    static IOException thrown(Exception error) {
        if (error instanceof HttpException http) {
            return new HttpException(http.code(), http.getMessage(), http);
        }
        return new IOException(error.getMessage(), error);
    }

    static void notOnLoop(Loop loop) {
        if (loop.inLoop()) {
            throw new StateException(
                    ErrorCodes.ERR_JACKFIELD_BLOCKING,
                    "A blocking call on a loop; use events, or give the server an executor");
        }
    }

    static void await(Condition condition) throws InterruptedIOException {
        try {
            condition.await();
        } catch (InterruptedException interrupted) {
            InterruptedIOException error = new InterruptedIOException("Interrupted while waiting for a stream");
            error.initCause(interrupted);
            throw error;
        }
    }
}
