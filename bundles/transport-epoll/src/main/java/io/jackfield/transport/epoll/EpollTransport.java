package io.jackfield.transport.epoll;

import io.jackfield.transport.unix.UnixTransport;
import io.jackfield.transport.unix.Watch;
import io.jackfield.transport.unix.Watched;
import io.netty.channel.IoHandler;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.unix.FileDescriptor;

/** Sockets by Linux's epoll, without the JDK between. */
public class EpollTransport extends UnixTransport {
    /** The {@link #name}. */
    public static final String NAME = "epoll";

    /** The {@link #ranking}: above the portable transports. */
    public static final int RANKING = 100;

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
        return Epoll.isAvailable() ? null : unavailable("epoll", Epoll.unavailabilityCause());
    }

    @Override
    protected IoHandlerFactory waits() {
        return EpollIoHandler.newFactory();
    }

    @Override
    protected Watch watch(IoHandler wait, FileDescriptor socket, Watched told) {
        return new EpollWatch(wait, socket, told);
    }
}
