package io.jackfield.transport.netty;

import io.jackfield.spi.transport.ListenSpec;
import io.jackfield.spi.transport.ListeningSocket;
import io.jackfield.transport.core.SystemFailures;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ServerChannel;
import java.io.IOException;
import java.net.SocketAddress;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/** A listening socket on the first of its loops, which gives what it accepts to all of them in turn. */
final class Listening extends ChannelInboundHandlerAdapter implements ListeningSocket {
    private static final System.Logger LOG = System.getLogger(Listening.class.getName());
    private static final long LAST_ACCEPTS_NANOS = TimeUnit.SECONDS.toNanos(30);

    private final NettyGroup group;
    private final ServerChannel server;
    private final ListenSpec spec;
    private final List<NettyLoop> loops;
    private SocketAddress localAddress;
    private int next;
    private volatile boolean accepting = true;
    private volatile long accepted;

    Listening(NettyGroup group, ServerChannel server, ListenSpec spec, List<NettyLoop> loops) {
        this.group = group;
        this.server = server;
        this.spec = spec;
        this.loops = loops;
    }

    /** Registers and binds; returns when it listens. */
    ListeningSocket bind() throws IOException {
        server.pipeline().addLast("accept", this);
        ChannelFuture step = loops.get(0).nettys().register(server).awaitUninterruptibly();
        if (step.isSuccess()) {
            step = server.bind(group.sockets().toNetty(spec.address())).awaitUninterruptibly();
        }
        if (!step.isSuccess()) {
            server.close().awaitUninterruptibly();
            throw SystemFailures.binding(spec.address(), step.cause());
        }
        localAddress = group.sockets().toJdk(server.localAddress());
        return this;
    }

    // ---- the contract

    @Override
    public SocketAddress localAddress() {
        return localAddress;
    }

    @Override
    public boolean steer(int index) {
        try {
            return server.isOpen() && group.sockets().steer(server, index);
        } finally {
            ForeignThread.clean();
        }
    }

    @Override
    public void accepting(boolean on) {
        try {
            server.eventLoop().submit(() -> accept(on)).awaitUninterruptibly();
            awaitTurn();
        } catch (RejectedExecutionException e) {
            LOG.log(System.Logger.Level.DEBUG, "the loop of the listening socket has ended", e);
        } finally {
            ForeignThread.clean();
        }
    }

    @Override
    public void close() {
        try {
            acceptWhatWaits();
            server.close().awaitUninterruptibly();
        } catch (RejectedExecutionException e) {
            LOG.log(System.Logger.Level.DEBUG, "the loop of the listening socket has ended", e);
        } finally {
            ForeignThread.clean();
        }
    }

    /**
     * Lets the loop take what has connected by now, since closing would reset it. Where the system does not tell what waits, until a turn of
     * the loop has brought nothing.
     */
    private void acceptWhatWaits() {
        long end = System.nanoTime() + LAST_ACCEPTS_NANOS;
        long before;
        do {
            before = accepted;
            awaitTurn();
        } while (accepting && server.isOpen() && stillWaits(before) && System.nanoTime() < end);
    }

    /** Lets the kernel hear what the loop was told: a task that is scheduled for later runs in another turn than the one before. */
    private void awaitTurn() {
        server.eventLoop().schedule(() -> {}, 1, TimeUnit.MILLISECONDS).awaitUninterruptibly();
    }

    private boolean stillWaits(long acceptedBefore) {
        int waiting = group.sockets().waiting(server);
        return waiting < 0 ? accepted != acceptedBefore : waiting > 0;
    }

    private void accept(boolean on) {
        accepting = on;
        server.config().setAutoRead(on);
    }

    // ---- what Netty tells

    @Override
    public void channelRegistered(ChannelHandlerContext ctx) {
        loops.get(0).serve(server);
    }

    @Override
    public void channelUnregistered(ChannelHandlerContext ctx) {
        loops.get(0).forget(server);
    }

    @Override
    @SuppressWarnings("NonAtomicVolatileUpdate") // one thread counts
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        accepted++;
        Channel connection = (Channel) message;
        NettyLoop loop = loops.get(next);
        next = next + 1 == loops.size() ? 0 : next + 1;
        group.register(connection, loop, spec.acceptor());
    }

    /** Most likely no descriptor is free: leaves the connects in the backlog for a second instead of spinning. */
    @Override
    @SuppressWarnings("FutureReturnValueIgnored")
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        LOG.log(System.Logger.Level.WARNING, "accepting on {0} failed, next attempt in 1 s: {1}", localAddress, cause);
        server.config().setAutoRead(false);
        server.eventLoop().schedule(() -> server.config().setAutoRead(accepting), 1, TimeUnit.SECONDS);
    }
}
