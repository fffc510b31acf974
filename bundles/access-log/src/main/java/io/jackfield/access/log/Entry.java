package io.jackfield.access.log;

import io.jackfield.api.Headers;
import io.jackfield.api.IncomingMessage;
import io.jackfield.api.ServerResponse;
import io.jackfield.api.Socket;

/**
 * One exchange that is over, before anybody made a line of it. Texts are as they were received, perhaps null.
 *
 * @param peer who asked, and by which port
 * @param begun milliseconds since the epoch, when its head had been received
 * @param micros microseconds from then until it was over
 * @param status of the answer; {@link #GONE} if there was none
 * @param bytes of content that were sent; -1 if nobody counts them
 * @param complete whether the whole answer was handed to the operating system
 */
record Entry(Peer peer, Asked asked, long begun, long micros, int status, long bytes, boolean complete) {
    /** Stands for a status where the connection ended before there was one. */
    static final int GONE = 499;

    /**
     * Who asked.
     *
     * @param address null for a Unix socket
     * @param localPort the port of ours that was asked
     */
    record Peer(String address, int localPort) {
        static Peer of(Socket socket) {
            return socket == null ? new Peer(null, 0) : new Peer(socket.remoteAddress(), socket.localPort());
        }
    }

    /** What was asked. */
    record Asked(String method, String target, String version, String host, String referer, String userAgent) {
        static Asked of(IncomingMessage request) {
            Headers headers = request.headers();
            return new Asked(
                    request.method(),
                    request.url(),
                    request.httpVersion(),
                    headers.get("host"),
                    headers.get("referer"),
                    headers.get("user-agent"));
        }
    }

    /** An exchange at its end. */
    static Entry of(Peer peer, IncomingMessage request, ServerResponse response, long begun, long nanos) {
        return new Entry(
                peer,
                Asked.of(request),
                begun,
                nanos / 1000,
                response.headersSent() ? response.statusCode() : GONE,
                response.contentSent(),
                response.writableFinished());
    }
}
