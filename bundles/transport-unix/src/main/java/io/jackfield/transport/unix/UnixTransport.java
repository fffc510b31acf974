package io.jackfield.transport.unix;

import io.jackfield.spi.transport.LoopGroup;
import io.jackfield.spi.transport.LoopSpec;
import io.jackfield.spi.transport.Transport;
import io.jackfield.transport.core.SocketGroup;
import io.netty.channel.IoHandler;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.unix.FileDescriptor;
import io.netty.util.concurrent.FastThreadLocal;

/**
 * A transport on Netty's native sockets: listens beside the keeper and takes new connects by steering. The class below says how the kernel
 * tells that a socket is ready. Nothing native is loaded before somebody asks whether it is {@link #unavailable}.
 */
public abstract class UnixTransport implements Transport {

    /** A transport without state. */
    protected UnixTransport() {}

    /** Makes Netty's wait of a loop. */
    protected abstract IoHandlerFactory waits();

    /** How a socket is watched by the wait of its loop; nothing is registered yet. */
    protected abstract Watch watch(IoHandler wait, FileDescriptor socket, Watched told);

    @Override
    public final boolean listens() {
        return true;
    }

    @Override
    public final boolean adopts() {
        return false;
    }

    @Override
    public final LoopGroup open(LoopSpec spec) {
        String reason = unavailable();
        if (reason != null) {
            throw new IllegalStateException(reason);
        }
        try {
            return SocketGroup.open(new UnixSockets(this), spec);
        } finally {
            leaveThread();
        }
    }

    /** Why Netty's native library for {@code what} is not there, in one sentence. */
    protected static String unavailable(String what, Throwable nettys) {
        Throwable cause = nettys;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return "Netty's native library for " + what + " can not be used here: " + cause.getMessage();
    }

    /** Removes Netty's thread-locals from the calling thread, which is not ours: they would keep its class loader reachable. */
    protected static void leaveThread() {
        FastThreadLocal.removeAll();
    }
}
