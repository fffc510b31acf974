package io.jackfield.platform.core;

import io.jackfield.spi.buffer.Slice;
import io.jackfield.spi.connection.Deadline;

/**
 * The last phase of a {@link PlatformConnection}: what is pending is written, the output shut down, and input dropped until the peer ends too,
 * for at most 1 s and 256 KiB, so that no reset overtakes the last answer (RFC 9112 section 9.6). While output waits for a slow peer, the
 * connection's idle limit of 120 s at most applies.
 */
final class Closing {
    private static final long LINGER_MILLIS = 1000;
    private static final long OUTPUT_MILLIS = 120_000;
    private static final int LINGER_BYTES = 256 * 1024;

    private final PlatformConnection connection;
    private final Deadline deadline;
    private boolean inputEnded;
    private boolean outputDone;
    private int dropped;

    Closing(PlatformConnection connection, boolean inputEnded) {
        this.connection = connection;
        this.inputEnded = inputEnded;
        this.deadline = connection.loop().deadline(connection::close);
    }

    void begin() {
        connection.channel().shutdownOutput();
        deadline.arm(OUTPUT_MILLIS);
        connection.loop().nextTick(this::written);
    }

    void written() {
        if (!outputDone && connection.channel().pending() == 0) {
            outputDone = true;
            if (inputEnded) {
                connection.close();
            } else {
                deadline.arm(LINGER_MILLIS);
            }
        }
    }

    void read(Slice bytes) {
        dropped += bytes.length();
        bytes.release();
        if (dropped > LINGER_BYTES) {
            connection.close();
        }
    }

    void inputEnded() {
        inputEnded = true;
        if (outputDone) {
            connection.close();
        }
    }

    void end() {
        deadline.disarm();
    }
}
