package io.jackfield.transport.core;

import io.jackfield.spi.buffer.Slice;
import java.nio.ByteBuffer;

/**
 * What one system call writes: pieces of memory outside the heap, one after the other. Bytes that are elsewhere are copied into the
 * scratch block of the loop, which is free again after the call.
 *
 * <p>Loop only, one for each loop.
 */
public final class Gather {
    /** As many pieces go into one system call at most. */
    public static final int MOST = 64;

    /** Room for a big piece of a body and what frames it, so that both go into one system call. */
    static final int SCRATCH = Blocks.BIGGEST + 1024;

    private final Block scratch;
    private final Block[] blocks = new Block[MOST];
    private final int[] starts = new int[MOST];
    private final int[] ends = new int[MOST];
    private int count;
    private int copied;

    Gather(Block scratch) {
        this.scratch = scratch;
    }

    /** The number of pieces, at least 1 when a poller is asked to write. */
    public int count() {
        return count;
    }

    /** The memory of a piece. */
    public Block block(int index) {
        return blocks[index];
    }

    /** Where the piece begins in its block. */
    public int start(int index) {
        return starts[index];
    }

    /** Where it ends. */
    public int end(int index) {
        return ends[index];
    }

    Block scratch() {
        return scratch;
    }

    void clear() {
        for (int i = 0; i < count; i++) {
            blocks[i] = null;
        }
        count = 0;
        copied = 0;
    }

    /** Adds the slice's bytes from {@code from} on; false if not all found room. */
    boolean add(Slice slice, int from) {
        if (count == MOST) {
            return false;
        }
        int length = slice.length() - from;
        if (slice instanceof BlockSlice own) {
            add(own.block(), own.start() + from, own.start() + from + length);
            return true;
        }
        int room = Math.min(length, scratch.size() - copied);
        if (room > 0) {
            ByteBuffer view = slice.view();
            scratch.bytes().put(copied, view, view.position() + from, room);
            if (count > 0 && blocks[count - 1] == scratch && ends[count - 1] == copied) {
                ends[count - 1] += room;
            } else {
                add(scratch, copied, copied + room);
            }
            copied += room;
        }
        return room == length;
    }

    private void add(Block block, int start, int end) {
        blocks[count] = block;
        starts[count] = start;
        ends[count] = end;
        count++;
    }
}
