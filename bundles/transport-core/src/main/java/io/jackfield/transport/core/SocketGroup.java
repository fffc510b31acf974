package io.jackfield.transport.core;

import io.jackfield.spi.transport.AdoptSpec;
import io.jackfield.spi.transport.ConnectSpec;
import io.jackfield.spi.transport.ListenSpec;
import io.jackfield.spi.transport.ListeningSocket;
import io.jackfield.spi.transport.LoopGroup;
import io.jackfield.spi.transport.LoopSpec;
import io.jackfield.spi.transport.TransportLoop;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;

/** The running loops of a transport on plain sockets. {@link Sockets} says which. */
public final class SocketGroup implements LoopGroup {
    private static final System.Logger LOG = System.getLogger(SocketGroup.class.getName());

    private final Sockets sockets;
    private final List<EventLoop> loops;

    private SocketGroup(Sockets sockets, List<EventLoop> loops) {
        this.sockets = sockets;
        this.loops = loops;
    }

    /** Starts loops. */
    public static SocketGroup open(Sockets sockets, LoopSpec spec) {
        List<EventLoop> loops = new ArrayList<>();
        try {
            for (int i = 1; i <= spec.count(); i++) {
                loops.add(new EventLoop(sockets, spec.threadNamePrefix() + i));
            }
        } catch (IOException e) {
            // none has started: each ends as soon as it does
            loops.forEach(EventLoop::start);
            loops.forEach(EventLoop::beginClose);
            throw new UncheckedIOException("the system gave no more than " + loops.size() + " loops", e);
        }
        for (EventLoop loop : loops) {
            loop.start();
        }
        return new SocketGroup(sockets, List.copyOf(loops));
    }

    @Override
    public List<? extends TransportLoop> loops() {
        return loops;
    }

    @Override
    public ListeningSocket listen(ListenSpec spec) throws IOException {
        List<EventLoop> targets = new ArrayList<>();
        for (TransportLoop loop : spec.loops()) {
            targets.add(own(loop));
        }
        if (targets.isEmpty()) {
            throw new IllegalArgumentException("listening needs at least one loop");
        }
        return sockets.listen(spec, List.copyOf(targets));
    }

    @Override
    public void adopt(AdoptSpec spec) {
        SocketChannel socket = spec.socket();
        try {
            if (!sockets.adopts()) {
                throw new UnsupportedOperationException("this transport does not adopt sockets");
            }
            EventLoop loop = own(spec.loop());
            loop.execute(() -> adoptOnLoop(spec, loop));
        } catch (RejectedExecutionException e) {
            closeQuietly(socket);
        } catch (RuntimeException e) {
            closeQuietly(socket);
            throw e;
        }
    }

    private void adoptOnLoop(AdoptSpec spec, EventLoop loop) {
        LoopChannel channel;
        try {
            channel = sockets.adopted(loop, spec.socket());
        } catch (IOException | RuntimeException e) {
            LOG.log(System.Logger.Level.DEBUG, "an accepted socket was not taken", e);
            closeQuietly(spec.socket());
            return;
        }
        channel.open(spec.acceptor()::accepted);
    }

    @Override
    public void connect(ConnectSpec spec) {
        EventLoop loop = own(spec.loop());
        loop.execute(new Connecting(sockets, loop, spec));
    }

    @Override
    public CompletionStage<Void> close() {
        return CompletableFuture.allOf(loops.stream().map(EventLoop::beginClose).toArray(CompletableFuture[]::new))
                .minimalCompletionStage();
    }

    private EventLoop own(TransportLoop loop) {
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
