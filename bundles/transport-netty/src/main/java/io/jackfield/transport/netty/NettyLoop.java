package io.jackfield.transport.netty;

import io.jackfield.spi.transport.TransportLoop;
import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.ScheduledFuture;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** One event loop of Netty's as a loop of the contract. There is one object for each loop of a {@link NettyGroup}. */
final class NettyLoop implements TransportLoop {
    /** Room for the head of a browser's request, or a few short ones. */
    private static final int RECEIVED = 2048;

    /** Room for a big piece of a body. */
    private static final int CHUNK = 64 * 1024;

    private static final long MOST_CLOSING_SECONDS = 5;

    private final NettyLoops.Loop loop;
    private final OutputWindow window = new OutputWindow();
    private final LoopBuffer received = new LoopBuffer(RECEIVED, ReadRound.MOST);
    private final LoopBuffer chunk = new LoopBuffer(CHUNK, 1);
    private final Set<Channel> channels = Collections.newSetFromMap(new IdentityHashMap<>());
    private final CompletableFuture<Void> emptied = new CompletableFuture<>();
    private Object attachment;
    private volatile boolean closing;

    NettyLoop(NettyLoops.Loop loop) {
        this.loop = loop;
    }

    @Override
    public boolean inLoop() {
        return loop.inEventLoop();
    }

    @Override
    public void execute(Runnable task) {
        loop.execute(task);
    }

    @Override
    public Cancellable schedule(Runnable task, long delay, TimeUnit unit) {
        ScheduledFuture<?> scheduled = loop.schedule(task, delay, unit);
        return () -> scheduled.cancel(false);
    }

    @Override
    public Object attachment() {
        return attachment;
    }

    @Override
    public void attach(Object state) {
        attachment = state;
    }

    EventLoop nettys() {
        return loop;
    }

    /** The reads that wait to be delivered. */
    ReadRound round() {
        return loop.round();
    }

    OutputWindow window() {
        return window;
    }

    /** For what is read, when little is expected. */
    LoopBuffer received() {
        return received;
    }

    /** For what is written from the heap, when it is much. */
    LoopBuffer chunk() {
        return chunk;
    }

    /** Whether the group is being closed, so that channels close which nobody asked to. */
    boolean closing() {
        return closing;
    }

    /** Notes a channel that the loop serves; it is closed at once when the loop is ending. */
    void serve(Channel channel) {
        channels.add(channel);
        if (closing) {
            channel.unsafe().close(channel.unsafe().voidPromise());
        }
    }

    /** The channel is gone. */
    void forget(Channel channel) {
        channels.remove(channel);
        emptiedIfClosing();
    }

    /**
     * Closes every channel. Netty's own shutdown would miss them when it comes while the loop is between input and tasks, or before the
     * kernel has given up their input and output.
     *
     * @return completed on the loop when the last is closed, or after 5 s
     */
    CompletableFuture<Void> beginClose() {
        if (!closing) {
            closing = true;
            execute(() -> {
                List.copyOf(channels).forEach(channel -> channel.unsafe()
                        .close(channel.unsafe().voidPromise()));
                emptiedIfClosing();
                loop.schedule(() -> emptied.complete(null), MOST_CLOSING_SECONDS, TimeUnit.SECONDS);
            });
        }
        return emptied;
    }

    private void emptiedIfClosing() {
        if (closing && channels.isEmpty()) {
            emptied.complete(null);
        }
    }

    /** Frees what is left; called by the loop's thread at its very end. */
    void ended() {
        attachment = null;
        window.free();
        received.free();
        chunk.free();
    }
}
