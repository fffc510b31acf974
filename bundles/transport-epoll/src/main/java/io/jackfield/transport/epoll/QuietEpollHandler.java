package io.jackfield.transport.epoll;

import io.netty.channel.IoHandle;
import io.netty.channel.IoHandler;
import io.netty.channel.IoHandlerContext;
import io.netty.channel.IoOps;
import io.netty.channel.IoRegistration;
import io.netty.channel.epoll.EpollIoOps;

/**
 * Netty's epoll handler with two wishes of its channels changed on their way to the kernel.
 *
 * <ul>
 *   <li>EPOLLRDHUP is never asked for: on it Netty reads to the end of the stream, reading switched off or not. The end is found by
 *       reading, when reading is on.
 *   <li>No wish at all becomes an edge-triggered one for nothing: a broken connection is then told once. Netty would take the socket
 *       out of the epoll set and fail with ENOENT at the next change.
 * </ul>
 */
final class QuietEpollHandler implements IoHandler {
    private final IoHandler nettys;

    QuietEpollHandler(IoHandler nettys) {
        this.nettys = nettys;
    }

    @Override
    public IoRegistration register(IoHandle handle) throws Exception {
        return new QuietRegistration(nettys.register(handle));
    }

    @Override
    public void initialize() {
        nettys.initialize();
    }

    @Override
    public int run(IoHandlerContext context) {
        return nettys.run(context);
    }

    @Override
    public void prepareToDestroy() {
        nettys.prepareToDestroy();
    }

    @Override
    public void destroy() {
        nettys.destroy();
    }

    @Override
    public void wakeup() {
        nettys.wakeup();
    }

    @Override
    public boolean isCompatible(Class<? extends IoHandle> handleType) {
        return nettys.isCompatible(handleType);
    }

    private static final class QuietRegistration implements IoRegistration {
        private final IoRegistration nettys;

        QuietRegistration(IoRegistration nettys) {
            this.nettys = nettys;
        }

        @Override
        public long submit(IoOps ops) {
            EpollIoOps wanted = ((EpollIoOps) ops).without(EpollIoOps.EPOLLRDHUP);
            return nettys.submit(wanted.equals(EpollIoOps.NONE) ? EpollIoOps.EPOLLET : wanted);
        }

        @Override
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
