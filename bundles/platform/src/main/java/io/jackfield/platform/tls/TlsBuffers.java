package io.jackfield.platform.tls;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;

/** The memory that the {@link TlsChannel}s of one loop share, so that an idle connection has none. Loop only. */
public final class TlsBuffers {
    static final int PLAIN = 16 * 1024;

    private static final int KEPT = 16;

    private final ArrayDeque<byte[]> plain = new ArrayDeque<>();
    private ByteBuffer received = ByteBuffer.allocate(0);
    private ByteBuffer sealed = ByteBuffer.allocate(0);
    private ByteBuffer opened = ByteBuffer.allocate(0);

    /** An array for what a connection is about to send. */
    byte[] takePlain() {
        byte[] kept = plain.poll();
        return kept == null ? new byte[PLAIN] : kept;
    }

    /** Gives an array of {@link #takePlain} back. */
    void givePlain(byte[] array) {
        if (array.length == PLAIN && plain.size() < KEPT) {
            plain.push(array);
        }
    }

    /** Empty room for what came; the same for everybody. */
    ByteBuffer received(int size) {
        if (received.capacity() < size) {
            received = ByteBuffer.allocate(Math.max(size, PLAIN));
        }
        return received.clear();
    }

    /** Empty room for one record to send; the same for everybody. */
    ByteBuffer sealed(int size) {
        if (sealed.capacity() < size) {
            sealed = ByteBuffer.allocate(size);
        }
        return sealed.clear();
    }

    /** Empty room for what one received record holds; the same for everybody. */
    ByteBuffer opened(int size) {
        if (opened.capacity() < size) {
            opened = ByteBuffer.allocate(size);
        }
        return opened.clear();
    }
}
