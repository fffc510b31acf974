package io.jackfield.platform.proxy;

import io.jackfield.platform.layer.ChannelLayer;
import io.jackfield.spi.buffer.HeapSlice;
import io.jackfield.spi.buffer.Slice;
import io.jackfield.spi.connection.Deadline;
import io.jackfield.spi.connection.Loop;
import io.jackfield.spi.transport.Channel;
import io.jackfield.spi.transport.ChannelEvents;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;

/**
 * A channel from a load balancer that is believed: takes the {@link ProxyHeader} off, and has the address of whoever is behind. Without a header
 * that can be meant, or when none comes within 10 s, it is closed. Loop only.
 */
public final class ProxiedChannel extends ChannelLayer {
    private static final System.Logger LOG = System.getLogger(ProxiedChannel.class.getName());
    private static final long LIMIT_MILLIS = 10_000;

    private final Deadline limit;
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
        super(below);
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
    public void closed(IOException cause) {
        limit.disarm();
        super.closed(cause);
    }

    // ---- the contract of a channel

    /** Whoever is behind, if the header said so. */
    @Override
    public SocketAddress remoteAddress() {
        InetSocketAddress behind = source;
        return behind == null ? below.remoteAddress() : behind;
    }
}
