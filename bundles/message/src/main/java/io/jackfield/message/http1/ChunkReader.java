package io.jackfield.message.http1;

import io.jackfield.spi.connection.Connection;
import io.jackfield.spi.connection.Input;
import io.jackfield.spi.connection.Lease;
import io.jackfield.spi.parser.ChunkLine;
import io.jackfield.spi.parser.Parser;
import io.jackfield.spi.parser.ProtocolException;
import java.util.Arrays;

/**
 * Reads the lines between chunks (RFC 9112 section 7.1) for a {@link MessageReader}. Holds the parser's lease from the first byte
 * of a line to its end.
 */
final class ChunkReader {
    private static final int WINDOW = 128;

    private final Connection connection;
    private final ChunkLine line = new ChunkLine();
    private final byte[] window = new byte[WINDOW];
    private Lease<Parser> lease;
    private boolean parked;

    ChunkReader(Connection connection) {
        this.connection = connection;
    }

    /** Prepares for the first chunk of a message. */
    void startMessage() {
        line.startMessage();
    }

    /** Prepares for the line behind a chunk's data. */
    void startAfterData() {
        line.startAfterData();
    }

    /** Whether a line is half-read. */
    boolean started() {
        return lease != null;
    }

    /** Whether bytes wait for a parser. */
    boolean parked() {
        return parked;
    }

    /** The window last parsed, for a report. */
    byte[] window() {
        return Arrays.copyOf(window, line.limit());
    }

    /**
     * Reads on.
     *
     * @return true when the line is complete, false when more bytes, or a parser, are needed first
     * @throws ProtocolException if the bytes can not become a chunk line
     */
    boolean read() throws ProtocolException {
        Input input = connection.input();
        while (input.length() > 0) {
            if (lease == null) {
                lease = connection.parser();
                parked = lease == null;
                if (parked) {
                    return false;
                }
            }
            int count = Math.min(input.length(), WINDOW);
            input.peek(0, window, 0, count);
            line.window(window, 0, count);
            if (lease.get().chunkLine(line)) {
                input.skip(line.position());
                release();
                return true;
            }
            input.skip(count);
        }
        return false;
    }

    /** The size of the chunk whose line was read; 0 for the last chunk. */
    long size() {
        return line.size();
    }

    /** Whether this lease is held. */
    boolean holds(Lease<?> other) {
        return lease != null && lease == other;
    }

    /** Gives the lease back. */
    void release() {
        Lease<Parser> held = lease;
        lease = null;
        if (held != null) {
            held.release();
        }
    }
}
