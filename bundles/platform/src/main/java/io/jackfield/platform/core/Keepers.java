package io.jackfield.platform.core;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The keeper sockets of all {@link PortLease}s and the one thread that accepts on them while an adopting transport is there. Everything
 * about the selector happens on that thread; others leave tasks for it.
 */
final class Keepers {
    private static final Logger LOG = System.getLogger(Keepers.class.getName());
    private static final long PAUSE_MILLIS = 10;
    private static final long FAILED_MILLIS = 1000;

    private final Selector selector;
    private final Thread thread;
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final PriorityQueue<Later> later = new PriorityQueue<>();
    private volatile boolean accepting;
    private volatile boolean ended;
    private volatile boolean over;

    private record Later(long at, Runnable task) implements Comparable<Later> {
        @Override
        public int compareTo(Later other) {
            return Long.compare(at, other.at);
        }
    }

    /** What a key carries: the port, and whether it is paused by itself. */
    private static final class Kept {
        private final PortLease lease;
        private boolean paused;

        Kept(PortLease lease) {
            this.lease = lease;
        }
    }

    Keepers() {
        try {
            selector = Selector.open();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("the selector of the keeper sockets can not be opened", e);
        }
        thread = new Thread(this::run, "jackfield-keepers");
        thread.setDaemon(true);
        thread.setContextClassLoader(Keepers.class.getClassLoader());
        thread.start();
    }

    // ---- for others

    void add(ServerSocketChannel keeper, PortLease lease) {
        perform(() -> {
            try {
                keeper.register(selector, accepting ? SelectionKey.OP_ACCEPT : 0, new Kept(lease));
            } catch (ClosedChannelException e) {
                LOG.log(Level.DEBUG, "a keeper was closed before it was watched", e);
            }
        });
    }

    /** Closes a keeper; returns when it is closed. */
    void remove(ServerSocketChannel keeper) {
        performAndWait(() -> {
            SelectionKey key = keeper.keyFor(selector);
            if (key != null) {
                key.cancel();
            }
            closeQuietly(keeper);
            selectNow();
        });
    }

    /** Stops accepting on one keeper; returns when that is so. */
    void pause(ServerSocketChannel keeper) {
        performAndWait(() -> setPaused(keeper, true));
    }

    void resume(ServerSocketChannel keeper) {
        performAndWait(() -> setPaused(keeper, false));
    }

    private void setPaused(ServerSocketChannel keeper, boolean paused) {
        SelectionKey key = keeper.keyFor(selector);
        if (key != null && key.isValid()) {
            ((Kept) key.attachment()).paused = paused;
            applyInterest(key);
        }
    }

    /** Returns when the thread has adopted what it had taken before. */
    void settle() {
        performAndWait(() -> {});
    }

    /** Whether an adopting transport is there; returns when it is so. */
    void accepting(boolean on) {
        if (accepting != on) {
            performAndWait(() -> {
                accepting = on;
                for (SelectionKey key : selector.keys()) {
                    applyInterest(key);
                }
            });
        }
    }

    private void applyInterest(SelectionKey key) {
        if (key.isValid()) {
            boolean on = accepting && !((Kept) key.attachment()).paused;
            key.interestOps(on ? SelectionKey.OP_ACCEPT : 0);
        }
    }

    /** Runs a task on the keepers' thread after a while. */
    void later(Runnable task, long millis) {
        long at = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        perform(() -> {
            if (!over) {
                later.add(new Later(at, task));
            }
        });
    }

    /** Waits for a while, during which the keepers go on accepting. */
    void sleep(long millis) {
        CountDownLatch over = new CountDownLatch(1);
        if (millis > 0 && !ended && Thread.currentThread() != thread) {
            later(over::countDown, millis);
            awaitQuietly(over, millis + 1000);
        }
    }

    void close() {
        performAndWait(() -> ended = true);
    }

    /** Has the thread run a task; once it is over the caller runs it. */
    private void perform(Runnable task) {
        synchronized (tasks) {
            if (!over) {
                tasks.add(task);
                selector.wakeup();
                return;
            }
        }
        runQuietly(task);
    }

    private void performAndWait(Runnable task) {
        if (Thread.currentThread() == thread) {
            task.run();
            return;
        }
        CountDownLatch done = new CountDownLatch(1);
        perform(() -> {
            try {
                task.run();
            } finally {
                done.countDown();
            }
        });
        awaitQuietly(done, 10_000);
    }

    private static void awaitQuietly(CountDownLatch latch, long millis) {
        try {
            if (!latch.await(millis, TimeUnit.MILLISECONDS)) {
                LOG.log(Level.WARNING, "the keepers'' thread did not answer within {0} ms", millis);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    // ---- the thread

    private void run() {
        while (!ended) {
            try {
                selector.select(this::accept, waitMillis());
            } catch (IOException e) {
                LOG.log(Level.ERROR, "waiting for connections failed", e);
            }
            runTasks();
        }
        selector.keys().forEach(key -> closeQuietly((ServerSocketChannel) key.channel()));
        try {
            selector.close();
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "the selector did not close", e);
        }
        synchronized (tasks) {
            over = true;
        }
        // what came in between is answered too: somebody waits for it
        runTasks();
    }

    private long waitMillis() {
        Later first = later.peek();
        return first == null ? 0 : Math.max(1, TimeUnit.NANOSECONDS.toMillis(first.at() - System.nanoTime()));
    }

    private void runTasks() {
        Runnable task;
        while ((task = tasks.poll()) != null) {
            runQuietly(task);
        }
        while (!later.isEmpty() && later.peek().at() - System.nanoTime() <= 0) {
            runQuietly(later.poll().task());
        }
    }

    private static void runQuietly(Runnable task) {
        try {
            task.run();
        } catch (ClosedSelectorException e) {
            LOG.log(Level.DEBUG, "the keepers are closed: nothing is watched any more", e);
        } catch (RuntimeException | LinkageError e) {
            LOG.log(Level.ERROR, "a task about ports failed", e);
        }
    }

    private void accept(SelectionKey key) {
        PortLease lease = ((Kept) key.attachment()).lease;
        try {
            while (accepting && lease.adoptNext()) {
                // all that have come
            }
            if (accepting && !lease.served()) {
                // the last adopter has just gone
                rest(key, PAUSE_MILLIS);
            }
        } catch (IOException e) {
            // most likely no descriptor is free
            LOG.log(Level.WARNING, "accepting on {0} failed, next attempt in 1 s: {1}", lease.address(), e.toString());
            rest(key, FAILED_MILLIS);
        } catch (RuntimeException | LinkageError e) {
            // a transport's: whatever one does, this thread goes on for all ports
            LOG.log(Level.WARNING, "a connection to " + lease.address() + " was not taken", e);
        }
    }

    /** What came stays in the backlog, and is looked after again soon. */
    private void rest(SelectionKey key, long millis) {
        if (key.isValid()) {
            key.interestOps(0);
            later(() -> applyInterest(key), millis);
        }
    }

    private void selectNow() {
        try {
            selector.selectNow();
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "a cancelled key was not cleared at once", e);
        }
    }

    private static void closeQuietly(ServerSocketChannel keeper) {
        try {
            keeper.close();
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "a keeper did not close", e);
        }
    }
}
