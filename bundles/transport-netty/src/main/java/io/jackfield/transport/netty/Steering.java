package io.jackfield.transport.netty;

import io.netty.channel.ChannelException;
import io.netty.channel.socket.ServerSocketChannel;
import io.netty.channel.unix.Buffer;
import io.netty.channel.unix.RawUnixChannelOption;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Attaches to a SO_REUSEPORT group the shortest of all packet filters, {@code return index}: the kernel then gives each new connect to
 * the member with that number. Needs no privilege (socket(7), SO_ATTACH_REUSEPORT_CBPF).
 */
final class Steering {
    private static final System.Logger LOG = System.getLogger(Steering.class.getName());

    private static final int SOL_SOCKET = 1;
    private static final int SO_ATTACH_REUSEPORT_CBPF = 51;
    private static final short BPF_RET_K = 6;
    private static final int INSTRUCTION_LENGTH = 8;
    private static final int PROGRAM_LENGTH = 16;

    private Steering() {}

    static boolean to(ServerSocketChannel member, int index) {
        // struct sock_filter { u16 code; u8 jt; u8 jf; u32 k }
        ByteBuffer filter = ByteBuffer.allocateDirect(INSTRUCTION_LENGTH).order(ByteOrder.nativeOrder());
        filter.putShort(BPF_RET_K).put((byte) 0).put((byte) 0).putInt(index).flip();
        // struct sock_fprog { u16 len; struct sock_filter *filter }, the pointer aligned to its size
        ByteBuffer program = ByteBuffer.allocateDirect(PROGRAM_LENGTH).order(ByteOrder.nativeOrder());
        program.putShort((short) 1)
                .putShort((short) 0)
                .putInt(0)
                .putLong(Buffer.memoryAddress(filter))
                .flip();
        try {
            return member.config()
                    .setOption(
                            new RawUnixChannelOption(
                                    "SO_ATTACH_REUSEPORT_CBPF", SOL_SOCKET, SO_ATTACH_REUSEPORT_CBPF, PROGRAM_LENGTH),
                            program);
        } catch (ChannelException e) {
            LOG.log(System.Logger.Level.DEBUG, "the system did not take the filter", e);
            return false;
        } finally {
            java.lang.ref.Reference.reachabilityFence(filter);
        }
    }
}
