package io.jackfield.transport.uring;

import io.jackfield.transport.netty.HandlerFilter;
import io.jackfield.transport.netty.UnixSockets;
import io.netty.channel.Channel;
import io.netty.channel.IoEvent;
import io.netty.channel.IoHandle;
import io.netty.channel.IoHandler;
import io.netty.channel.IoRegistration;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.unix.DomainSocketChannel;
import io.netty.channel.unix.Errors;
import io.netty.channel.uring.IoUringIoEvent;
import io.netty.channel.uring.IoUringIoHandle;
import java.io.IOException;

/**
 * Netty's io_uring handler with some completions changed on their way to the channels.
 *
 * <ul>
 *   <li>POLLRDHUP is kept back: on it Netty reads to the end of the stream, reading switched off or not. The end is found by reading,
 *       when reading is on; while it is off, that the connection broke is told at once.
 *   <li>When accepting failed Netty tries again without end, though it was switched off; it is told that it was cancelled.
 *   <li>At the end of its input Netty closes a Unix socket; it is told that the read was cancelled, and output goes on.
 * </ul>
 */
final class QuietIoUringHandler extends HandlerFilter {
    // io_uring_enter(2)
    private static final byte POLL_ADD = 6;
    private static final byte ACCEPT = 13;
    private static final byte RECV = 27;

    // poll(2), errno(3)
    private static final int POLLIN = 1;
    private static final int POLLOUT = 4;
    private static final int POLLRDHUP = 0x2000;
    private static final int EAGAIN = -11;
    private static final int ECANCELED = -125;

    QuietIoUringHandler(IoHandler nettys) {
        super(nettys);
    }

    @Override
    public IoRegistration register(IoHandle handle) throws Exception {
        return super.register(new QuietHandle((IoUringIoHandle) handle));
    }

    private static final class QuietHandle implements IoUringIoHandle {
        private final IoUringIoHandle nettys;
        private final Channel channel;
        private IoUringIoEvent keptBack;

        QuietHandle(IoUringIoHandle nettys) {
            this.nettys = nettys;
            this.channel = ((Channel.Unsafe) nettys).voidPromise().channel();
        }

        @Override
        public void handle(IoRegistration registration, IoEvent ioEvent) {
            IoUringIoEvent event = (IoUringIoEvent) ioEvent;
            if (!channel.isOpen()) {
                if (keptBack != null) {
                    // Netty ends a registration when it has heard of everything
                    nettys.handle(registration, keptBack);
                    keptBack = null;
                }
                nettys.handle(registration, event);
            } else if (event.opcode() == POLL_ADD && event.res() > 0 && (event.res() & POLLRDHUP) != 0) {
                peerEnded(registration, event);
            } else if (event.opcode() == ACCEPT && failed(event.res())) {
                channel.pipeline().fireExceptionCaught(Errors.newIOException("accept", event.res()));
                nettys.handle(registration, cancelled(event));
            } else if (event.opcode() == RECV && event.res() == 0 && channel instanceof DomainSocketChannel) {
                endInput();
                nettys.handle(registration, cancelled(event));
            } else {
                nettys.handle(registration, event);
            }
        }

        private void peerEnded(IoRegistration registration, IoUringIoEvent event) {
            if ((event.res() & (POLLIN | POLLOUT)) == 0) {
                keptBack = cancelled(event);
                tellIfBroken();
            } else {
                // asked for or not, the kernel says it too
                nettys.handle(registration, as(event.res() & ~POLLRDHUP, event));
            }
        }

        private static boolean failed(int result) {
            return result < 0 && result != EAGAIN && result != ECANCELED;
        }

        private static IoUringIoEvent cancelled(IoUringIoEvent event) {
            return as(ECANCELED, event);
        }

        private static IoUringIoEvent as(int result, IoUringIoEvent event) {
            return new IoUringIoEvent(result, event.flags(), event.opcode(), event.userData());
        }

        private void tellIfBroken() {
            IOException broken = channel.config().isAutoRead() ? null : UnixSockets.broken(channel);
            if (broken != null) {
                channel.pipeline().fireExceptionCaught(broken);
            }
        }

        private void endInput() {
            // else Netty would read again
            channel.config().setAutoRead(false);
            channel.pipeline().fireUserEventTriggered(ChannelInputShutdownEvent.INSTANCE);
        }

        @Override
        public void registered() {
            nettys.registered();
        }

        @Override
        public void unregistered() {
            nettys.unregistered();
        }

        @Override
        public void close() throws Exception {
            nettys.close();
        }
    }
}
