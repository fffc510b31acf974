package io.jackfield.transport.core;

import java.io.IOException;
import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.function.ToLongFunction;

/**
 * The shortest of all packet filters, {@code return index}: attached to a SO_REUSEPORT group, it has the kernel give each new connect to
 * the member with that number. Needs no privilege (socket(7), SO_ATTACH_REUSEPORT_CBPF).
 */
public final class Steering {
    /** The level of the socket option. */
    public static final int SOL_SOCKET = 1;

    /** The option. */
    public static final int SO_ATTACH_REUSEPORT_CBPF = 51;

    /** The length of its value. */
    public static final int PROGRAM_LENGTH = 16;

    private static final System.Logger LOG = System.getLogger(Steering.class.getName());
    private static final short BPF_RET_K = 6;
    private static final int INSTRUCTION_LENGTH = 8;

    private Steering() {}

    /** Attaches the filter for that member; false where the system can not. {@code address} says where a direct buffer's memory begins. */
    public static boolean to(int index, ToLongFunction<ByteBuffer> address, Option option) {
        // struct sock_filter { u16 code; u8 jt; u8 jf; u32 k }
        ByteBuffer filter = ByteBuffer.allocateDirect(INSTRUCTION_LENGTH).order(ByteOrder.nativeOrder());
        filter.putShort(BPF_RET_K).put((byte) 0).put((byte) 0).putInt(index).flip();
        // struct sock_fprog { u16 len; struct sock_filter *filter }, the pointer aligned to its size
        ByteBuffer program = ByteBuffer.allocateDirect(PROGRAM_LENGTH).order(ByteOrder.nativeOrder());
        program.putShort((short) 1)
                .putShort((short) 0)
                .putInt(0)
                .putLong(address.applyAsLong(filter))
                .flip();
        try {
            return option.set(program);
        } catch (IOException | RuntimeException e) {
            LOG.log(System.Logger.Level.DEBUG, "the system did not take the filter", e);
            return false;
        } finally {
            Reference.reachabilityFence(filter);
        }
    }

    /** Sets the option on a socket of the group. */
    @FunctionalInterface
    public interface Option {
        /** Whether the system took the value. */
        boolean set(ByteBuffer program) throws IOException;
    }
}
