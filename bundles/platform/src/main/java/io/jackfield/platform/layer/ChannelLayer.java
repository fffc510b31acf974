package io.jackfield.platform.layer;

import io.jackfield.spi.buffer.Slice;
import io.jackfield.spi.transport.Channel;
import io.jackfield.spi.transport.ChannelEvents;
import io.jackfield.spi.transport.TransportLoop;
import java.io.IOException;
import java.net.SocketAddress;

/**
 * A {@link Channel} on top of another: gets the events of the one below, and is the channel of whoever is above. What a subclass does not change
 * passes through. Loop only.
 */
public abstract class ChannelLayer implements Channel, ChannelEvents {
    /** The channel below. */
    protected final Channel below;
    /** Who is above, once it is there. */
    protected ChannelEvents events;

    /** @param below its events come here */
    protected ChannelLayer(Channel below) {
        this.below = below;
    }

    // ---- what the channel below tells

    @Override
    public void read(Slice bytes) {
        events.read(bytes);
    }

    @Override
    public void readComplete() {
        events.readComplete();
    }

    @Override
    public void inputEnded() {
        events.inputEnded();
    }

    @Override
    public void written() {
        events.written();
    }

    @Override
    public void closed(IOException cause) {
        events.closed(cause);
    }

    // ---- the contract of a channel

    @Override
    public final TransportLoop loop() {
        return below.loop();
    }

    @Override
    public final SocketAddress localAddress() {
        return below.localAddress();
    }

    @Override
    public SocketAddress remoteAddress() {
        return below.remoteAddress();
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
    public final void noDelay(boolean on) {
        below.noDelay(on);
    }

    @Override
    public final void keepAlive(boolean on, int idleSeconds) {
        below.keepAlive(on, idleSeconds);
    }
}
