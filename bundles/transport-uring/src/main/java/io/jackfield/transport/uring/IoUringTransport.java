package io.jackfield.transport.uring;

import io.jackfield.spi.transport.LoopGroup;
import io.jackfield.spi.transport.LoopSpec;
import io.jackfield.spi.transport.Transport;
import io.jackfield.transport.netty.NettyGroup;
import io.jackfield.transport.netty.UnixSockets;
import io.netty.channel.uring.IoUring;

/**
 * Sockets by Linux's io_uring: what a loop wants is written into a ring and handed over with one system call. Listens beside the keeper and
 * takes new connects by steering, as epoll does. Nothing native is loaded before somebody asks whether it is {@link #unavailable}.
 */
public class IoUringTransport implements Transport {
    /** The {@link #name}. */
    public static final String NAME = "io_uring";

    /** The {@link #ranking}: below all others, since it is not faster than they are; it serves who asks for it. */
    public static final int RANKING = 40;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int ranking() {
        return RANKING;
    }

    @Override
    public String unavailable() {
        return IoUring.isAvailable() ? null : UnixSockets.unavailable("io_uring", IoUring.unavailabilityCause());
    }

    @Override
    public boolean listens() {
        return true;
    }

    @Override
    public boolean adopts() {
        return false;
    }

    @Override
    public LoopGroup open(LoopSpec spec) {
        String reason = unavailable();
        if (reason != null) {
            throw new IllegalStateException(reason);
        }
        return NettyGroup.open(new IoUringSockets(), spec);
    }
}
