package io.jackfield.server;

import io.jackfield.api.error.ArgumentException;
import io.jackfield.api.error.ErrorCodes;
import io.jackfield.spi.connection.Connection;
import io.jackfield.spi.connection.Loop;
import io.jackfield.spi.engine.ServerStream;

/** Sets the inactivity limit of a connection for a message on it: Node's {@code socket.setTimeout} (checklist items 154, 219). */
final class IdleTimes {
    private IdleTimes() {}

    static void set(ServerStream stream, long millis) {
        if (millis < 0) {
            throw ArgumentException.range(
                    ErrorCodes.ERR_OUT_OF_RANGE,
                    "The value of \"msecs\" is out of range. It must be a non-negative finite number. Received "
                            + millis);
        }
        Connection connection = stream.connection();
        Loop loop = connection.loop();
        if (loop.inLoop()) {
            connection.idleTimeout(millis);
        } else {
            loop.execute(() -> connection.idleTimeout(millis));
        }
    }
}
