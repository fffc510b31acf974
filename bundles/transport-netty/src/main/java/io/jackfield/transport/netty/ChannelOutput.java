package io.jackfield.transport.netty;

import io.jackfield.spi.buffer.Slice;
import io.netty.buffer.ByteBuf;
import io.netty.channel.DefaultChannelProgressivePromise;
import io.netty.channel.socket.DuplexChannel;
import java.nio.channels.ClosedChannelException;

/**
 * The outgoing half of a {@link NettyChannel}: collects, counts, ends. It is itself the promise of all its writes, never done, so that
 * a write allocates no promise and Netty tells it of every byte that the system took.
 *
 * <pre>
 *   reserve, commit --> OutputWindow --spill-->  Netty's queue --flush--> system
 *   write(large) ------------------------------------^            progress: queued falls, written() is told later
 * </pre>
 */
@SuppressWarnings("serial") // promises are not serialised
final class ChannelOutput extends DefaultChannelProgressivePromise implements Runnable {
    /** Up to here copying a slice is cheaper than one more buffer in the queue and in the system call. */
    private static final int COPIED = 512;

    private final NettyChannel owner;
    private final io.netty.channel.Channel channel;
    private final OutputWindow window;
    private final LoopBuffer chunk;

    private long queued;
    private long progress;
    private int offset;
    private boolean behind;
    private boolean scheduled;
    private boolean ending;
    private boolean ended;
    private boolean closed;

    ChannelOutput(NettyChannel owner, io.netty.channel.Channel channel, NettyLoop loop) {
        super(channel);
        this.owner = owner;
        this.channel = channel;
        this.window = loop.window();
        this.chunk = loop.chunk();
    }

    byte[] reserve(int length) {
        if (ending || closed) {
            offset = 0;
            return new byte[length];
        }
        offset = window.reserve(this, length);
        return window.bytes();
    }

    int offset() {
        return offset;
    }

    void commit(int length) {
        if (!ending && !closed) {
            window.commit(this, length);
        }
    }

    void write(Slice slice) {
        int length = slice.length();
        if (ending || closed || length == 0) {
            slice.release();
        } else if (length <= COPIED) {
            int at = window.reserve(this, length);
            slice.copyTo(0, window.bytes(), at, length);
            window.commit(this, length);
            slice.release();
        } else {
            spill();
            enqueue(buffer(slice, length));
        }
    }

    private ByteBuf buffer(Slice slice, int length) {
        if (slice instanceof NettySlice nettys) {
            return nettys.forWriting();
        }
        // sockets take memory outside the heap only: a foreign slice is copied there once, here or by Netty
        boolean lent = length <= chunk.size() && length >= chunk.size() / 4;
        ByteBuf copy = lent ? chunk.lend(channel.alloc()) : channel.alloc().directBuffer(length, length);
        copy.writeBytes(slice.view());
        slice.release();
        return copy;
    }

    /** Moves what was collected into Netty's queue, so that something may be queued behind it. */
    void spill() {
        ByteBuf collected = window.take(this, channel.alloc());
        if (collected != null) {
            enqueue(collected);
        }
    }

    private void enqueue(ByteBuf bytes) {
        queued += bytes.readableBytes();
        channel.unsafe().write(bytes, this);
    }

    void flush() {
        if (closed || ended) {
            return;
        }
        spill();
        if (queued > 0) {
            channel.unsafe().flush();
            behind = queued > 0;
        }
    }

    long pending() {
        return queued + window.collected(this);
    }

    void shutdown() {
        if (ending || closed) {
            return;
        }
        flush();
        ending = true;
        if (queued == 0) {
            end();
        }
    }

    boolean ended() {
        return ended;
    }

    /** Forgets all that is pending; Netty releases what is in its queue. */
    void close() {
        closed = true;
        queued = 0;
        window.drop(this);
    }

    private void end() {
        if (closed || ended) {
            return;
        }
        ended = true;
        Throwable failure = ((DuplexChannel) channel).shutdownOutput().cause();
        if (failure == null) {
            owner.halfEnded();
        } else {
            owner.fail(failure);
        }
    }

    // ---- as the promise of all writes

    @Override
    public boolean tryProgress(long now, long total) {
        queued -= now - progress;
        progress = now;
        if (behind && !scheduled) {
            // Netty is inside its write loop: events are told from a task of their own
            scheduled = true;
            channel.eventLoop().execute(this);
        }
        return true;
    }

    /** Tells of progress. */
    @Override
    public void run() {
        scheduled = false;
        if (closed) {
            return;
        }
        behind = queued > 0;
        if (ending && queued == 0) {
            end();
        }
        owner.written();
    }

    @Override
    public boolean setUncancellable() {
        return true;
    }

    @Override
    public boolean trySuccess(Void result) {
        progress = 0;
        return true;
    }

    @Override
    public boolean tryFailure(Throwable cause) {
        progress = 0;
        if (!closed && !ended && !(cause instanceof ClosedChannelException)) {
            owner.fail(cause);
        }
        return true;
    }
}
