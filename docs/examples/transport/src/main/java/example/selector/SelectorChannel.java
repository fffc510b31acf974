package example.selector;

import io.jackfield.spi.buffer.HeapSlice;
import io.jackfield.spi.buffer.Slice;
import io.jackfield.spi.transport.Channel;
import io.jackfield.spi.transport.ChannelEvents;
import io.jackfield.spi.transport.TransportLoop;
import java.io.IOException;
import java.net.SocketAddress;
import java.net.SocketOption;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.function.Function;
import jdk.net.ExtendedSocketOptions;

/** A connected socket. Everything happens on its loop; what it tells in answer to a call, it tells in a later task. */
final class SelectorChannel implements Channel, SelectorLoop.Watched {
    private static final System.Logger LOG = System.getLogger(SelectorChannel.class.getName());

    /** So that one busy peer does not keep the loop from the others. */
    private static final int READS_IN_A_BURST = 16;

    private final SelectorLoop loop;
    private final SocketChannel socket;
    private final Outgoing outgoing = new Outgoing();
    private SelectionKey key;
    private ChannelEvents events;
    private SocketAddress localAddress;
    private SocketAddress remoteAddress;
    private boolean reading = true;
    private boolean ending;
    private boolean outputEnded;
    private boolean inputEnded;
    private boolean closing;
    private boolean full;
    private IOException failure;

    private SelectorChannel(SelectorLoop loop, SocketChannel socket) {
        this.loop = loop;
        this.socket = socket;
    }

    /** Makes a connected socket a channel, and asks the owner for what gets its events. */
    static void open(SelectorLoop loop, SocketChannel socket, Function<Channel, ChannelEvents> owner) {
        SelectorChannel channel = new SelectorChannel(loop, socket);
        try {
            channel.localAddress = socket.getLocalAddress();
            channel.remoteAddress = socket.getRemoteAddress();
            channel.key = loop.watch(socket, 0, channel);
            channel.noDelay(true);
            channel.events = owner.apply(channel);
        } catch (IOException | RuntimeException | Error e) {
            LOG.log(System.Logger.Level.DEBUG, "a connection was not taken", e);
        }
        if (channel.events == null) {
            SelectorLoop.closeQuietly(socket);
        } else {
            channel.watch();
        }
    }

    @Override
    public TransportLoop loop() {
        return loop;
    }

    @Override
    public SocketAddress localAddress() {
        return localAddress;
    }

    @Override
    public SocketAddress remoteAddress() {
        return remoteAddress;
    }

    // ---- output

    @Override
    public byte[] reserve(int length) {
        return outgoing.reserve(length);
    }

    @Override
    public int offset() {
        return outgoing.offset();
    }

    @Override
    public void commit(int length) {
        if (!ending && !closing) {
            outgoing.commit(length);
        }
    }

    @Override
    public void write(Slice slice) {
        if (ending || closing) {
            slice.release();
        } else {
            outgoing.add(slice);
        }
    }

    @Override
    public void flush() {
        if (!closing) {
            outgoing.flush();
            writeOn();
        }
    }

    @Override
    public long pending() {
        return outgoing.pending();
    }

    @Override
    public void shutdownOutput() {
        ending = true;
        flush();
    }

    /** Writes what was flushed; what the system does not take is tried again when it can take more. */
    private void writeOn() {
        try {
            full = !outgoing.writeTo(socket);
            if (ending && !full && !outputEnded) {
                outputEnded = true;
                socket.shutdownOutput();
                closeIfBothEnded();
            }
            watch();
        } catch (IOException e) {
            fail(e);
        }
    }

    // ---- input

    @Override
    public void reading(boolean on) {
        reading = on;
        watch();
    }

    private void readBurst() throws IOException {
        int length = 1;
        int reads = 0;
        while (length > 0 && reads < READS_IN_A_BURST && reading && !closing) {
            ByteBuffer received = loop.received();
            length = socket.read(received);
            if (length > 0) {
                reads++;
                byte[] bytes = new byte[length];
                received.flip().get(bytes);
                events.read(HeapSlice.of(bytes));
            }
        }
        if (reads > 0 && !closing) {
            events.readComplete();
        }
        if (length < 0 && !closing) {
            inputEnded = true;
            events.inputEnded();
            closeIfBothEnded();
        }
        watch();
    }

    // ---- what the selector tells

    @Override
    public void ready() {
        try {
            if (key.isWritable()) {
                long before = pending();
                writeOn();
                if (pending() < before && !closing) {
                    events.written();
                }
            }
            if (!closing && key.isReadable()) {
                readBurst();
            }
        } catch (IOException e) {
            fail(e);
        } catch (RuntimeException | Error e) {
            LOG.log(System.Logger.Level.ERROR, "an event of a connection threw; the connection is closed", e);
            fail(new IOException("an event of the connection threw", e));
        }
    }

    @Override
    public void abandon() {
        close();
    }

    /** Says what to wait for; with nothing to wait for the selector does not even hear of a reset. */
    private void watch() {
        if (!closing) {
            int read = reading && !inputEnded ? SelectionKey.OP_READ : 0;
            key.interestOps(full ? read | SelectionKey.OP_WRITE : read);
        }
    }

    // ---- end

    private void closeIfBothEnded() {
        if (inputEnded && outputEnded) {
            close();
        }
    }

    private void fail(IOException cause) {
        failure = cause;
        close();
    }

    @Override
    public void close() {
        if (!closing) {
            closing = true;
            outgoing.drop();
            SelectorLoop.closeQuietly(socket);
            loop.execute(this::tellClosed);
        }
    }

    /** A channel that its owner refused has nobody to tell. */
    private void tellClosed() {
        if (events != null) {
            events.closed(failure);
        }
    }

    @Override
    public void reset() {
        option(StandardSocketOptions.SO_LINGER, 0);
        close();
    }

    // ---- options

    @Override
    public void noDelay(boolean on) {
        option(StandardSocketOptions.TCP_NODELAY, on);
    }

    @Override
    public void keepAlive(boolean on, int idleSeconds) {
        option(StandardSocketOptions.SO_KEEPALIVE, on);
        if (on && idleSeconds > 0) {
            option(ExtendedSocketOptions.TCP_KEEPIDLE, idleSeconds);
        }
    }

    /** Sets an option where the socket has it; the peer may have broken the connection in the meantime. */
    private <T> void option(SocketOption<T> option, T value) {
        try {
            if (!closing && socket.supportedOptions().contains(option)) {
                socket.setOption(option, value);
            }
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, option + " was refused", e);
        }
    }
}
