package io.jackfield.transport.netty;

import io.netty.channel.Channel;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.RecvByteBufAllocator;
import io.netty.channel.ServerChannel;
import java.io.IOException;
import java.net.SocketAddress;
import java.nio.channels.SocketChannel;

/**
 * The sockets of one kind of Netty transport. Each {@code transport-*} bundle implements it; {@link NettyGroup} does the rest. It has no
 * state, its methods are called on any thread and may throw what Netty throws.
 */
public interface NettySockets {

    /** What the loops wait with. */
    IoHandlerFactory handlers();

    /** A new socket, neither bound nor connected, that can connect to the address. */
    Channel outgoing(SocketAddress remote) throws IOException;

    /** Whether {@link #adopted} works. */
    default boolean adopts() {
        return false;
    }

    /** A connected socket of the JDK's as a channel. */
    default Channel adopted(SocketChannel socket) throws IOException {
        throw new UnsupportedOperationException("this transport does not adopt sockets");
    }

    /** A new socket that can listen on the address, {@code reusePort} and SO_REUSEADDR set. */
    default ServerChannel listening(SocketAddress address, boolean reusePort) throws IOException {
        throw new UnsupportedOperationException("this transport does not listen: the keeper accepts for it");
    }

    /** Makes what gives a new channel its receive buffers; {@code received} is for the small ones. Called before it is registered. */
    default RecvByteBufAllocator receiveBuffers(Channel channel, LoopBuffer received) {
        return new LentBuffers(received);
    }

    /** The address in Netty's form. */
    default SocketAddress toNetty(SocketAddress address) {
        return address;
    }

    /** The address in the JDK's form, or null where there is none. */
    default SocketAddress toJdk(SocketAddress address) {
        return address;
    }

    /** Steers new connects of the SO_REUSEPORT group to the member with this number; false where it can not. */
    default boolean steer(ServerChannel member, int index) {
        return false;
    }

    /** How many connections wait to be accepted; negative where the system does not tell. */
    default int waiting(ServerChannel member) {
        return -1;
    }

    /** Sets the idle time before the first keep-alive probe, where the system can. */
    void keepAliveIdle(Channel channel, int seconds);
}
