package io.jackfield.transport.uring;

import io.jackfield.transport.unix.Watch;
import io.jackfield.transport.unix.Watched;
import io.netty.channel.IoEvent;
import io.netty.channel.IoHandler;
import io.netty.channel.IoRegistration;
import io.netty.channel.unix.Errors;
import io.netty.channel.unix.FileDescriptor;
import io.netty.channel.uring.IoUringIoEvent;
import io.netty.channel.uring.IoUringIoHandle;
import io.netty.channel.uring.IoUringIoOps;
import java.io.IOException;

/**
 * A socket that a ring is asked to tell of. What it is asked for stands in the data of the request, and comes back with each answer:
 *
 * <pre>
 *   connecting     POLL_ADD, multishot, for input and output: told each time that something comes; asked again if the kernel tells no more
 *   input          the same, if there was none for it
 *   output         the same, if there was none for it
 *   connections    POLL_ADD, once: asked again after each answer, so that it is told as long as there are some
 *   end            ASYNC_CANCEL of each, since a request keeps the socket open
 * </pre>
 */
final class RingWatch extends Watch implements IoUringIoHandle {
    private static final System.Logger LOG = System.getLogger(RingWatch.class.getName());

    // io_uring_enter(2)
    private static final byte POLL_ADD = 6;
    private static final byte ASYNC_CANCEL = 14;
    private static final int POLL_ADD_MULTI = 1;
    private static final int CQE_F_MORE = 2;

    private static final int INPUT = IN | RDHUP;
    /** The data of a cancellation. */
    private static final int NOTHING = 0;

    /** What names the first request and the second, and 0. */
    private long first;

    private long second;
    /** All that the requests ask for. */
    private short asked;

    private boolean accepting;
    private boolean pending;
    private boolean ended;

    RingWatch(IoHandler wait, FileDescriptor socket, Watched told) {
        super(wait, socket, told);
    }

    @Override
    public void connecting() throws IOException {
        ask(INPUT | OUT);
    }

    @Override
    public void input() throws IOException {
        if ((asked & IN) == 0) {
            ask(INPUT);
        }
    }

    @Override
    public void output() throws IOException {
        if ((asked & OUT) == 0) {
            ask(OUT);
        }
    }

    @Override
    public void connections(boolean on) throws IOException {
        accepting = on;
        if (on && !pending) {
            pending = true;
            first = poll(IN, 0);
        }
    }

    private void ask(int events) throws IOException {
        boolean isFirst = asked == 0;
        asked |= (short) events;
        long name = poll(events, POLL_ADD_MULTI);
        if (isFirst) {
            first = name;
        } else {
            second = name;
        }
    }

    private long poll(int events, int how) throws IOException {
        return submit(operation(POLL_ADD, socket.intValue(), 0, how, events, events));
    }

    private static IoUringIoOps operation(byte code, int descriptor, long address, int length, int flags, long data) {
        return new IoUringIoOps(
                code, (byte) 0, (short) 0, descriptor, 0, address, length, flags, data, (short) 0, (short) 0, 0, 0);
    }

    // ---- what the ring tells

    @Override
    public void handle(IoRegistration same, IoEvent event) {
        IoUringIoEvent completion = (IoUringIoEvent) event;
        int request = (int) completion.userData();
        if (ended || request == NOTHING) {
            return;
        }
        boolean again = (completion.flags() & CQE_F_MORE) == 0;
        int result = completion.res();
        if (request == IN) {
            pending = false;
        }
        if (result < 0) {
            told.failed(Errors.newIOException("poll", result));
            return;
        }
        told.ready(result);
        if (again && !ended) {
            askAgain(request);
        }
    }

    private void askAgain(int request) {
        try {
            if (request == IN) {
                connections(accepting);
            } else {
                poll(request, POLL_ADD_MULTI);
            }
        } catch (IOException e) {
            told.failed(e);
        }
    }

    // ---- the end

    @Override
    public void end() {
        if (!ended) {
            ended = true;
            cancel(first);
            cancel(second);
            super.end();
        }
    }

    /** The kernel answers also if there is nothing to cancel any more. */
    private void cancel(long name) {
        if (name == 0) {
            return;
        }
        try {
            submit(operation(ASYNC_CANCEL, -1, name, 0, 0, NOTHING));
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "a socket is kept open by the ring until the loop ends", e);
        }
    }
}
