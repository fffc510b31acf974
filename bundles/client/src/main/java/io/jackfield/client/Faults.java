package io.jackfield.client;

import io.jackfield.api.error.Coded;
import io.jackfield.api.error.ErrorCodes;
import io.jackfield.api.error.HttpException;
import io.jackfield.spi.parser.ProtocolException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Locale;

/** The errors that a request emits, with Node's codes and words. */
final class Faults {
    private Faults() {}

    /** The connection ended before the response's head (item 329). */
    static HttpException hangUp() {
        return new HttpException(ErrorCodes.ECONNRESET, "socket hang up");
    }

    /** The connection ended within the response's content, as later versions tell the response (J2). */
    static HttpException aborted() {
        return new HttpException(ErrorCodes.ECONNRESET, "aborted");
    }

    /** The signal of the options ended the request. */
    static HttpException signalled(Throwable cause) {
        return new HttpException(ErrorCodes.ABORT_ERR, "The operation was aborted", cause);
    }

    /** The connection broke; an error that has a code keeps it. */
    static Exception broken(IOException cause) {
        if (Coded.codeOf(cause) != null) {
            return cause;
        }
        String words = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
        if (words.contains("broken pipe")) {
            return new HttpException(ErrorCodes.EPIPE, "write EPIPE", cause);
        }
        String code = words.contains("timed out") ? ErrorCodes.ETIMEDOUT : ErrorCodes.ECONNRESET;
        return new HttpException(code, "read " + code, cause);
    }

    /** The response broke the protocol (item 97 has the fields). */
    static HttpException parse(ProtocolException error, int bytesParsed, byte[] rawPacket) {
        return HttpException.parse(
                error.code(),
                "Parse Error: " + error.getMessage(),
                bytesParsed,
                rawPacket == null ? null : ByteBuffer.wrap(rawPacket));
    }

    /** The response has more or larger fields than the request allows (J5, J6). */
    static HttpException tooLarge(String limit) {
        return new HttpException(ErrorCodes.HPE_HEADER_OVERFLOW, "Parse Error: the response's head passes " + limit);
    }
}
