package io.jackfield.transport.netty;

import io.netty.channel.ChannelException;
import io.netty.channel.socket.ServerSocketChannel;
import io.netty.channel.unix.RawUnixChannelOption;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Asks the kernel how many connections a listening socket has not handed out yet. For a socket that listens the field {@code tcpi_unacked}
 * of TCP_INFO (tcp(7)) says so.
 */
final class Backlog {
    private static final System.Logger LOG = System.getLogger(Backlog.class.getName());

    private static final int IPPROTO_TCP = 6;
    private static final int TCP_INFO = 11;
    private static final int UNACKED = 24;
    private static final int LENGTH = UNACKED + Integer.BYTES;

    private Backlog() {}

    /** The length of its queue, or -1 where the system does not tell. */
    static int length(ServerSocketChannel listening) {
        try {
            ByteBuffer info =
                    listening.config().getOption(new RawUnixChannelOption("TCP_INFO", IPPROTO_TCP, TCP_INFO, LENGTH));
            return info == null || info.remaining() < LENGTH
                    ? -1
                    : info.order(ByteOrder.nativeOrder()).getInt(info.position() + UNACKED);
        } catch (ChannelException e) {
            LOG.log(System.Logger.Level.DEBUG, "the system does not tell what waits", e);
            return -1;
        }
    }
}
