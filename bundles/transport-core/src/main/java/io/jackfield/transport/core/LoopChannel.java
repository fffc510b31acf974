package io.jackfield.transport.core;

import io.jackfield.spi.transport.Channel;
import io.jackfield.spi.transport.ChannelEvents;
import io.jackfield.spi.transport.TransportLoop;
import java.io.IOException;
import java.net.SocketAddress;
import java.util.function.Function;

/**
 * A channel of the contract on a socket of its {@link Poller}, which extends this class by the system calls. Output is the upper class's,
 * this one knows what arrives and how it ends:
 *
 * <pre>
 *   open --close, reset, fail--> closing (the socket is closed) --task--> closed (told)
 *     \--output ended and input ended--^
 * </pre>
 *
 * A read that left room in its block took all that there was; it waits for the end of the loop's {@link ReadRound}. Whatever else happens
 * to the channel comes after it.
 */
public abstract class LoopChannel extends SendingChannel implements Runnable {
    private static final System.Logger LOG = System.getLogger(LoopChannel.class.getName());

    /** Reads in a row, after which other channels of the loop have their turn. */
    private static final int MOST_READS = 16;

    private SocketAddress localAddress;
    private SocketAddress remoteAddress;
    private ChannelEvents events;
    private Connecting connecting;
    private IOException failure;
    /** Read and not yet delivered. */
    private BlockSlice waiting;
    /** The number of the size of the next read's block. */
    private byte size;

    private boolean littleBefore;
    /** Something was delivered, and not that the burst is over. */
    private boolean burst;

    private boolean readingOff;
    /** There is more to read than was, which the poller does not tell again. */
    private boolean unread;
    /** The poller told that the input has an end. */
    private boolean endKnown;

    private boolean scheduled;
    private boolean readAgain;
    private boolean sendAgain;
    private boolean inputEnded;
    private boolean closing;
    private boolean closed;

    /** A channel of that loop; called on it. */
    protected LoopChannel(EventLoop loop) {
        super(loop);
    }

    // ---- what the poller knows

    /** Connects; false if the outcome is told by {@link #writable}. */
    protected abstract boolean connect(SocketAddress remote, SocketAddress local) throws IOException;

    /** The outcome of {@link #connect}: whether it is connected by now. */
    protected abstract boolean finishConnect() throws IOException;

    /** Has {@link #readable} called from now on; the connection is made. */
    protected abstract void watch() throws IOException;

    /** Whether {@link #readable} shall be called. */
    protected abstract void wantReadable(boolean on);

    /** Reads into the block; gives the number of bytes, 0 if there is nothing, -1 at the end of the input. */
    protected abstract int receive(Block block) throws IOException;

    /** Closes the socket, with a reset if so. */
    protected abstract void closeSocket(boolean reset);

    /** Sets TCP_NODELAY where there is such a thing. */
    protected abstract void setNoDelay(boolean on) throws IOException;

    /** Sets SO_KEEPALIVE, and the idle time in seconds unless that is 0. */
    protected abstract void setKeepAlive(boolean on, int idleSeconds) throws IOException;

    /** Notes the addresses of a connection. */
    protected final void addresses(SocketAddress local, SocketAddress remote) {
        localAddress = local;
        remoteAddress = remote;
    }

    // ---- the contract

    @Override
    public final TransportLoop loop() {
        return loop;
    }

    @Override
    public final SocketAddress localAddress() {
        return localAddress;
    }

    @Override
    public final SocketAddress remoteAddress() {
        return remoteAddress;
    }

    @Override
    public final void reading(boolean on) {
        if (closing || on != readingOff) {
            return;
        }
        readingOff = !on;
        if (!inputEnded) {
            wantReadable(on);
        }
        if (on && unread) {
            readAgain = true;
            later();
        }
    }

    @Override
    public final void close() {
        if (connecting == null) {
            close(false);
        } else {
            connecting.failed(new IOException("the transport was closed"));
        }
    }

    @Override
    public final void reset() {
        close(true);
    }

    private void close(boolean reset) {
        if (!closing) {
            closing = true;
            dropOutput();
            closeSocket(reset);
            later();
        }
    }

    @Override
    public final void noDelay(boolean on) {
        if (!closing) {
            try {
                setNoDelay(on);
            } catch (IOException | RuntimeException e) {
                LOG.log(System.Logger.Level.DEBUG, "TCP_NODELAY was refused", e);
            }
        }
    }

    @Override
    public final void keepAlive(boolean on, int idleSeconds) {
        if (!closing) {
            try {
                setKeepAlive(on, on ? idleSeconds : 0);
            } catch (IOException | RuntimeException e) {
                LOG.log(System.Logger.Level.DEBUG, "SO_KEEPALIVE was refused", e);
            }
        }
    }

    // ---- what the poller tells

    /**
     * There is input.
     *
     * @param toTheEnd whether the input has ended behind it, so that it must be read on until that is seen
     */
    protected final void readable(boolean toTheEnd) {
        if (closing || inputEnded || connecting != null) {
            return;
        }
        endKnown |= toTheEnd;
        if (readingOff) {
            unread = true;
            return;
        }
        unread = false;
        deliver();
        int total = 0;
        int reads = 0;
        int asked;
        int count;
        do {
            Block block = takeBlock();
            if (block == null) {
                return;
            }
            asked = block.size();
            count = receiveInto(block);
            if (count > 0) {
                total += count;
                BlockSlice bytes = new BlockSlice(block, 0, count);
                if (!burst && count < asked && !endKnown) {
                    waiting = bytes;
                    loop.round().join(this);
                    break;
                }
                burst = true;
                grow(count == asked);
                read(bytes);
            } else {
                block.release();
            }
            reads++;
        } while (count > 0 && (count == asked || endKnown) && mayRead(reads));
        shrink(total);
        if (waiting == null) {
            complete();
        }
        if (count < 0) {
            endInput();
        }
    }

