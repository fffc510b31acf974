package io.jackfield.platform.tls;

import io.jackfield.spi.buffer.HeapSlice;
import io.jackfield.spi.buffer.Slice;
import java.nio.ByteBuffer;
import java.util.Arrays;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLException;

/** The incoming half of a {@link TlsChannel}: received bytes that are no whole record yet, and the opening of those that are. Loop only. */
final class TlsInput {
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final TlsBuffers buffers;
    /** What was received and not opened; engines decrypt in place. */
    private ByteBuffer received = NOTHING;
    /** Whether that is in the memory that all connections of the loop share. */
    private boolean shared;

    TlsInput(TlsBuffers buffers) {
        this.buffers = buffers;
    }

    /** Bytes came. {@link #settle} follows before another connection of the loop has its turn. */
    void add(Slice slice) {
        ByteBuffer room = buffers.received(received.remaining() + slice.length());
        room.put(received).put(slice.view()).flip();
        slice.release();
        received = room;
        shared = true;
    }

    /** Nothing more can be done now: keeps what is left in memory of our own. */
    void settle() {
        if (!received.hasRemaining()) {
            received = NOTHING;
        } else if (shared) {
            byte[] rest = new byte[received.remaining()];
            received.get(rest);
            received = ByteBuffer.wrap(rest);
        }
        shared = false;
    }

    boolean isEmpty() {
        return !received.hasRemaining();
    }

    ByteBuffer received() {
        return received;
    }

    /** Forgets everything. */
    void clear() {
        received = NOTHING;
        shared = false;
    }

    /**
     * What became of one record.
     *
     * @param progress whether anything happened
     * @param ended whether the peer said that nothing follows
     * @param answer whether the engine has something to say to it; some tell only here
     * @param bytes what it held, or null
     */
    record Opened(boolean progress, boolean ended, boolean answer, Slice bytes) {}

    /** Opens one record. */
    Opened open(SSLEngine engine) throws SSLException {
        int before = received.remaining();
        ByteBuffer room = buffers.opened(engine.getSession().getApplicationBufferSize());
        SSLEngineResult result = engine.unwrap(received, room);
        if (result.getStatus() == SSLEngineResult.Status.BUFFER_OVERFLOW) {
            room = buffers.opened(
                    Math.max(2 * room.capacity(), engine.getSession().getApplicationBufferSize()));
            result = engine.unwrap(received, room);
        }
        boolean ended = result.getStatus() == SSLEngineResult.Status.CLOSED || engine.isInboundDone();
        boolean underflow = result.getStatus() == SSLEngineResult.Status.BUFFER_UNDERFLOW;
        boolean progress = !ended && !underflow && (received.remaining() < before || moved(result));
        int length = room.position();
        boolean answer = result.getHandshakeStatus() == SSLEngineResult.HandshakeStatus.NEED_WRAP;
        Slice bytes = length == 0 ? null : HeapSlice.of(Arrays.copyOf(room.array(), length));
        return new Opened(progress, ended, answer, bytes);
    }

    /** Without bytes an engine can only have turned to something else. */
    private static boolean moved(SSLEngineResult result) {
        return result.getHandshakeStatus() != SSLEngineResult.HandshakeStatus.NEED_UNWRAP
                && result.getHandshakeStatus() != SSLEngineResult.HandshakeStatus.NOT_HANDSHAKING;
    }
}
