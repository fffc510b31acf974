package io.jackfield.transport.epoll;

import io.jackfield.transport.core.EventLoop;
import io.jackfield.transport.core.Poller;
import io.netty.channel.IoHandler;
import io.netty.channel.IoHandlerContext;
import io.netty.channel.IoRegistration;
import io.netty.channel.epoll.EpollIoHandle;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.unix.Buffer;
import io.netty.util.concurrent.FastThreadLocal;
import io.netty.util.concurrent.ThreadAwareExecutor;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Netty's wait for epoll, on a loop of ours. */
final class EpollPoller implements Poller, IoHandlerContext, ThreadAwareExecutor {
    private final EventLoop loop;
    private final IoHandler epoll;
    private final Vectors vectors = new Vectors();
    private boolean wait;
    private long deadline;

    EpollPoller(EventLoop loop) {
        this.loop = loop;
        this.epoll = EpollIoHandler.newFactory().newHandler(this);
        epoll.initialize();
    }

    IoRegistration register(EpollIoHandle socket) throws IOException {
        try {
            return epoll.register(socket);
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException("a socket could not be registered", e);
        }
    }

    Vectors vectors() {
        return vectors;
    }

    @Override
    public void poll(boolean mayWait, long until) {
        wait = mayWait;
        deadline = until;
        epoll.run(this);
    }

    @Override
    public void wakeup() {
        epoll.wakeup();
    }

    @Override
    public void closeAll() {
        epoll.prepareToDestroy();
    }

    @Override
    public void close() {
        epoll.destroy();
        FastThreadLocal.removeAll();
    }

    @Override
    public long address(ByteBuffer direct) {
        return Buffer.memoryAddress(direct);
    }

    // ---- what Netty asks

    /** Asked again after Netty has noted that it is going to wait, so that no wakeup is lost in between. */
    @Override
    public boolean canBlock() {
        return wait && !loop.hasTasks();
    }

    @Override
    public long delayNanos(long now) {
        return Math.max(0, deadline - now);
    }

    @Override
    public long deadlineNanos() {
        return deadline == NEVER ? -1 : deadline;
    }

    @Override
    public boolean isExecutorThread(Thread thread) {
        return loop.isThread(thread);
    }

    @Override
    public void execute(Runnable task) {
        loop.execute(task);
    }
}
