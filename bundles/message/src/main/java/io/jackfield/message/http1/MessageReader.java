package io.jackfield.message.http1;

import io.jackfield.spi.connection.Connection;
import io.jackfield.spi.connection.Lease;
import io.jackfield.spi.parser.HeadBlock;
import io.jackfield.spi.parser.ProtocolException;
import java.util.Arrays;

/**
 * Takes messages off a connection's input, one after the other, and tells them to its {@link MessageSink}:
 *
 * <pre>
 *            head                 no content
 *   HEAD ----------> (framing) -------------------------> HEAD
 *                     |  |  `--> UNTIL_CLOSE (to the end of input)
 *                     |  `-----> LENGTH ----------------> HEAD
 *                     `--------> CHUNK_LINE --> TRAILERS -> HEAD
 *                                 |     ^
 *                                 `-> CHUNK_DATA
 * </pre>
 *
 * STOPPED, from everywhere: nothing is read any more. Content is passed on as it lies in memory, without a copy.
 */
final class MessageReader extends HeadReader {
    private enum Phase {
        HEAD,
        LENGTH,
        CHUNK_LINE,
        CHUNK_DATA,
        TRAILERS,
        UNTIL_CLOSE,
        STOPPED
    }

    private final MessageSink sink;
    private final HeadBlock.Kind kind;
    private ChunkReader chunks;
    private Phase phase = Phase.HEAD;
    private HeadBlock waiting;
    private long left;
    private long contentRead;
    private boolean running;

    MessageReader(Connection connection, MessageSink sink, HeadBlock.Kind kind) {
        super(connection);
        this.sink = sink;
        this.kind = kind;
    }

    // ---- told by the sink when it got a head

    /** A message of so many bytes of content follows, 0 for none. */
    void expectLength(long length) {
        left = length;
        phase = Phase.LENGTH;
    }

    /** Chunks follow. */
    void expectChunks() {
        if (chunks == null) {
            chunks = new ChunkReader(connection);
        }
        chunks.startMessage();
        phase = Phase.CHUNK_LINE;
    }

    /** The content ends with the input. */
    void expectUntilClose() {
        phase = Phase.UNTIL_CLOSE;
    }

    /** Nothing is read any more. */
    void stop() {
        phase = Phase.STOPPED;
    }

    // ---- state

    /** Whether {@link #stop} was called. */
    boolean stopped() {
        return phase == Phase.STOPPED;
    }

    /** Whether a message was begun and is not complete; not so while a complete head waits to be begun. */
    boolean midMessage() {
        return phase == Phase.HEAD ? headStarted() : phase != Phase.STOPPED;
    }

    /** Whether a head is half-read. */
    boolean midHead() {
        return phase == Phase.HEAD && headStarted();
    }

    /** Whether the content ends with the input. */
    boolean untilClose() {
        return phase == Phase.UNTIL_CLOSE;
    }

    /** Whether a complete head waits to be begun. */
    boolean headWaits() {
        return waiting != null;
    }

    /** Whether bytes wait for a parser. */
    boolean parked() {
        return headParked() || chunks != null && chunks.parked();
    }

    // ---- reading

    /**
     * Reads as far as bytes, demand and strategies allow. Does nothing when called from inside itself.
     *
     * @throws ProtocolException if the peer broke the protocol; nothing is read any more
     */
    void run() throws ProtocolException {
        if (running) {
            return;
        }
        running = true;
        try {
            while (step()) {
                // each step reads one element
            }
        } finally {
            running = false;
        }
    }

    private boolean step() throws ProtocolException {
        switch (phase) {
            case HEAD:
                return head();
            case LENGTH:
                return length();
            case CHUNK_LINE:
                return chunkLine();
            case CHUNK_DATA:
                return chunkData();
            case TRAILERS:
                return trailers();
            case UNTIL_CLOSE:
                return take(Integer.MAX_VALUE);
            default:
                return false;
        }
    }

    private boolean head() throws ProtocolException {
        if (waiting == null) {
            if (!headStarted() && !sink.mayBegin()) {
                return false;
            }
            waiting = readBlock(kind);
            if (waiting == null) {
                return false;
            }
        }
        HeadBlock head = waiting;
        contentRead = 0;
        left = 0;
        if (!sink.head(head)) {
            return false;
        }
        waiting = null;
        if (phase == Phase.STOPPED) {
            return false;
        }
        if (phase == Phase.LENGTH && left == 0) {
            finish(null);
        } else if (phase != Phase.HEAD) {
            dropWindow();
        }
        return true;
    }

    private boolean length() {
        if (!take(left)) {
            return false;
        }
        if (left == 0 && phase == Phase.LENGTH) {
            finish(null);
        }
        return true;
    }

    private boolean chunkLine() throws ProtocolException {
        if (!sink.wantsContent() || !chunks.read()) {
            return false;
        }
        left = chunks.size();
        phase = left == 0 ? Phase.TRAILERS : Phase.CHUNK_DATA;
        return true;
    }

    private boolean chunkData() {
        if (!take(left)) {
            return false;
        }
        if (left == 0 && phase == Phase.CHUNK_DATA) {
            chunks.startAfterData();
            phase = Phase.CHUNK_LINE;
        }
        return true;
    }

    private boolean trailers() throws ProtocolException {
        HeadBlock block = readBlock(HeadBlock.Kind.TRAILERS);
        if (block == null) {
            return false;
        }
        finish(block.fieldCount() == 0 ? null : block);
        return true;
    }

    private boolean take(long most) {
        int available = connection.input().length();
        if (available == 0 || !sink.wantsContent()) {
            return false;
        }
        var slice = connection.input().take((int) Math.min(available, most));
        left -= slice.length();
        contentRead += slice.length();
        sink.content(slice);
        return true;
    }

    private void finish(HeadBlock trailers) {
        phase = Phase.HEAD;
        sink.end(trailers);
    }

    /** Ends a message whose content ends with the input. */
    void inputEnded() {
        if (phase == Phase.UNTIL_CLOSE) {
            finish(null);
        }
    }

    // ---- errors

    /** The bytes of the present message that were read before an error at an offset of the array that was parsed. */
    int parsed(int offset) {
        HeadBlock block = failedBlock();
        long read = block == null ? contentRead + offset : Math.max(0, offset - block.from());
        return (int) Math.min(read, Integer.MAX_VALUE);
    }

    /** The bytes that were being parsed when an error happened, or null. */
    byte[] rawPacket() {
        HeadBlock block = failedBlock();
        if (block != null) {
            return Arrays.copyOfRange(block.bytes(), block.from(), block.limit());
        }
        return chunks != null && chunks.started() ? chunks.window() : null;
    }

    private HeadBlock failedBlock() {
        return waiting != null ? waiting : failedHead();
    }

    // ---- leases

    /** Whether this lease is held. */
    boolean holds(Lease<?> lease) {
        return holdsForHead(lease) || chunks != null && chunks.holds(lease);
    }

    /** Puts back what was begun and not passed on: a head, or a trailer section. */
    void handBack() {
        if (waiting != null) {
            handBackHead(waiting);
            waiting = null;
        } else {
            handBackHead();
        }
    }

    /** Gives leases and buffers back. */
    void release() {
        phase = Phase.STOPPED;
        waiting = null;
        releaseHead();
        if (chunks != null) {
            chunks.release();
        }
    }
}