    private Block takeBlock() {
        try {
            return loop.blocks().take(size);
        } catch (OutOfMemoryError e) {
            broken(new IOException("there is no memory outside the heap to read into", e));
            return null;
        }
    }

    private int receiveInto(Block block) {
        try {
            return receive(block);
        } catch (IOException | RuntimeException e) {
            broken(e);
            return 0;
        }
    }

    private boolean mayRead(int reads) {
        if (closing) {
            return false;
        }
        if (readingOff) {
            unread = true;
            return false;
        }
        if (reads == MOST_READS) {
            unread = true;
            readAgain = true;
            later();
            return false;
        }
        return true;
    }

    private void grow(boolean full) {
        if (full && size < Blocks.LAST_SIZE) {
            size++;
            littleBefore = false;
        }
    }

    /** Twice in a row less than half of it came: the next block is smaller. */
    private void shrink(int total) {
        boolean little = size > 0 && total < Blocks.bytes(size) / 2;
        if (little && littleBefore) {
            size--;
            little = false;
        }
        littleBefore = little;
    }

    /** The system takes output again, or an attempt to connect has an outcome. */
    protected final void writable() {
        if (connecting != null) {
            connecting.outcome();
        } else {
            sendMore();
        }
    }

    /** The connection broke. */
    @Override
    protected final void fail(Exception cause) {
        if (!closing) {
            failure = SystemFailures.of(cause);
            close();
        }
    }

    /** The poller found the connection broken, not by reading. */
    protected final void broken(Exception cause) {
        catchUp();
        fail(cause);
    }

    /** Whether reading is off, so that what broke the connection is not found by reading. */
    protected final boolean isReadingOff() {
        return readingOff || inputEnded;
    }

    /** Whether an attempt to connect is under way. */
    protected final boolean isConnecting() {
        return connecting != null;
    }

    // ---- beginning

    final void connecting(Connecting attempt) {
        connecting = attempt;
    }

    /** The connection is there: asks for what gets its events. */
    public final void open(Function<Channel, ChannelEvents> opener) {
        connecting = null;
        loop.opened();
        ChannelEvents opened = null;
        try {
            opened = opener.apply(this);
        } catch (RuntimeException | Error e) {
            LOG.log(System.Logger.Level.ERROR, "a connection was not taken", e);
        }
        events = opened;
        if (opened == null || loop.closing()) {
            close();
        } else if (!closing) {
            begin();
        }
    }

    private void begin() {
        try {
            watch();
            if (readingOff) {
                wantReadable(false);
            }
        } catch (IOException e) {
            fail(e);
        }
    }

    /** Closes a socket that was never open. */
    final void abandon() {
        closing = true;
        closed = true;
        connecting = null;
        closeSocket(false);
    }

    // ---- telling

    /** Delivers what waits. */
    final void deliver() {
        BlockSlice bytes = waiting;
        if (bytes != null) {
            waiting = null;
            burst = true;
            read(bytes);
        }
    }

    /** The burst of what was delivered is over. */
    final void complete() {
        if (burst) {
            burst = false;
            if (!closing) {
                try {
                    events.readComplete();
                } catch (RuntimeException | Error e) {
                    thrown(e);
                }
            }
        }
    }

    private void catchUp() {
        deliver();
        complete();
    }

    private void read(BlockSlice bytes) {
        if (closing) {
            bytes.release();
            return;
        }
        try {
            events.read(bytes);
        } catch (RuntimeException | Error e) {
            thrown(e);
        }
    }

    private void endInput() {
        if (closing) {
            return;
        }
        inputEnded = true;
        wantReadable(false);
        try {
            events.inputEnded();
        } catch (RuntimeException | Error e) {
            thrown(e);
        }
        halfEnded();
    }

    @Override
    final void halfEnded() {
        if (inputEnded && outputEnded()) {
            close();
        }
    }

    @Override
    final void written() {
        try {
            events.written();
        } catch (RuntimeException | Error e) {
            thrown(e);
        }
    }

    @Override
    final boolean closing() {
        return closing;
    }

    @Override
    final void sendLater() {
        sendAgain = true;
        later();
    }

    private void later() {
        if (!scheduled) {
            scheduled = true;
            loop.enqueue(this);
        }
    }

    /** What could not be done inside another call. */
    @Override
    public final void run() {
        scheduled = false;
        if (closing) {
            tellClosed();
            return;
        }
        if (sendAgain) {
            sendAgain = false;
            sendMore();
        }
        if (readAgain) {
            readAgain = false;
            readable(false);
            // no round ends after tasks
            catchUp();
        }
    }

    private void tellClosed() {
        if (closed) {
            return;
        }
        catchUp();
        closed = true;
        loop.closed();
        if (events != null) {
            try {
                events.closed(failure);
            } catch (RuntimeException | Error e) {
                LOG.log(System.Logger.Level.ERROR, "an event of a connection threw", e);
            }
        }
    }

    private void thrown(Throwable e) {
        LOG.log(System.Logger.Level.ERROR, "an event of a connection threw; the connection is closed", e);
        fail(new IOException("an event of the connection threw", e));
    }
}
