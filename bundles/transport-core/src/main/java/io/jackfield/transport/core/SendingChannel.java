package io.jackfield.transport.core;

import io.jackfield.spi.buffer.HeapSlice;
import io.jackfield.spi.buffer.Slice;
import io.jackfield.spi.transport.Channel;
import java.io.IOException;
import java.util.Arrays;

/**
 * The outgoing half of a {@link LoopChannel}: collects, counts, ends. It is one object with the other half, since every idle connection
 * has it and every request touches it.
 *
 * <pre>
 *   reserve, commit --> OutputWindow --flush--> system
 *                            | what the system does not take, or what stands before a slice
 *   write(large) ------> OutputQueue --flush, writable--> system          written() is told of progress after a flush
 * </pre>
 */
abstract class SendingChannel implements Channel {
    /** Up to here copying a slice is cheaper than one more piece in the system call. */
    private static final int COPIED = 512;

    /** System calls in a row, after which other channels of the loop have their turn. */
    private static final int MOST_SENDS = 16;

    final EventLoop loop;

    /** What is collected in the loop's window; nothing if both are the same. */
    int from;

    int to;

    /** Null as long as the system takes all at once. */
    private OutputQueue queue;

    private int offset;
    /** The system takes no more for now. */
    private boolean blocked;

    private boolean ending;
    private boolean ended;

    SendingChannel(EventLoop loop) {
        this.loop = loop;
    }

    // ---- what the other half and the poller do

    /** Whether the channel was closed. */
    abstract boolean closing();

    /** The connection broke. */
    abstract void fail(Exception cause);

    /** One direction ended. */
    abstract void halfEnded();

    /** Has {@link #sendMore} called in a task. */
    abstract void sendLater();

    /** Tells that output made progress. */
    abstract void written();

    /** Writes bytes of a block; gives how many the system took. */
    protected abstract int send(Block block, int start, int end) throws IOException;

    /** Writes several pieces; gives how many bytes the system took. */
    protected abstract long send(Gather pieces) throws IOException;

    /** Ends the output of the socket. */
    protected abstract void endOutput() throws IOException;

    /** Whether {@link LoopChannel#writable} shall be called when the system takes more. */
    protected abstract void wantWritable(boolean on);

    // ---- the contract

    @Override
    public final byte[] reserve(int length) {
        if (ending || closing()) {
            offset = 0;
            return new byte[length];
        }
        OutputWindow window = loop.window();
        offset = window.reserve(this, length);
        return window.bytes();
    }

    @Override
    public final int offset() {
        return offset;
    }

    @Override
    public final void commit(int length) {
        if (!ending && !closing()) {
            loop.window().commit(this, length);
        }
    }

    @Override
    public final void write(Slice slice) {
        int length = slice.length();
        if (ending || closing() || length == 0) {
            slice.release();
        } else if (length <= COPIED) {
            OutputWindow window = loop.window();
            int at = window.reserve(this, length);
            slice.copyTo(0, window.bytes(), at, length);
            window.commit(this, length);
            slice.release();
        } else {
            spill();
            enqueue(slice);
        }
    }

    @Override
    public final void flush() {
        if (closing() || ended) {
            return;
        }
        int length = collected();
        if (queue != null || length > Gather.SCRATCH) {
            spill();
            if (!blocked) {
                sendQueue();
            }
        } else if (length > 0) {
            sendCollected(length);
        }
    }

    @Override
    public final long pending() {
        return collected() + (queue == null ? 0 : queue.bytes());
    }

    @Override
    public final void shutdownOutput() {
        if (ending || closing()) {
            return;
        }
        flush();
        ending = true;
        if (queue == null) {
            end();
        }
    }

    // ---- how it is done

    /** The bytes in the loop's window. */
    final int collected() {
        return to - from;
    }

    /** Moves what was collected into the queue, so that something may stand behind it. */
    final void spill() {
        if (collected() > 0) {
            byte[] copy = Arrays.copyOfRange(loop.window().bytes(), from, to);
            loop.window().drop(this);
            enqueue(HeapSlice.of(copy));
        }
    }

    private void enqueue(Slice slice) {
        if (queue == null) {
            queue = new OutputQueue();
        }
        queue.add(slice);
    }

    private void sendCollected(int length) {
        Block scratch = loop.gather().scratch();
        scratch.bytes().put(0, loop.window().bytes(), from, length);
        int sent;
        try {
            sent = send(scratch, 0, length);
        } catch (IOException | RuntimeException e) {
            fail(e);
            return;
        }
        if (sent == length) {
            loop.window().drop(this);
        } else {
            from += sent;
            spill();
            sendQueue();
        }
    }

    /** Writes until all is gone or the system takes no more; that is found by asking once too often, since it is told only after that. */
    private void sendQueue() {
        try {
            for (int i = 0; i < MOST_SENDS; i++) {
                long sent = sendOnce();
                if (sent == 0) {
                    blocked = true;
                    wantWritable(true);
                    return;
                }
                queue.taken(sent);
                if (queue.bytes() == 0) {
                    queue = null;
                    return;
                }
            }
            blocked = true;
            sendLater();
        } catch (IOException | RuntimeException e) {
            fail(e);
        }
    }

    private long sendOnce() throws IOException {
        Gather gather = loop.gather();
        queue.fill(gather);
        try {
            return gather.count() == 1 ? send(gather.block(0), gather.start(0), gather.end(0)) : send(gather);
        } finally {
            gather.clear();
        }
    }

    /** The system takes output again. */
    final void sendMore() {
        if (!blocked || closing()) {
            return;
        }
        blocked = false;
        wantWritable(false);
        sendQueue();
        if (!closing()) {
            if (ending && queue == null) {
                end();
            }
            written();
        }
    }

    private void end() {
        if (closing() || ended) {
            return;
        }
        ended = true;
        try {
            endOutput();
        } catch (IOException | RuntimeException e) {
            fail(e);
            return;
        }
        halfEnded();
    }

    /** Whether the output was ended and all of it is with the system. */
    final boolean outputEnded() {
        return ended;
    }

    /** Forgets all that is pending. */
    final void dropOutput() {
        loop.window().drop(this);
        if (queue != null) {
            queue.drop();
            queue = null;
        }
    }
}
