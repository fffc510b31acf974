package io.jackfield.message.http1;

import io.jackfield.spi.buffer.HeapSlice;
import io.jackfield.spi.connection.Connection;
import io.jackfield.spi.connection.Input;
import io.jackfield.spi.connection.Lease;
import io.jackfield.spi.parser.HeadBlock;
import io.jackfield.spi.parser.Parser;
import io.jackfield.spi.parser.ProtocolException;
import java.util.Arrays;

/**
 * Copies heads and trailer sections once, in bulk, from a connection's {@link Input} into the array of their {@link HeadBlock} and
 * lets the parser in force read them there. Heads that arrived together share one array; one that outgrows its array moves to a
 * bigger one. Holds the parser's lease from the first byte of a block to its end, and never consumes a byte behind it. The base of {@link
 * MessageReader}, so that a connection is one object less.
 */
abstract class HeadReader {
    private static final int FIRST_WINDOW = 2048;
    private static final int LEAST_GROWN = 512;
    private static final int FIRST_EXPECTED = 4;
    private static final byte[] NONE = {};

    final Connection connection;

    private byte[] window = NONE;
    /** Index of the first byte of the window that belongs to no block yet. */
    private int next;
    /** Index after the last byte copied; those from {@link #next} on are still in the input. */
    private int end;

    /** As many as the last head had. */
    private int expectedFields = FIRST_EXPECTED;

    private HeadBlock block;
    private Lease<Parser> lease;
    private boolean parked;

    HeadReader(Connection connection) {
        this.connection = connection;
    }

    /** Whether a block is half-read. */
    final boolean headStarted() {
        return block != null;
    }

    /** Whether the bytes of a block wait for a parser. */
    final boolean headParked() {
        return parked;
    }

    /**
     * Reads on.
     *
     * @return the complete block, or null when more bytes, or a parser, are needed first
     * @throws ProtocolException if the bytes can not become a block; the reader is then of no more use
     */
    final HeadBlock readBlock(HeadBlock.Kind kind) throws ProtocolException {
        if (connection.input().length() == 0 || !lease()) {
            return null;
        }
        if (block == null) {
            begin(kind);
        } else {
            extend();
        }
        Parser parser = lease.get();
        while (!(kind == HeadBlock.Kind.TRAILERS ? parser.trailers(block) : parser.head(block))) {
            connection.input().skip(end - next);
            next = end;
            if (connection.input().length() == 0) {
                return null;
            }
            extend();
        }
        return complete();
    }

    private boolean lease() {
        if (lease == null) {
            lease = connection.parser();
            parked = lease == null;
        }
        return lease != null;
    }

    private void begin(HeadBlock.Kind kind) {
        Input input = connection.input();
        if (next == end) {
            end = Math.min(input.length(), FIRST_WINDOW);
            next = 0;
            window = new byte[end];
            input.peek(0, window, 0, end);
        }
        block = kind == HeadBlock.Kind.TRAILERS ? new HeadBlock(kind) : new HeadBlock(kind, expectedFields);
        block.window(window, next, end);
    }

    private void extend() {
        Input input = connection.input();
        int count = Math.min(input.length(), FIRST_WINDOW);
        if (window.length - end < count) {
            int kept = end - block.from();
            byte[] grown = new byte[Math.max(LEAST_GROWN, Math.max(2 * kept, kept + count))];
            System.arraycopy(window, block.from(), grown, 0, kept);
            block.relocate(grown, 0, kept);
            window = grown;
            next = kept;
            end = kept;
        }
        input.peek(0, window, end, count);
        end += count;
        block.limit(end);
    }

    private HeadBlock complete() {
        HeadBlock done = block;
        if (done.kind() != HeadBlock.Kind.TRAILERS) {
            expectedFields = done.fieldCount();
        }
        connection.input().skip(done.position() - next);
        next = done.position();
        if (next == end) {
            dropWindow();
        }
        block = null;
        releaseLease();
        return done;
    }

    /** Tells that what follows is content: bytes copied ahead are not looked at again. */
    final void dropWindow() {
        window = NONE;
        next = 0;
        end = 0;
    }

    /** Whether this lease is held. */
    final boolean holdsForHead(Lease<?> other) {
        return lease != null && lease == other;
    }

    /** Puts a half-read block back in front of the input, so that another parser can read it from its beginning. */
    final void handBackHead() {
        if (block != null) {
            putBack(block.bytes(), block.from(), next);
        }
        releaseHead();
    }

    /** Puts a complete block back in front of the input. */
    final void handBackHead(HeadBlock whole) {
        dropWindow();
        putBack(whole.bytes(), whole.from(), whole.position());
    }

    private void putBack(byte[] bytes, int from, int to) {
        if (to > from) {
            connection.input().unshift(HeapSlice.of(Arrays.copyOfRange(bytes, from, to)));
        }
    }

    /** The block that could not be read, for a report; null if none was begun. */
    final HeadBlock failedHead() {
        return block;
    }

    /** Gives the block and its lease up. */
    final void releaseHead() {
        block = null;
        dropWindow();
        releaseLease();
    }

    private void releaseLease() {
        Lease<Parser> held = lease;
        lease = null;
        if (held != null) {
            held.release();
        }
    }
}
