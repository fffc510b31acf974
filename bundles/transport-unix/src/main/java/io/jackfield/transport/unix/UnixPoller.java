package io.jackfield.transport.unix;

import io.jackfield.transport.core.EventLoop;
import io.jackfield.transport.core.Poller;
import io.netty.channel.IoHandler;
import io.netty.channel.IoHandlerContext;
import io.netty.channel.unix.Buffer;
import io.netty.channel.unix.FileDescriptor;
import io.netty.util.concurrent.FastThreadLocal;
import io.netty.util.concurrent.ThreadAwareExecutor;
import java.nio.ByteBuffer;

/** Netty's wait for the kernel, on a loop of ours. */
final class UnixPoller implements Poller, IoHandlerContext, ThreadAwareExecutor {
    private final EventLoop loop;
    private final UnixTransport transport;
    private final IoHandler nettys;
    private final Vectors vectors = new Vectors();
    private boolean initialized;
    private boolean wait;
    private long deadline;

    UnixPoller(EventLoop loop, UnixTransport transport) {
        this.loop = loop;
        this.transport = transport;
        this.nettys = transport.waits().newHandler(this);
    }

    Watch watch(FileDescriptor socket, Watched told) {
        return transport.watch(nettys, socket, told);
    }

    Vectors vectors() {
        return vectors;
    }

    @Override
    public void poll(boolean mayWait, long until) {
        if (!initialized) {
            // by the loop's thread: a ring belongs to one
            nettys.initialize();
            initialized = true;
        }
        wait = mayWait;
        deadline = until;
        nettys.run(this);
    }

    @Override
    public void wakeup() {
        nettys.wakeup();
    }

    @Override
    public void closeAll() {
        nettys.prepareToDestroy();
    }

    @Override
    public void close() {
        nettys.destroy();
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
