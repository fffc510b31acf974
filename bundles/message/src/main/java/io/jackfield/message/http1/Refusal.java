package io.jackfield.message.http1;

import io.jackfield.api.error.Coded;
import io.jackfield.api.error.ErrorCodes;
import io.jackfield.api.error.HttpException;
import io.jackfield.message.Reasons;
import io.jackfield.spi.connection.Connection;
import io.jackfield.spi.connection.Lease;
import io.jackfield.spi.connection.ServerHost;
import io.jackfield.spi.engine.ServerEngine;
import io.jackfield.spi.parser.ProtocolException;
import java.io.IOException;
import java.nio.ByteBuffer;

/** What a client gets that broke the protocol, when no listener answers it: a status line, and the end of the connection. */
final class Refusal {
    private static final byte[] RETRY_AFTER = HeadText.bytes("Retry-After: 1\r\n");
    private static final byte[] CLOSE = HeadText.bytes("Connection: close\r\n");
    private static final byte[] NO_CONTENT = HeadText.bytes("Content-Length: 0\r\n\r\n");
    private static final byte[] NO_CHUNKS = HeadText.bytes("Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n");
    private static final byte[] END = HeadText.bytes("\r\n");
    private static final int OWN_BYTES = 160;
    private static final byte[] VERSION = HeadText.bytes("HTTP/1.1 ");

    private final ProtocolException error;
    private final int bytesParsed;
    private final byte[] rawPacket;
    private final boolean quiet;

    Refusal(ProtocolException error, int bytesParsed, byte[] rawPacket, boolean quiet) {
        this.error = error;
        this.bytesParsed = bytesParsed;
        this.rawPacket = rawPacket;
        this.quiet = quiet;
    }

    /** A connection that broke: there is nobody to answer, but the application is told (checklist item 93). */
    static Refusal broken(IOException cause) {
        String known = Coded.codeOf(cause);
        String code = known == null ? ErrorCodes.ECONNRESET : known;
        return new Refusal(new ProtocolException(code, 400, 0, "read " + code), 0, null, false);
    }

    /** Whether the application is not told, since it is not the client's fault. */
    boolean quiet() {
        return quiet;
    }

    /** The error as an exchange that it cuts off is told. */
    HttpException cause() {
        return HttpException.parse(
                error.code(), error.getMessage(), bytesParsed, rawPacket == null ? null : ByteBuffer.wrap(rawPacket));
    }

    /** Gives the engine the chance to answer (checklist items 93 to 97); false when it did not. */
    boolean offer(ServerHost host, Connection connection) {
        Lease<ServerEngine> engine = host.engine(connection);
        if (engine == null) {
            return false;
        }
        try {
            return engine.get().clientError(connection, error, bytesParsed, rawPacket);
        } finally {
            engine.release();
        }
    }

    /** Writes the refusal. */
    void write(Sink sink, DateLine date) {
        String reason = Reasons.of(error.status());
        byte[] target = sink.reserve(OWN_BYTES + reason.length());
        int start = sink.offset();
        int at = HeadText.put(target, start, VERSION);
        at = HeadText.decimal(target, at, error.status());
        target[at] = ' ';
        at = HeadText.crlf(target, HeadText.put(target, at + 1, reason));
        if (error.status() == 503) {
            at = HeadText.put(target, at, RETRY_AFTER);
        }
        at = HeadText.put(target, at, CLOSE);
        sink.commit((hasHostMissing() ? asResponse(target, at, date) : HeadText.put(target, at, NO_CONTENT)) - start);
    }

    private boolean hasHostMissing() {
        return error.code().equals(RequestFraming.HOST_MISSING);
    }

    /** A request that is well-formed but for its missing Host gets what a handler's empty answer looks like, as in later Nodes. */
    private int asResponse(byte[] target, int start, DateLine date) {
        int at = HeadText.put(target, start, date.bytes());
        boolean head = rawPacket != null && rawPacket.length > 4 && rawPacket[0] == 'H' && rawPacket[3] == 'D';
        return HeadText.put(target, at, head ? END : NO_CHUNKS);
    }
}
