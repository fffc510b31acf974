package io.jackfield.message;

import io.jackfield.api.error.ArgumentException;
import io.jackfield.api.error.ErrorCodes;
import io.jackfield.api.error.StateException;

/** What can be wrong with a write to an {@link OutgoingContent}, in Node's words. */
final class WriteFaults {
    private WriteFaults() {}

    /** @throws ArgumentException if there is no chunk */
    static void given(Object chunk) {
        if (chunk == null) {
            throw ArgumentException.type(
                    ErrorCodes.ERR_INVALID_ARG_TYPE,
                    "The first argument must be one of type string or Buffer. Received type object");
        }
    }

    static StateException afterEnd() {
        return new StateException(ErrorCodes.ERR_STREAM_WRITE_AFTER_END, "write after end");
    }

    static StateException destroyed() {
        return new StateException(ErrorCodes.ERR_STREAM_DESTROYED, "Cannot call write after a stream was destroyed");
    }

    static StateException notAllowed() {
        return new StateException(
                ErrorCodes.ERR_HTTP_BODY_NOT_ALLOWED,
                "Adding content for this request method or response status is not allowed.");
    }
}
