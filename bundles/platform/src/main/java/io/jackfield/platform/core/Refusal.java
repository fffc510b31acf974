package io.jackfield.platform.core;

import io.jackfield.api.error.ErrorCodes;
import io.jackfield.spi.connection.RefusedRequest;
import io.jackfield.spi.parser.ProtocolException;
import java.nio.charset.StandardCharsets;

/** The one answer that the platform gives by itself: when no protocol is there to give it. */
final class Refusal {
    private static final int LINE = 1024;
    private static final byte[] UNAVAILABLE =
            "HTTP/1.1 503 Service Unavailable\r\nRetry-After: 1\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"
                    .getBytes(StandardCharsets.ISO_8859_1);

    private Refusal() {}

    private static RefusedRequest noProtocol(PlatformConnection connection) {
        byte[] head = new byte[Math.min(connection.input().length(), LINE)];
        connection.input().peek(0, head, 0, head.length);
        return new RefusedRequest(
                new ProtocolException(ErrorCodes.ERR_JACKFIELD_NO_STRATEGY, 503, 0, "expected a protocol"), head, null);
    }

    /** Answers 503 and closes: no protocol came within the park time. */
    static void unavailable(PlatformConnection connection) {
        byte[] window = connection.channel().reserve(UNAVAILABLE.length);
        System.arraycopy(UNAVAILABLE, 0, window, connection.channel().offset(), UNAVAILABLE.length);
        connection.channel().commit(UNAVAILABLE.length);
        connection.assignment().endpoint().observers().refused(connection, noProtocol(connection));
        connection.closeLingering();
    }
}
