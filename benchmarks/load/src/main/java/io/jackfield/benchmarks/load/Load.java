package io.jackfield.benchmarks.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A load at a fixed rate, whatever the server does: an open loop. One thread with one selector sends on every tick what is due by then;
 * latency counts from the tick at which a request was due, whether or not it could be sent.
 *
 * <ol>
 *   <li>{@link #start} connects and begins;
 *   <li>{@link #swapping} says in which {@link Histogram} requests are noted that are due from now on;
 *   <li>{@link #stop} sends nothing new, waits for the answers that are owed, and ends.
 * </ol>
 */
public final class Load implements AutoCloseable {
    private static final long TICK = 1_000_000;
    private static final long SLOW_TICK = 20_000_000;
    private static final long SECOND = 1_000_000_000;
    private static final long LIMIT = 20 * SECOND;
    private static final long PAUSE = 50_000_000;
    private static final int BUFFER = 65_536;

    private final LoadPlan plan;
    private final Tally tally = new Tally();
    private final Requests requests;
    private final Selector selector;
    private final InetSocketAddress server;
    private final List<KeptConnection> kept = new ArrayList<>();
    private final Set<FreshConnection> fresh = new HashSet<>();
    private final List<InetAddress> sources = new ArrayList<>();
    private final ArrayDeque<Runnable> tasks = new ArrayDeque<>();
    private final ArrayDeque<Later> pauses = new ArrayDeque<>();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
    private final Thread thread = new Thread(this::run, "load");
    private final SlowConnection slow;

    private final Histogram steady = new Histogram();
    private final Histogram during = new Histogram();
    private final Histogram freshSteady = new Histogram();
    private final Histogram freshDuring = new Histogram();
    private final Histogram slowAnswers = new Histogram();
    private volatile boolean swapping;
    private volatile boolean stopping;

    private int turn;
    private int freshTurn;
    private long due;
    private long freshDue;
    private long slowDue;
    private long nextCheck;
    private long lastTurn;

    private record Later(long at, Runnable task) {}

    private Load(LoadPlan plan) throws IOException {
        this.plan = plan;
        this.requests = new Requests(plan);
        this.selector = Selector.open();
        this.server = new InetSocketAddress(InetAddress.getByName("127.0.0.1"), plan.port);
        for (int i = 0; i < plan.sources; i++) {
            sources.add(address(i + 1));
        }
        for (int i = 0; i < plan.kept + plan.pipelined; i++) {
            // one by one and pipelined in turn
            boolean pipelined = plan.kept == 0 || i % 2 == 1 && i / 2 < plan.pipelined || i >= 2 * plan.kept;
            kept.add(new KeptConnection(this, pipelined ? plan.depth : 1));
        }
        slow = plan.slowAnswer.isZero() ? null : new SlowConnection(this, plan.slowLength, plan.slowAnswer.toNanos());
    }

    private static InetAddress address(int last) throws UnknownHostException {
        return InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) last});
    }

    /** Begins at once. */
    public static Load start(LoadPlan plan) throws IOException {
        Load load = new Load(plan);
        load.thread.setDaemon(true);
        load.thread.start();
        return load;
    }

    /** Whether what is due from now on belongs to a window in which something is swapped. */
    public void swapping(boolean on) {
        swapping = on;
    }

    /** What became of everything so far. */
    public Tally tally() {
        return tally;
    }

    /** Latencies on kept-alive connections in windows without swaps. */
    public Histogram steady() {
        return steady;
    }

    /** Latencies on kept-alive connections in windows with swaps. */
    public Histogram during() {
        return during;
    }

    /** Time from connect to answer, in windows without swaps. */
    public Histogram freshSteady() {
        return freshSteady;
    }

    /** Time from connect to answer, in windows with swaps. */
    public Histogram freshDuring() {
        return freshDuring;
    }

    Histogram slowLatencies() {
        return slowAnswers;
    }

    /** Sends nothing new, waits for the answers that are owed, and ends; returns what became of everything. */
    public Tally stop() throws InterruptedException {
        stopping = true;
        selector.wakeup();
        thread.join();
        return tally;
    }

    @Override
    public void close() throws InterruptedException {
        stop();
    }

    // ---- for the connections, on the thread of the load

    Selector selector() {
        return selector;
    }

    InetSocketAddress server() {
        return server;
    }

    /** Runs something when this turn of the loop is over. */
    void later(Runnable task) {
        tasks.add(task);
    }

    /** Runs something after a pause, as a client that found nobody would. */
    void afterPause(Runnable task) {
        pauses.add(new Later(System.nanoTime() + PAUSE, task));
    }

    void gone(FreshConnection connection) {
        fresh.remove(connection);
    }

    // ---- the thread

    private void run() {
        long now = System.nanoTime();
        due = now;
        freshDue = now;
        slowDue = now;
        lastTurn = now;
        kept.forEach(Connection::connect);
        if (slow != null) {
            slow.start();
        }
        try {
            while (!stopping || owed()) {
                selector.select(this::ready, 1);
                turn();
            }
            selector.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean owed() {
        boolean slowOwed = slow != null && !slow.sent.isEmpty();
        return slowOwed || !fresh.isEmpty() || !kept.stream().allMatch(KeptConnection::idle);
    }

    private void ready(SelectionKey key) {
        if (key.isValid()) {
            ((Connection) key.attachment()).ready(buffer);
        }
    }

    private void turn() {
        long now = System.nanoTime() / TICK * TICK;
        tally.longestStall.accumulateAndGet(now - lastTurn, Math::max);
        lastTurn = now;
        for (int count = tasks.size(); count > 0; count--) {
            tasks.poll().run();
        }
        while (!pauses.isEmpty() && pauses.peek().at <= now) {
            pauses.poll().task.run();
        }
        if (stopping) {
            // at once, not when all others are done: the server may end what is idle for long
            kept.stream().filter(KeptConnection::idle).forEach(Connection::close);
            if (slow != null) {
                slow.stop();
            }
        } else {
            ask(now);
            askFresh(now);
        }
        if (slow != null && now >= slowDue) {
            slowDue = now + SLOW_TICK;
            slow.tick(now);
        }
        if (now >= nextCheck) {
            nextCheck = now + SECOND;
            check(now);
        }
    }

    private void ask(long now) {
        while (!kept.isEmpty() && due <= now) {
            KeptConnection connection = kept.get(turn++ % kept.size());
            long at = (due + TICK - 1) / TICK * TICK;
            for (int i = 0; i < connection.depth(); i++) {
                Requests.Request next = requests.next();
                connection.ask(new Exchange(next.bytes(), next.expected(), at, swapping ? during : steady));
                due += SECOND / plan.rate;
            }
            connection.go();
        }
    }

    private void askFresh(long now) {
        while (plan.fresh > 0 && freshDue <= now && fresh.size() < plan.freshAtOnce) {
            int number = freshTurn++;
            Requests.Request once = requests.once(number % 2 == 0);
            FreshConnection connection = new FreshConnection(this, sources.get(number % sources.size()));
            fresh.add(connection);
            connection.ask(new Exchange(
                    once.bytes(),
                    once.expected(),
                    plan.fresh == LoadPlan.MAX ? now : freshDue,
                    swapping ? freshDuring : freshSteady));
            freshDue += SECOND / plan.fresh;
        }
    }

    private void check(long now) {
        List<Connection> all = new ArrayList<>(kept);
        all.addAll(fresh);
        if (slow != null) {
            all.add(slow);
        }
        all.forEach(connection -> connection.check(now, LIMIT));
    }
}
