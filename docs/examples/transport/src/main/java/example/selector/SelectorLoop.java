package example.selector;

import io.jackfield.spi.transport.TransportLoop;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/** A thread with a selector: it runs what is ready, what was given to it and what is due, in turn. */
final class SelectorLoop implements TransportLoop {
    private static final System.Logger LOG = System.getLogger(SelectorLoop.class.getName());
    private static final int RECEIVED = 64 * 1024;

    private final Selector selector;
    private final Thread thread;
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final PriorityQueue<Timed> timed = new PriorityQueue<>();
    private final ByteBuffer received = ByteBuffer.allocateDirect(RECEIVED);
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private Object attachment;
    private volatile boolean closing;
    private volatile boolean deaf;

    private SelectorLoop(String name, Selector selector) {
        this.selector = selector;
        this.thread = new Thread(this::run, name);
    }

    static SelectorLoop start(String name) {
        try {
            SelectorLoop loop = new SelectorLoop(name, Selector.open());
            loop.thread.setDaemon(true);
            loop.thread.setContextClassLoader(null);
            loop.thread.start();
            return loop;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // ---- the contract

    @Override
    public boolean inLoop() {
        return Thread.currentThread() == thread;
    }

    @Override
    public void execute(Runnable task) {
        tasks.add(task);
        if (deaf && tasks.remove(task)) {
            throw new RejectedExecutionException("the loop " + thread.getName() + " has ended");
        }
        selector.wakeup();
    }

    @Override
    public Cancellable schedule(Runnable task, long delay, TimeUnit unit) {
        Timed entry = new Timed(task, System.nanoTime() + unit.toNanos(delay));
        execute(() -> timed.add(entry));
        return entry;
    }

    @Override
    public Object attachment() {
        return attachment;
    }

    @Override
    public void attach(Object state) {
        attachment = state;
    }

    // ---- for what lives on it

    /** What a channel reads into before it copies: one for all, since they read one after the other. */
    ByteBuffer received() {
        return received.clear();
    }

    /** Has a socket watched. */
    SelectionKey watch(SocketChannel socket, int operations, Watched by) throws IOException {
        socket.configureBlocking(false);
        return socket.register(selector, operations, by);
    }

    static void closeQuietly(Closeable resource) {
        try {
            resource.close();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "closing failed", e);
        }
    }

    /** Closes what is open and ends the thread; the future is done when it has. */
    CompletableFuture<Void> end() {
        closing = true;
        selector.wakeup();
        return ended;
    }

    /** What a socket belongs to. */
    interface Watched {
        /** An operation that was asked for is possible. */
        void ready();

        /** The loop ends. */
        void abandon();
    }

    // ---- the thread

    private void run() {
        try {
            while (!closing) {
                selector.select(this::ready, millisUntilDue());
                runDue();
                runTasks();
            }
            for (SelectionKey key : List.copyOf(selector.keys())) {
                safely(((Watched) key.attachment())::abandon);
            }
        } catch (IOException e) {
            LOG.log(System.Logger.Level.ERROR, "the selector of " + thread.getName() + " failed", e);
        } finally {
            deaf = true;
            runTasks();
            closeQuietly(selector);
            attachment = null;
            ended.complete(null);
        }
    }

    private void ready(SelectionKey key) {
        safely(((Watched) key.attachment())::ready);
    }

    /** 0 means for ever to a selector, therefore one more than what is left. */
    private long millisUntilDue() {
        Timed first = timed.peek();
        return first == null ? 0 : Math.max(0, TimeUnit.NANOSECONDS.toMillis(first.due() - System.nanoTime())) + 1;
    }

    private void runDue() {
        long now = System.nanoTime();
        while (!timed.isEmpty() && timed.peek().due() - now <= 0) {
            safely(timed.poll());
        }
    }

    private void runTasks() {
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
            safely(task);
        }
    }

    private static void safely(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | Error e) {
            LOG.log(System.Logger.Level.ERROR, "a task of the loop threw", e);
        }
    }
}
