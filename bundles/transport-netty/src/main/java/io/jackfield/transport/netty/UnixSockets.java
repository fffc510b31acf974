package io.jackfield.transport.netty;

import io.jackfield.transport.core.Steering;
import io.jackfield.transport.core.SystemFailures;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.channel.ServerChannel;
import io.netty.channel.socket.ServerSocketChannel;
import io.netty.channel.unix.Buffer;
import io.netty.channel.unix.DomainSocketAddress;
import io.netty.channel.unix.Errors;
import io.netty.channel.unix.RawUnixChannelOption;
import io.netty.channel.unix.Socket;
import io.netty.channel.unix.UnixChannel;
import io.netty.channel.unix.UnixChannelOption;
import java.io.IOException;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;

/** What Netty's native sockets of Linux have in common, TCP and Unix, whatever their loops wait with. */
public abstract class UnixSockets implements NettySockets {
    private static final RawUnixChannelOption STEERING = new RawUnixChannelOption(
            "SO_ATTACH_REUSEPORT_CBPF",
            Steering.SOL_SOCKET,
            Steering.SO_ATTACH_REUSEPORT_CBPF,
            Steering.PROGRAM_LENGTH);

    @Override
    public final Channel outgoing(SocketAddress remote) {
        return remote instanceof UnixDomainSocketAddress ? newUnixChannel() : newTcpChannel();
    }

    @Override
    public final ServerChannel listening(SocketAddress address, boolean reusePort) {
        if (address instanceof UnixDomainSocketAddress) {
            return newUnixServer();
        }
        ServerChannel server = newTcpServer();
        server.config().setOption(ChannelOption.SO_REUSEADDR, true);
        server.config().setOption(UnixChannelOption.SO_REUSEPORT, reusePort);
        return server;
    }

    /** A TCP socket that can connect. */
    protected abstract Channel newTcpChannel();

    /** A Unix socket that can connect. */
    protected abstract Channel newUnixChannel();

    /** A TCP socket that can listen. */
    protected abstract ServerChannel newTcpServer();

    /** A Unix socket that can listen. */
    protected abstract ServerChannel newUnixServer();

    @Override
    public final SocketAddress toNetty(SocketAddress address) {
        return address instanceof UnixDomainSocketAddress unix
                ? new DomainSocketAddress(unix.getPath().toString())
                : address;
    }

    @Override
    public final SocketAddress toJdk(SocketAddress address) {
        return address instanceof DomainSocketAddress unix ? UnixDomainSocketAddress.of(unix.path()) : address;
    }

    @Override
    public final boolean steer(ServerChannel member, int index) {
        return member instanceof ServerSocketChannel tcp
                && Steering.to(
                        index, Buffer::memoryAddress, program -> tcp.config().setOption(STEERING, program));
    }

    @Override
    public final int waiting(ServerChannel member) {
        return member instanceof ServerSocketChannel tcp ? Backlog.length(tcp) : -1;
    }

    /** What broke a connection, taken from the socket's SO_ERROR; null when nothing did. */
    public static IOException broken(Channel channel) {
        try {
            int error = ((Socket) ((UnixChannel) channel).fd()).getSoError();
            return error == 0 ? null : Errors.newIOException("read", -error);
        } catch (IOException e) {
            // the socket is closed already, which is told by other ways
            return null;
        }
    }

    /** Why Netty's native library for {@code what} is not there, in one sentence. */
    public static String unavailable(String what, Throwable nettys) {
        return SystemFailures.unavailable(what, nettys);
    }
}
