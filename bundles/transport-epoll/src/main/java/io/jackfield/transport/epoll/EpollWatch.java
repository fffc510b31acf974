package io.jackfield.transport.epoll;

import io.jackfield.transport.unix.Watch;
import io.jackfield.transport.unix.Watched;
import io.netty.channel.IoEvent;
import io.netty.channel.IoHandler;
import io.netty.channel.IoRegistration;
import io.netty.channel.epoll.EpollIoEvent;
import io.netty.channel.epoll.EpollIoHandle;
import io.netty.channel.epoll.EpollIoOps;
import io.netty.channel.unix.FileDescriptor;
import java.io.IOException;

/**
 * A socket in epoll's set. The kernel tells of input once, when it comes (EPOLLET), and goes on telling whether reading is on or not; of
 * room for output from the first time on that there was none. So a connection costs one {@code epoll_ctl} in all its life, mostly.
 */
final class EpollWatch extends Watch implements EpollIoHandle {
    private static final int EDGES = EpollIoOps.EPOLLET.value();
    private static final EpollIoOps INPUT = EpollIoOps.valueOf(IN | RDHUP | EDGES);
    private static final EpollIoOps BOTH = EpollIoOps.valueOf(INPUT.value() | OUT);

    /** The kernel tells of room for output. */
    private boolean output;

    EpollWatch(IoHandler wait, FileDescriptor socket, Watched told) {
        super(wait, socket, told);
    }

    @Override
    public void connecting() throws IOException {
        submit(BOTH);
    }

    /** Of room for output no more, or else the kernel would tell of it with each input. */
    @Override
    public void input() throws IOException {
        if (!output) {
            submit(INPUT);
        }
    }

    @Override
    public void output() throws IOException {
        if (!output) {
            output = true;
            submit(BOTH);
        }
    }

    /** Edge-triggered interest in nothing stands for none at all, for which Netty would take the socket out of the kernel's set. */
    @Override
    public void connections(boolean on) throws IOException {
        submit(on ? EpollIoOps.EPOLLIN : EpollIoOps.EPOLLET);
    }

    @Override
    public FileDescriptor fd() {
        return socket;
    }

    @Override
    public void handle(IoRegistration same, IoEvent event) {
        told.ready(((EpollIoEvent) event).ops().value());
    }
}
