package io.jackfield.transport.core;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;

/**
 * A piece of memory outside the heap that sockets read into and write from, with counted ownership. The last release gives it back to its
 * {@link Blocks}; one that is never released goes with the garbage, since the memory is a buffer of the JDK's.
 *
 * <p>Counting works on every thread. The bytes belong to whoever has a reference, and are changed by nobody while there is more than one.
 */
public final class Block {
    private static final VarHandle REFERENCES;

    static {
        try {
            REFERENCES = MethodHandles.lookup().findVarHandle(Block.class, "references", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final ByteBuffer bytes;
    private final long address;
    private final Blocks home;

    @SuppressWarnings("FieldMayBeFinal") // changed by the handle
    private volatile int references = 1;

    Block(ByteBuffer bytes, long address, Blocks home) {
        this.bytes = bytes;
        this.address = address;
        this.home = home;
    }

    /** The memory. Slices of it count on its limit being its capacity: whoever changes that puts it back. */
    public ByteBuffer bytes() {
        return bytes;
    }

    /** Where the memory begins, as the {@link Poller} knows it; 0 if it has no use for that. */
    public long address() {
        return address;
    }

    int size() {
        return bytes.capacity();
    }

    /** Whether nobody has a reference. */
    boolean isFree() {
        return references == 0;
    }

    void check() {
        if (references <= 0) {
            throw new IllegalStateException("the slice has been released");
        }
    }

    void retain() {
        int before = (int) REFERENCES.getAndAdd(this, 1);
        if (before <= 0) {
            REFERENCES.getAndAdd(this, -1);
            throw new IllegalStateException("a slice that has been released can not be retained");
        }
    }

    void release() {
        int before = references;
        if (before == 1) {
            // whoever has the only reference has nobody to count against
            REFERENCES.setRelease(this, 0);
        } else {
            before = (int) REFERENCES.getAndAdd(this, -1);
        }
        if (before <= 0) {
            REFERENCES.getAndAdd(this, 1);
            throw new IllegalStateException("the slice has been released already");
        }
        if (before == 1 && home != null) {
            home.back(this);
        }
    }

    /** A free block gets its first reference. */
    void lend() {
        REFERENCES.setRelease(this, 1);
    }
}
