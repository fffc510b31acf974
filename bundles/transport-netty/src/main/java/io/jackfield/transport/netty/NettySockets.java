package io.jackfield.transport.netty;

import io.netty.channel.Channel;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.ServerChannel;
import java.io.IOException;
import java.net.SocketAddress;

/**
 * The sockets of one kind of Netty transport. Each {@code transport-*} bundle implements it; {@link NettyGroup} does the rest. It has no
 * state, its methods are called on any thread and may throw what Netty throws.
 */
public interface NettySockets {

    /** What the loops wait with. */
    IoHandlerFactory handlers();

    /** A new socket, neither bound nor connected, that can connect to the address. */
    Channel outgoing(SocketAddress remote) throws IOException;

    /** A new socket that can listen on the address, {@code reusePort} and SO_REUSEADDR set. */
    ServerChannel listening(SocketAddress address, boolean reusePort) throws IOException;

    /** The address in Netty's form. */
    SocketAddress toNetty(SocketAddress address);

    /** The address in the JDK's form, or null where there is none. */
    SocketAddress toJdk(SocketAddress address);

    /** Steers new connects of the SO_REUSEPORT group to the member with this number; false where it can not. */
    boolean steer(ServerChannel member, int index);

    /** How many connections wait to be accepted; negative where the system does not tell. */
    int waiting(ServerChannel member);

    /** Sets the idle time before the first keep-alive probe, where the system can. */
    void keepAliveIdle(Channel channel, int seconds);
}
