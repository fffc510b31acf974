package io.jackfield.transport.uring;

import io.jackfield.transport.unix.UnixTransport;
import io.jackfield.transport.unix.Watch;
import io.jackfield.transport.unix.Watched;
import io.netty.channel.IoHandler;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.unix.FileDescriptor;
import io.netty.channel.uring.IoUring;
import io.netty.channel.uring.IoUringIoHandler;
import io.netty.channel.uring.IoUringIoHandlerConfig;

/** Sockets by Linux's io_uring: a ring tells what they are ready for, and what is wanted of it needs no system call of its own. */
public class IoUringTransport extends UnixTransport {
    /** The {@link #name}. */
    public static final String NAME = "io_uring";

    /** The {@link #ranking}: below all others, since it is not faster than they are; it serves who asks for it. */
    public static final int RANKING = 40;

    /** What waits to be handed over; more goes in between. */
    private static final int SUBMISSIONS = 256;

    /** Room for many sockets that are ready at once, or else the kernel forgets that it is to tell again. A power of two. */
    private static final int COMPLETIONS = 4096;

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
        if (!IoUring.isAvailable()) {
            return unavailable(NAME, IoUring.unavailabilityCause());
        }
        return IoUring.isPollAddMultishotEnabled()
                ? null
                : unavailable(NAME, new UnsupportedOperationException("it needs Linux 5.19"));
    }

    @Override
    protected IoHandlerFactory waits() {
        return IoUringIoHandler.newFactory(
                new IoUringIoHandlerConfig().setRingSize(SUBMISSIONS).setCqSize(COMPLETIONS));
    }

    @Override
    protected Watch watch(IoHandler wait, FileDescriptor socket, Watched told) {
        return new RingWatch(wait, socket, told);
    }
}
