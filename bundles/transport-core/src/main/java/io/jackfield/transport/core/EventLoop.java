package io.jackfield.transport.core;

import io.jackfield.spi.transport.TransportLoop;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayDeque;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A thread that serves the sockets of its {@link Poller}, runs tasks, and keeps what its channels share. Each turn: wait until a socket is
 * ready or something is to do; read from all that are ready, then serve what came ({@link ReadRound}); run the timers that are due; run
 * the tasks.
 */
public final class EventLoop implements TransportLoop {
    private static final System.Logger LOG = System.getLogger(EventLoop.class.getName());
    private static final VarHandle ASLEEP;

    /** A flood of tasks keeps a loop from its sockets for so long at most. */
    private static final long TASK_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private static final int TASKS_A_LOOK = 64;
    private static final long MOST_CLOSING_SECONDS = 5;
    /** What fails once may go on failing: not as fast as it can. */
    private static final long AFTER_FAILURE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    static {
        try {
            ASLEEP = MethodHandles.lookup().findVarHandle(EventLoop.class, "asleep", boolean.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final Poller poller;
    private final Thread thread;
    private final Blocks blocks;
    private final Gather gather;
    private final OutputWindow window = new OutputWindow();
    private final ReadRound round = new ReadRound();
    private final Timers timers = new Timers();
    /** Tasks of this thread, and of others behind those that came before them. */
    private final ArrayDeque<Runnable> tasks = new ArrayDeque<>();

    private final ConcurrentLinkedQueue<Runnable> given = new ConcurrentLinkedQueue<>();
    private final CompletableFuture<Void> ended = new CompletableFuture<>();

    @SuppressWarnings("FieldMayBeFinal") // changed by the handle
    private volatile boolean asleep;

    /** Takes no more tasks. */
    private volatile boolean deaf;

    private volatile boolean closing;
    private boolean ending;
    private int open;
    private Object attachment;

    EventLoop(Sockets sockets, String name) throws IOException {
        poller = sockets.poller(this);
        blocks = new Blocks(poller);
        gather = new Gather(blocks.make(Gather.SCRATCH, null));
        thread = new Thread(this::serve, name);
        thread.setDaemon(true);
        // threads that a handler starts inherit it: no bundle's, so that none is kept
        thread.setContextClassLoader(ClassLoader.getSystemClassLoader());
    }

    void start() {
        thread.start();
    }

    // ---- the contract

    @Override
    public boolean inLoop() {
        return Thread.currentThread() == thread;
    }

    @Override
    public void execute(Runnable task) {
        Objects.requireNonNull(task, "task");
        if (inLoop()) {
            enqueue(task);
            return;
        }
        if (deaf) {
            throw new RejectedExecutionException("the loop has ended");
        }
        given.add(task);
        if (asleep && ASLEEP.compareAndSet(this, true, false)) {
            poller.wakeup();
        }
        if (deaf && given.remove(task)) {
            throw new RejectedExecutionException("the loop has ended");
        }
    }

    @Override
    public long nanoTime() {
        return round.nanoTime();
    }

    @Override
    public Cancellable schedule(Runnable task, long delay, TimeUnit unit) {
        Objects.requireNonNull(task, "task");
        Timers.Timer timer = new Timers.Timer(this, task, System.nanoTime() + unit.toNanos(Math.max(0, delay)));
        if (inLoop()) {
            timers.add(timer);
        } else {
            execute(() -> timers.add(timer));
        }
        return timer;
    }

    /** A timer was called off. Any thread. */
    void forget(Timers.Timer timer) {
        if (inLoop()) {
            timers.remove(timer);
        } else if (!deaf) {
            try {
                execute(() -> timers.remove(timer));
            } catch (RejectedExecutionException e) {
                LOG.log(System.Logger.Level.TRACE, "the loop has ended and its timers with it", e);
            }
        }
    }

    @Override
    public Object attachment() {
        return attachment;
    }

    @Override
    public void attach(Object state) {
        attachment = state;
    }

    // ---- for the channels, on the loop

    /** Runs a task after those given before it. */
    void enqueue(Runnable task) {
        takeGiven();
        tasks.add(task);
    }

    OutputWindow window() {
        return window;
    }

    Gather gather() {
        return gather;
    }

    Blocks blocks() {
        return blocks;
    }

    ReadRound round() {
        return round;
    }

    /** What this loop waits with. */
    public Poller poller() {
        return poller;
    }

    /** Whether something was given that the poller must not wait for. */
    public boolean hasTasks() {
        return !given.isEmpty();
    }

    /** Whether that thread is this loop's. */
    public boolean isThread(Thread other) {
        return other == thread;
    }

    /** Whether the group is being closed, so that no channel is opened any more. */
    boolean closing() {
        return closing;
    }

    /** A channel began. */
    void opened() {
        open++;
    }

    /** A channel was told that it is closed. */
    void closed() {
        open--;
    }

    // ---- the thread

    private void serve() {
        while (!ending) {
            try {
                turn();
            } catch (IOException | RuntimeException | Error e) {
                LOG.log(System.Logger.Level.ERROR, "a loop failed to wait for its sockets and tries again", e);
                LockSupport.parkNanos(this, AFTER_FAILURE_NANOS);
            }
        }
        end();
    }

    private void turn() throws IOException {
        // a task that was interrupted, or that interrupts, is no reason not to wait
        Thread.interrupted();
        poll();
        round.end();
        runTimers();
        runTasks();
        if (closing && open == 0) {
            ending = true;
        }
    }

    private void poll() throws IOException {
        takeGiven();
        if (!tasks.isEmpty()) {
            poller.poll(false, Poller.NEVER);
            return;
        }
        asleep = true;
        try {
            poller.poll(given.isEmpty(), timers.next());
        } finally {
            ASLEEP.setRelease(this, false);
        }
    }

    private void runTimers() {
        if (timers.isEmpty()) {
            return;
        }
        long now = System.nanoTime();
        for (Timers.Timer due = timers.due(now); due != null; due = timers.due(now)) {
            run(due.task());
        }
    }

    private void runTasks() {
        takeGiven();
        long until = 0;
        int count = 0;
        for (Runnable task = tasks.poll(); task != null; task = next()) {
            run(task);
            if (++count % TASKS_A_LOOK == 0) {
                long now = System.nanoTime();
                if (until == 0) {
                    until = now + TASK_NANOS;
                } else if (now - until > 0) {
                    return;
                }
            }
        }
    }

    private Runnable next() {
        if (tasks.isEmpty()) {
            takeGiven();
        }
        return tasks.poll();
    }

    private void takeGiven() {
        for (Runnable task = given.poll(); task != null; task = given.poll()) {
            tasks.add(task);
        }
    }

    private static void run(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | Error e) {
            LOG.log(System.Logger.Level.ERROR, "a task of a loop threw", e);
        }
    }

    // ---- the end

    /**
     * Closes every channel, then ends the thread.
     *
     * @return completed by the thread as it ends: when the last channel is closed, or after 5 s
     */
    CompletableFuture<Void> beginClose() {
        try {
            execute(() -> {
                if (!closing) {
                    closing = true;
                    poller.closeAll();
                    schedule(() -> ending = true, MOST_CLOSING_SECONDS, TimeUnit.SECONDS);
                }
            });
        } catch (RejectedExecutionException e) {
            LOG.log(System.Logger.Level.TRACE, "the loop is closed already", e);
        }
        return ended;
    }

    private void end() {
        deaf = true;
        do {
            runTasks();
        } while (!tasks.isEmpty());
        try {
            poller.close();
        } catch (IOException | RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "a loop's resources were not given back", e);
        }
        attachment = null;
        ended.complete(null);
    }
}
