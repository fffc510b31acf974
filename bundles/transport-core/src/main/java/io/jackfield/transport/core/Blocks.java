package io.jackfield.transport.core;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * The memory that a loop reads into. Little reads get one of a few small blocks that the loop keeps: it lends them to its channels in
 * turn, since they nearly always come back before the next is needed, and whoever keeps one keeps it. Big ones are used again when the
 * last reference is given back, on whatever thread.
 *
 * <pre>
 *   small: lent, looked at again while still referenced -> another in its place
 *   big:   free list --take--> channel, slices --last release--> free list (so many; the rest is garbage)
 * </pre>
 */
final class Blocks {
    /** Room for a big piece of a body: what one read or one write takes at most. */
    static final int BIGGEST = 64 * 1024;

    /** Room for the head of a browser's request or a few short ones; a longer message; a body. */
    private static final int[] SIZES = {2048, 16 * 1024, BIGGEST};

    /** The number of the biggest size. */
    static final int LAST_SIZE = SIZES.length - 1;

    /** As many free blocks of one size are kept; of the biggest, 16 MiB. */
    private static final int MOST_FREE = 256;

    private final Poller poller;
    private final Block[] small = new Block[ReadRound.MOST];
    private final FreeList[] big = new FreeList[SIZES.length];

    Blocks(Poller poller) {
        this.poller = poller;
        for (int i = 1; i < big.length; i++) {
            big[i] = new FreeList();
        }
    }

    /** The bytes of a block of that size. */
    static int bytes(int size) {
        return SIZES[size];
    }

    /** A block of that size, with one reference, the caller's. Loop only. */
    Block take(int size) {
        if (size == 0) {
            return takeSmall();
        }
        Block free = big[size].take();
        return free == null ? make(SIZES[size], this) : free;
    }

    private Block takeSmall() {
        int at = 0;
        while (at < small.length && small[at] != null && !small[at].isFree()) {
            at++;
        }
        if (at == small.length) {
            // all are kept by somebody: they become garbage when nobody has them any more
            Arrays.fill(small, null);
            at = 0;
        }
        if (small[at] == null) {
            small[at] = make(SIZES[0], null);
        } else {
            small[at].lend();
        }
        return small[at];
    }

    /** A block with one reference, which comes back to {@code home} after the last one unless that is null. */
    Block make(int bytes, Blocks home) {
        ByteBuffer memory = ByteBuffer.allocateDirect(bytes);
        return new Block(memory, poller.address(memory), home);
    }

    /** The last reference of a big block was released. Any thread. */
    void back(Block block) {
        int size = LAST_SIZE;
        while (SIZES[size] != block.size()) {
            size--;
        }
        big[size].give(block);
    }

    /** Blocks of one size that nobody has. */
    private static final class FreeList {
        private Block[] blocks = new Block[4];
        private int count;

        synchronized Block take() {
            if (count == 0) {
                return null;
            }
            Block block = blocks[--count];
            blocks[count] = null;
            block.lend();
            return block;
        }

        synchronized void give(Block block) {
            if (count == MOST_FREE) {
                return;
            }
            if (count == blocks.length) {
                blocks = Arrays.copyOf(blocks, count * 2);
            }
            blocks[count++] = block;
        }
    }
}
