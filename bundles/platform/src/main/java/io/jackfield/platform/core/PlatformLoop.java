package io.jackfield.platform.core;

import io.jackfield.platform.tls.TlsBuffers;
import io.jackfield.spi.connection.Deadline;
import io.jackfield.spi.connection.Loop;
import io.jackfield.spi.transport.TransportLoop;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.function.Consumer;

/**
 * A transport's loop with what Node has beside it: turns, the {@code nextTick} queue, timers, and one flush for all connections that wrote
 * in a turn. It knows every connection that lives on it.
 */
public final class PlatformLoop implements Loop {
    private static final Logger LOG = System.getLogger(PlatformLoop.class.getName());

    private static final long START = System.nanoTime();

    private final TransportLoop loop;
    private final TransportUnit unit;
    private final ArrayDeque<Runnable> ticks = new ArrayDeque<>();
    private final TimerWheel wheel = new TimerWheel(this);
    private ArrayList<PlatformConnection> written = new ArrayList<>();
    private ArrayList<PlatformConnection> flushing = new ArrayList<>();
    private PlatformConnection connections;
    private volatile int connectionCount;
    private int depth;
    private long millis;
    private long wallMillis;
    private TlsBuffers tlsBuffers;

    PlatformLoop(TransportLoop loop, TransportUnit unit) {
        this.loop = loop;
        this.unit = unit;
    }

    /** Monotonic milliseconds, at least 1. */
    static long clock() {
        return millisAt(System.nanoTime());
    }

    private static long millisAt(long nanoTime) {
        return (nanoTime - START) / 1_000_000 + 1;
    }

    /** The platform's side of a transport's loop; on that loop only. */
    static PlatformLoop of(TransportLoop loop) {
        return (PlatformLoop) loop.attachment();
    }

    TransportLoop transportLoop() {
        return loop;
    }

    TransportUnit unit() {
        return unit;
    }

    /** What the loop's encrypted connections share; loop only. */
    TlsBuffers tlsBuffers() {
        if (tlsBuffers == null) {
            tlsBuffers = new TlsBuffers();
        }
        return tlsBuffers;
    }

    @Override
    public boolean inLoop() {
        return loop.inLoop();
    }

    @Override
    public void execute(Runnable task) {
        loop.execute(() -> turn(task));
    }

    @Override
    public void nextTick(Runnable task) {
        ticks.add(task);
        if (depth == 0) {
            turn(PlatformLoop::nothing);
        }
    }

    private static void nothing() {
        // A turn of which only the queue matters.
    }

    @Override
    public Deadline deadline(Runnable onExpiry) {
        return wheel.deadline(onExpiry);
    }

    /** The timers. */
    TimerWheel wheel() {
        return wheel;
    }

    @Override
    public long millis() {
        return depth == 0 ? clock() : millis;
    }

    @Override
    public long wallMillis() {
        if (depth == 0) {
            return System.currentTimeMillis();
        }
        if (wallMillis == 0) {
            wallMillis = System.currentTimeMillis();
        }
        return wallMillis;
    }

    // ---- turns

    /** Runs a task as a turn of its own, or within the present one. */
    void turn(Runnable task) {
        enter();
        try {
            task.run();
        } catch (Throwable e) {
            report(e);
        } finally {
            exit();
        }
    }

    /** Begins the turn that ends a burst of reads: its time is that of the last read, a moment ago. */
    void enterAfterReads() {
        depth++;
    }

    /** Begins a turn, or goes one deeper in the present one. */
    void enter() {
        if (depth++ == 0) {
            millis = millisAt(loop.nanoTime());
            wallMillis = 0;
        }
    }

    /** Ends a turn: runs what {@code nextTick} queued and flushes. */
    void exit() {
        if (depth == 1) {
            runTicks();
            flushWritten();
        }
        depth--;
    }

    /** Ends a turn in the middle of a burst of reads: the flush waits for the end of the burst. */
    void exitInBurst() {
        if (depth == 1) {
            runTicks();
        }
        depth--;
    }

    private void runTicks() {
        Runnable tick;
        while ((tick = ticks.poll()) != null) {
            try {
                tick.run();
            } catch (Throwable e) {
                report(e);
            }
        }
    }

    private void flushWritten() {
        while (!written.isEmpty()) {
            ArrayList<PlatformConnection> now = written;
            written = flushing;
            flushing = now;
            for (int i = 0; i < now.size(); i++) {
                now.get(i).flushNow();
            }
            for (int i = 0; i < now.size(); i++) {
                tellWritten(now.get(i));
            }
            now.clear();
            runTicks();
        }
    }

    private static void tellWritten(PlatformConnection connection) {
        if (connection.nothingPending()) {
            try {
                connection.allWritten();
            } catch (Throwable e) {
                report(e);
            }
        }
    }

    void flushSoon(PlatformConnection connection) {
        written.add(connection);
        if (depth == 0) {
            turn(PlatformLoop::nothing);
        }
    }

    private static void report(Throwable e) {
        LOG.log(Level.ERROR, "a task on an event loop failed", e);
    }

    // ---- connections

    void add(PlatformConnection connection) {
        connection.next = connections;
        if (connections != null) {
            connections.previous = connection;
        }
        connections = connection;
        connectionCount = connectionCount + 1;
    }

    void remove(PlatformConnection connection) {
        if (connection.previous != null) {
            connection.previous.next = connection.next;
        } else {
            connections = connection.next;
        }
        if (connection.next != null) {
            connection.next.previous = connection.previous;
        }
        connection.next = null;
        connection.previous = null;
        connectionCount = connectionCount - 1;
        if (connectionCount == 0) {
            unit.loopEmptied();
        }
    }

    /** The connections on this loop. Callable from any thread. */
    int connectionCount() {
        return connectionCount;
    }

    /** Visits every connection; the visitor may close them. Loop only. */
    void forEach(Consumer<PlatformConnection> visitor) {
        PlatformConnection connection = connections;
        while (connection != null) {
            PlatformConnection next = connection.next;
            visitor.accept(connection);
            connection = next;
        }
    }
}
