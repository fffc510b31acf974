package io.jackfield.platform.tls;

import io.jackfield.spi.buffer.Slice;
import io.jackfield.spi.transport.Channel;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.util.Arrays;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;

/** The outgoing half of a {@link TlsChannel}: collects what is to be sent, and seals it into the outgoing queue of the channel below. Loop only. */
final class TlsOutput {
    /** So much a record, that with its frame it fits into what a transport keeps for output. */
    private static final int RECORD = 15 * 1024;

    private static final System.Logger LOG = System.getLogger(TlsOutput.class.getName());
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final Channel below;
    private final TlsBuffers buffers;
    private byte[] plain;
    private int length;

    TlsOutput(Channel below, TlsBuffers buffers) {
        this.below = below;
        this.buffers = buffers;
    }

    /** Room behind what was collected. */
    byte[] reserve(int count) {
        if (plain == null) {
            plain = buffers.takePlain();
        }
        if (plain.length - length < count) {
            plain = Arrays.copyOf(plain, Math.max(length + count, 2 * length));
        }
        return plain;
    }

    int collected() {
        return length;
    }

    void commit(int count) {
        length += count;
    }

    /** Collects a copy. */
    void append(Slice slice) {
        int count = slice.length();
        slice.copyTo(0, reserve(count), length, count);
        length += count;
        slice.release();
    }

    /** Seals what was collected. */
    void seal(SSLEngine engine) throws SSLException {
        if (length > 0) {
            seal(engine, ByteBuffer.wrap(plain, 0, length));
        }
        drop();
    }

    /** Seals bytes. */
    void seal(SSLEngine engine, ByteBuffer bytes) throws SSLException {
        int end = bytes.limit();
        while (bytes.position() < end) {
            bytes.limit(Math.min(end, bytes.position() + RECORD));
            if (!wrap(engine, bytes)) {
                return;
            }
            bytes.limit(end);
        }
    }

    /** Sends what the engine itself has to say. */
    void speak(SSLEngine engine) throws SSLException {
        if (engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP) {
            answer(engine);
        }
    }

    /** {@link #speak}, until there is nothing more: an engine may show only then what is wrong with the peer. */
    void answer(SSLEngine engine) throws SSLException {
        boolean more = true;
        while (more) {
            more = wrap(engine, NOTHING);
        }
    }

    /** Makes one record; false when there will be none. */
    private boolean wrap(SSLEngine engine, ByteBuffer bytes) throws SSLException {
        ByteBuffer room = buffers.sealed(engine.getSession().getPacketBufferSize());
        SSLEngineResult result = engine.wrap(bytes, room);
        if (result.getStatus() == SSLEngineResult.Status.BUFFER_OVERFLOW) {
            room = buffers.sealed(
                    Math.max(2 * room.capacity(), engine.getSession().getPacketBufferSize()));
            result = engine.wrap(bytes, room);
        }
        int made = room.position();
        if (made > 0) {
            byte[] window = below.reserve(made);
            System.arraycopy(room.array(), 0, window, below.offset(), made);
            below.commit(made);
        }
        return result.getStatus() == SSLEngineResult.Status.OK && (made > 0 || result.bytesConsumed() > 0);
    }

    /** Nothing goes out any more: an engine that keeps something outside the heap frees it when both of its sides are closed and it has nothing to say. */
    void release(SSLEngine engine) {
        if (engine == null) {
            return;
        }
        try {
            engine.closeOutbound();
            boolean more = true;
            while (more && !engine.isOutboundDone()) {
                more = engine.wrap(NOTHING, buffers.sealed(engine.getSession().getPacketBufferSize()))
                                .bytesProduced()
                        > 0;
            }
            engine.closeInbound();
        } catch (SSLException | RuntimeException e) {
            LOG.log(Level.TRACE, "the peer did not say that it ended", e);
        }
    }

    /** Forgets what was collected. */
    void drop() {
        if (plain != null) {
            buffers.givePlain(plain);
            plain = null;
        }
        length = 0;
    }
}
