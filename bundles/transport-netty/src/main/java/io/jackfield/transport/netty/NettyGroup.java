package io.jackfield.transport.netty;

import io.jackfield.spi.transport.AdoptSpec;
import io.jackfield.spi.transport.ChannelAcceptor;
import io.jackfield.spi.transport.ChannelEvents;
import io.jackfield.spi.transport.ConnectSpec;
import io.jackfield.spi.transport.ListenSpec;
import io.jackfield.spi.transport.ListeningSocket;
import io.jackfield.spi.transport.LoopGroup;
import io.jackfield.spi.transport.LoopSpec;
import io.jackfield.spi.transport.TransportLoop;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.ServerChannelRecvByteBufAllocator;
import io.netty.util.concurrent.EventExecutor;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** The running loops of a transport on Netty. {@link NettySockets} says which sockets they serve. */
public final class NettyGroup implements LoopGroup {
    private static final System.Logger LOG = System.getLogger(NettyGroup.class.getName());

    private static final int ACCEPTS_A_TURN = 16;

    private final NettySockets sockets;
    private final EventLoopGroup group;
    private final LoopThreads threads;
    private final List<NettyLoop> loops;

    private NettyGroup(NettySockets sockets, EventLoopGroup group, LoopThreads threads, List<NettyLoop> loops) {
        this.sockets = sockets;
        this.group = group;
        this.threads = threads;
        this.loops = loops;
    }

    /** Starts loops. */
    public static NettyGroup open(NettySockets sockets, LoopSpec spec) {
        try {
            LoopThreads threads = new LoopThreads(spec.count(), spec.threadNamePrefix());
            EventLoopGroup group = new NettyLoops(spec.count(), threads, sockets.handlers());
            List<NettyLoop> loops = new ArrayList<>();
            for (EventExecutor loop : group) {
                loops.add(new NettyLoop((NettyLoops.Loop) loop));
            }
            threads.atEnd(() -> loops.forEach(NettyLoop::ended));
            // threads start here, not in whichever thread happens to use a loop first: they inherit from their maker
            loops.forEach(loop -> loop.execute(() -> {}));
            return new NettyGroup(sockets, group, threads, List.copyOf(loops));
        } finally {
            ForeignThread.clean();
        }
    }

    @Override
    public List<? extends TransportLoop> loops() {
        return loops;
    }

    @Override
    public ListeningSocket listen(ListenSpec spec) throws IOException {
        try {
            List<NettyLoop> targets = new ArrayList<>();
            spec.loops().forEach(loop -> targets.add(own(loop)));
            if (targets.isEmpty()) {
                throw new IllegalArgumentException("listening needs at least one loop");
            }
            ServerChannel server = sockets.listening(spec.address(), spec.reusePort());
            server.config().setOption(ChannelOption.SO_BACKLOG, spec.backlog());
            // Netty's own would ask whether there is more, which no native listening socket can tell, and take one in
            // each turn
            server.config()
                    .setRecvByteBufAllocator(new ServerChannelRecvByteBufAllocator()
                            .respectMaybeMoreData(false)
                            .maxMessagesPerRead(ACCEPTS_A_TURN));
            return new Listening(this, server, spec, List.copyOf(targets)).bind();
        } finally {
            ForeignThread.clean();
        }
    }

    @Override
    public void adopt(AdoptSpec spec) {
        closeQuietly(spec.socket());
        throw new UnsupportedOperationException("this transport does not adopt sockets");
    }

    @Override
    public void connect(ConnectSpec spec) {
        NettyLoop loop = own(spec.loop());
        loop.execute(new Connecting(this, loop, spec));
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // Netty's future is told on its global executor, see LoopThreads
    public synchronized CompletionStage<Void> close() {
        try {
            CompletableFuture.allOf(loops.stream().map(NettyLoop::beginClose).toArray(CompletableFuture[]::new))
                    .thenRun(() -> group.shutdownGracefully(0, 5, TimeUnit.SECONDS));
            return threads.ended().minimalCompletionStage();
        } finally {
            ForeignThread.clean();
        }
    }

    NettySockets sockets() {
        return sockets;
    }

    /** Takes an accepted connection to its loop. */
    @SuppressWarnings("FutureReturnValueIgnored") // where the loop has ended, Netty closes the socket
    void register(Channel accepted, NettyLoop loop, ChannelAcceptor acceptor) {
        prepare(accepted, loop, acceptor::accepted);
        loop.nettys().register(accepted);
    }

    /** Gives a new connection its options and its handler. */
    void prepare(Channel channel, NettyLoop loop, Function<io.jackfield.spi.transport.Channel, ChannelEvents> opener) {
        channel.config().setOption(ChannelOption.ALLOW_HALF_CLOSURE, true);
        channel.config().setRecvByteBufAllocator(new LentBuffers(loop.received()));
        NettyChannel own = new NettyChannel(loop, sockets, channel);
        channel.pipeline().addLast("jackfield", new ChannelInput(loop, own, opener));
    }

    private NettyLoop own(TransportLoop loop) {
        int index = loops.indexOf(loop);
        if (index < 0) {
            throw new IllegalArgumentException("the loop is not one of this group");
        }
        return loops.get(index);
    }

    private static void closeQuietly(SocketChannel socket) {
        try {
            socket.close();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "closing a socket failed", e);
        }
    }
}
