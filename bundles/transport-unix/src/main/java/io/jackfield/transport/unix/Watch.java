package io.jackfield.transport.unix;

import io.netty.channel.IoHandle;
import io.netty.channel.IoHandler;
import io.netty.channel.IoOps;
import io.netty.channel.IoRegistration;
import io.netty.channel.unix.FileDescriptor;
import java.io.IOException;

/**
 * The kernel's eye on one socket, for its {@link Watched}. A channel wants {@link #input}, after {@link #connecting} if it is to be made, a
 * listening socket {@link #connections}; then comes the {@link #end}. Loop only.
 */
public abstract class Watch implements IoHandle {
    // poll(2); epoll has the same
    /** There is input, or a connection to accept. */
    public static final int IN = 1;

    /** There is room for output, or a connection is made. */
    public static final int OUT = 4;

    /** The input has an end. */
    public static final int RDHUP = 0x2000;

    /** An error, or both directions ended (POLLERR, POLLHUP). */
    public static final int BROKEN = 8 | 0x10;

    /** The socket. */
    protected final FileDescriptor socket;

    /** Who is told. */
    protected final Watched told;

    private final IoHandler wait;
    private IoRegistration registration;

    /** A watch that sees nothing yet. */
    protected Watch(IoHandler wait, FileDescriptor socket, Watched told) {
        this.wait = wait;
        this.socket = socket;
        this.told = told;
    }

    /** Tells when an attempt to connect has an outcome. */
    public abstract void connecting() throws IOException;

    /** Tells of input, and of its end, each time that some comes, and of what is there already; not again of what was left unread. */
    public abstract void input() throws IOException;

    /** Tells when there is room for output, at least once. */
    public abstract void output() throws IOException;

    /** Tells of connections as long as there are any to accept; or no more. */
    public abstract void connections(boolean on) throws IOException;

    /** Forgets the socket, which was closed. */
    public void end() {
        if (registration == null) {
            told.gone();
        } else {
            registration.cancel();
        }
    }

    /** Says to Netty's wait what is wanted; gives what it names that by. */
    protected final long submit(IoOps ops) throws IOException {
        try {
            if (registration == null) {
                registration = wait.register(this);
            }
            return registration.submit(ops);
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            throw e.getCause() instanceof IOException cause ? cause : new IOException("a socket can not be watched", e);
        }
    }

    @Override
    public final void close() {
        told.close();
    }

    @Override
    public final void unregistered() {
        told.gone();
    }
}
