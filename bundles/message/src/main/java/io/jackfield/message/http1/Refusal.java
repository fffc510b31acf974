package io.jackfield.message.http1;

import io.jackfield.api.Http;
import io.jackfield.api.error.HttpException;
import io.jackfield.spi.connection.Connection;
import io.jackfield.spi.connection.Lease;
import io.jackfield.spi.connection.ServerHost;
import io.jackfield.spi.engine.ServerEngine;
import io.jackfield.spi.parser.ProtocolException;
import java.nio.ByteBuffer;

/** What a client gets that broke the protocol, when no listener answers it: a status line, and the end of the connection. */
final class Refusal {
    private static final byte[] RETRY_AFTER = HeadText.bytes("Retry-After: 1\r\n");
    private static final byte[] REST = HeadText.bytes("Connection: close\r\nContent-Length: 0\r\n\r\n");
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
    void write(Sink sink) {
        String reason = Http.statusCodes().getOrDefault(error.status(), "unknown");
        byte[] target = sink.reserve(VERSION.length + reason.length() + RETRY_AFTER.length + REST.length + 8);
        int start = sink.offset();
        int at = HeadText.put(target, start, VERSION);
        at = HeadText.decimal(target, at, error.status());
        target[at] = ' ';
        at = HeadText.crlf(target, HeadText.put(target, at + 1, reason));
        if (error.status() == 503) {
            at = HeadText.put(target, at, RETRY_AFTER);
        }
        sink.commit(HeadText.put(target, at, REST) - start);
    }
}
