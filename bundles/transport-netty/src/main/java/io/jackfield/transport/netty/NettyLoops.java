package io.jackfield.transport.netty;

import io.netty.channel.IoEventLoop;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SingleThreadIoEventLoop;
import io.netty.util.concurrent.RejectedExecutionHandlers;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadFactory;

/**
 * Netty's event loops for a {@link NettyGroup}, with sockets served oftener: a flood of tasks keeps a loop from them for a tenth of a second
 * only. Each ends its {@link ReadRound} when it has looked at its sockets, before any task.
 */
final class NettyLoops extends MultiThreadIoEventLoopGroup {
    /** Netty's least; its default is a second. */
    private static final long TASK_MILLIS = 100;

    NettyLoops(int count, ThreadFactory threads, IoHandlerFactory handlers) {
        super(count, threads, handlers);
    }

    @Override
    protected IoEventLoop newChild(Executor thread, IoHandlerFactory handlers, Object... none) {
        return new Loop(this, thread, handlers);
    }

    /** One of the loops. */
    static final class Loop extends SingleThreadIoEventLoop {
        private final ReadRound round = new ReadRound();

        Loop(NettyLoops all, Executor thread, IoHandlerFactory handlers) {
            super(all, thread, handlers, Integer.MAX_VALUE, RejectedExecutionHandlers.reject(), TASK_MILLIS);
        }

        ReadRound round() {
            return round;
        }

        @Override
        protected int runIo() {
            int handled = super.runIo();
            round.end();
            return handled;
        }
    }
}
