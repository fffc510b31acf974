package io.jackfield.platform.core;

import io.jackfield.api.error.HttpException;
import io.jackfield.api.tls.TlsSession;
import io.jackfield.platform.tls.TlsChannel;
import io.jackfield.platform.tls.TlsHandshake;
import io.jackfield.platform.tls.TlsOpening;
import io.jackfield.spi.transport.Channel;
import io.jackfield.spi.transport.ChannelEvents;

/** The handshake of a connection that an {@link Endpoint} accepted: its outcome is counted and told to the owner, in a turn. */
final class ServerHandshake implements TlsOpening {
    private final EndpointOwner owner;
    private final TlsSource source;
    private final TlsChannel channel;
    private PlatformConnection connection;

    private ServerHandshake(EndpointOwner owner, TlsSource source, Channel below, PlatformLoop loop) {
        this.owner = owner;
        this.source = source;
        this.channel = new TlsChannel(below, loop, loop.tlsBuffers(), TlsHandshake.ofServer(source, this));
    }

    /** The handshake over a channel, or null where the owner wants none. */
    static ServerHandshake of(EndpointOwner owner, Channel below, PlatformLoop loop) {
        TlsSource source = owner.tls();
        return source == null ? null : new ServerHandshake(owner, source, below, loop);
    }

    /** What the connection is to be made on. */
    TlsChannel channel() {
        return channel;
    }

    /** Begins, and gives what gets the events of the channel below. */
    ChannelEvents begin(PlatformConnection accepted) {
        connection = accepted;
        channel.open(accepted);
        return channel;
    }

    @Override
    public void secured(TlsSession session) {
        source.handshakes().secured(session);
        connection.loop.turn(() -> owner.shookHands(connection, null));
    }

    @Override
    public void failed(HttpException cause) {
        source.handshakes().failed(cause);
        connection.loop.turn(() -> owner.shookHands(connection, cause));
    }
}
