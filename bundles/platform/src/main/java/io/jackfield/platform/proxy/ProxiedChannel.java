package io.jackfield.platform.proxy;

import io.jackfield.spi.buffer.HeapSlice;
import io.jackfield.spi.buffer.Slice;
import io.jackfield.spi.connection.Deadline;
import io.jackfield.spi.connection.Loop;
import io.jackfield.spi.transport.Channel;
import io.jackfield.spi.transport.ChannelEvents;
import io.jackfield.spi.transport.TransportLoop;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;

/**
 * A channel from a load balancer that is believed: takes the {@link ProxyHeader} off, and has the address of whoever is behind. Without a header
 * that can be meant, or when none comes within 10 s, it is closed. Loop only.
 */
public final class ProxiedChannel implements Channel, ChannelEvents {
    private static final System.Logger LOG = System.getLogger(ProxiedChannel.class.getName());
    private static final long LIMIT_MILLIS = 10_000;

    private final Channel below;
    private final Deadline limit;
    private ChannelEvents events;
    private byte[] begun = new byte[0];
    private boolean read;
    private volatile InetSocketAddress source;

    /**
     * Begins when {@link #open} is called.
     *
     * @param below the channel that the header comes on
     * @param loop its loop
     */
    public ProxiedChannel(Channel below, Loop loop) {
        this.below = below;
        this.limit = loop.deadline(() -> refuse("no header within " + LIMIT_MILLIS + " ms"));
    }

    /** Begins, called once before anything is read; gives what gets the events of the channel below. */
    public ChannelEvents open(ChannelEvents receiver) {
        events = receiver;
        limit.arm(LIMIT_MILLIS);
        return this;
    }

    private void refuse(String why) {
        LOG.log(Level.DEBUG, "PROXY protocol of {0}: {1}; the connection is closed", below.remoteAddress(), why);
        below.close();
    }

    // ---- what the channel below tells

    @Override
    public void read(Slice bytes) {
        if (read) {
            events.read(bytes);
            return;
        }
        byte[] all = new byte[begun.length + bytes.length()];
        System.arraycopy(begun, 0, all, 0, begun.length);
        bytes.copyTo(0, all, begun.length, bytes.length());
        bytes.release();
        begun = all;
        ProxyHeader.Read header = ProxyHeader.read(ByteBuffer.wrap(all));
        if (header.length() < 0) {
            refuse("not a header");
        } else if (header.length() > 0) {
            read = true;
            begun = null;
            limit.disarm();
            source = header.source();
            if (all.length > header.length()) {
                events.read(HeapSlice.of(all, header.length(), all.length - header.length()));
            }
        }
    }

    @Override
    public void readComplete() {
        if (read) {
            events.readComplete();
        }
    }

    @Override
    public void inputEnded() {
        if (read) {
            events.inputEnded();
        } else {
            below.close();
        }
    }

    @Override
    public void written() {
        events.written();
    }

    @Override
    public void closed(IOException cause) {
        limit.disarm();
        events.closed(cause);
    }

    // ---- the contract of a channel

    @Override
    public TransportLoop loop() {
        return below.loop();
    }

    @Override
    public SocketAddress localAddress() {
        return below.localAddress();
    }

    /** Whoever is behind, if the header said so. */
    @Override
    public SocketAddress remoteAddress() {
        InetSocketAddress behind = source;
        return behind == null ? below.remoteAddress() : behind;
    }

    @Override
    public byte[] reserve(int length) {
        return below.reserve(length);
    }

    @Override
    public int offset() {
        return below.offset();
    }

    @Override
    public void commit(int length) {
        below.commit(length);
    }

    @Override
    public void write(Slice slice) {
        below.write(slice);
    }

    @Override
    public void flush() {
        below.flush();
    }

    @Override
    public long pending() {
        return below.pending();
    }

    @Override
    public void shutdownOutput() {
        below.shutdownOutput();
    }

    @Override
    public void reading(boolean on) {
        below.reading(on);
    }

    @Override
    public void close() {
        below.close();
    }

    @Override
    public void reset() {
        below.reset();
    }

    @Override
    public void noDelay(boolean on) {
        below.noDelay(on);
    }

    @Override
    public void keepAlive(boolean on, int idleSeconds) {
        below.keepAlive(on, idleSeconds);
    }
}
