package io.jackfield.transport.epoll;

import io.jackfield.transport.netty.HandlerFilter;
import io.netty.channel.IoHandle;
import io.netty.channel.IoHandler;
import io.netty.channel.IoHandlerContext;
import io.netty.channel.IoOps;
import io.netty.channel.IoRegistration;
import io.netty.channel.epoll.EpollIoOps;
import io.netty.util.concurrent.ThreadAwareExecutor;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;

/**
 * Netty's epoll handler with the wishes of its channels changed on their way to the kernel.
 *
 * <ul>
 *   <li>They are handed over when the loop next waits, so that reading switched off and on again in between costs no system call.
 *   <li>EPOLLRDHUP is never asked for: on it Netty reads to the end of the stream, reading switched off or not. The end is found by
 *       reading, when reading is on.
 *   <li>No wish at all becomes an edge-triggered one for nothing: a broken connection is then told once. Netty would take the socket
 *       out of the epoll set and fail with ENOENT at the next change.
 * </ul>
 */
final class QuietEpollHandler extends HandlerFilter {
    private static final System.Logger LOG = System.getLogger(QuietEpollHandler.class.getName());

    private final ThreadAwareExecutor loop;
    private final ArrayDeque<QuietRegistration> changed = new ArrayDeque<>();

    QuietEpollHandler(IoHandler nettys, ThreadAwareExecutor loop) {
        super(nettys);
        this.loop = loop;
    }

    @Override
    public IoRegistration register(IoHandle handle) throws Exception {
        return new QuietRegistration(handle, super.register(handle));
    }

    @Override
    public int run(IoHandlerContext context) {
        for (QuietRegistration one = changed.poll(); one != null; one = changed.poll()) {
            one.handOver();
        }
        return super.run(context);
    }

    private final class QuietRegistration implements IoRegistration {
        private final IoHandle handle;
        private final IoRegistration nettys;
        private EpollIoOps wanted = EpollIoOps.NONE;
        private EpollIoOps known = EpollIoOps.NONE;
        private boolean queued;

        QuietRegistration(IoHandle handle, IoRegistration nettys) {
            this.handle = handle;
            this.nettys = nettys;
        }

        @Override
        public long submit(IoOps ops) {
            if (!loop.isExecutorThread(Thread.currentThread())) {
                throw new IllegalStateException("interest is changed on the loop only");
            }
            EpollIoOps asked = EpollIoOps.valueOf(((EpollIoOps) ops).value() & ~EpollIoOps.EPOLLRDHUP.value());
            wanted = asked.equals(EpollIoOps.NONE) ? EpollIoOps.EPOLLET : asked;
            if (!queued) {
                queued = true;
                changed.add(this);
            }
            return wanted.value();
        }

        void handOver() {
            queued = false;
            if (wanted.equals(known)) {
                return;
            }
            known = wanted;
            try {
                nettys.submit(wanted);
            } catch (UncheckedIOException e) {
                LOG.log(System.Logger.Level.WARNING, "a connection could not be waited for and is closed", e);
                close();
            }
        }

        private void close() {
            try {
                handle.close();
            } catch (Exception e) {
                LOG.log(System.Logger.Level.DEBUG, "closing a connection failed", e);
            }
        }

        @Override
        @SuppressWarnings("TypeParameterUnusedInFormals") // Netty's signature
        public <T> T attachment() {
            return nettys.attachment();
        }

        @Override
        public boolean isValid() {
            return nettys.isValid();
        }

        @Override
        public boolean cancel() {
            return nettys.cancel();
        }
    }
}
