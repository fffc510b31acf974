package io.jackfield.platform.core;

import java.nio.charset.StandardCharsets;

/** The one answer that the platform gives by itself: when no protocol is there to give it. */
final class Refusal {
    private static final byte[] UNAVAILABLE =
            "HTTP/1.1 503 Service Unavailable\r\nRetry-After: 1\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"
                    .getBytes(StandardCharsets.ISO_8859_1);

    private Refusal() {}

    /** Answers 503 and closes: no protocol came within the park time. */
    static void unavailable(PlatformConnection connection) {
        byte[] window = connection.channel().reserve(UNAVAILABLE.length);
        System.arraycopy(UNAVAILABLE, 0, window, connection.channel().offset(), UNAVAILABLE.length);
        connection.channel().commit(UNAVAILABLE.length);
        connection.closeLingering();
    }
}
