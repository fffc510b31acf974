package io.jackfield.platform.core;

import io.jackfield.api.error.HttpException;
import io.jackfield.api.tls.TlsSession;
import io.jackfield.platform.tls.TlsChannel;
import io.jackfield.platform.tls.TlsHandshake;
import io.jackfield.platform.tls.TlsOpening;
import io.jackfield.spi.transport.Channel;
import io.jackfield.spi.transport.ChannelEvents;
import java.util.function.Function;

/** The handshake of a connection that {@link Connects} opened: its outcome is that of the attempt, told in a turn. */
final class ClientHandshake implements TlsOpening {
    private final Connects.Secure secure;
    private final PlatformLoop loop;
    private final Connects.Sink sink;
    private PlatformConnection connection;

    ClientHandshake(Connects.Secure secure, PlatformLoop loop, Connects.Sink sink) {
        this.secure = secure;
        this.loop = loop;
        this.sink = sink;
    }

    ChannelEvents begin(Channel below, Function<Channel, PlatformConnection> maker) {
        TlsChannel channel = new TlsChannel(
                below, loop, loop.tlsBuffers(), TlsHandshake.ofClient(secure.source(), secure.server(), this));
        connection = maker.apply(channel);
        loop.turn(() -> sink.shaking(connection));
        channel.open(connection);
        return channel;
    }

    @Override
    public void secured(TlsSession session) {
        loop.turn(() -> sink.opened(connection));
    }

    @Override
    public void failed(HttpException cause) {
        loop.turn(() -> sink.failed(cause));
    }
}
