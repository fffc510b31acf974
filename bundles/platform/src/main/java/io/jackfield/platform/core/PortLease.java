package io.jackfield.platform.core;

import io.jackfield.spi.transport.AdoptSpec;
import io.jackfield.spi.transport.ListenSpec;
import io.jackfield.spi.transport.ListeningSocket;
import io.jackfield.spi.transport.Transport;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A port, held by its keeper from first listen to close, and whatever serves it now.
 *
 * <pre>
 *   nobody -- adopting transport --> keeper accepts, transport adopts
 *     ^  |                               |  ^
 *     |  +-- listening transport --> transport listens beside the keeper; connects are steered to it, strays are adopted
 *     +------ the last transport goes: connects wait in the keeper's backlog
 * </pre>
 *
 * A change overlaps: the new one is there and steered to before the old one, having gone on accepting for the overlap time, is closed.
 * Changes of one port are serialised by its lock; they block and are not for loops.
 */
class PortLease {
    /** The number of the keeper among the sockets of a port. */
    static final int KEEPER = 0;

    private static final Logger LOG = System.getLogger(PortLease.class.getName());

    private final Ports ports;
    private volatile ServerSocketChannel keeper;
    private final SocketAddress address;
    private volatile int backlog;
    private int keeperBacklog;
    private boolean awaited;
    private final ReentrantLock lock = new ReentrantLock();
    private final AtomicLong strays = new AtomicLong();
    private volatile Endpoint endpoint;
    private volatile TransportUnit unit;
    private ListeningSocket listening;
    private boolean closed;
    private int parkings;

    PortLease(Ports ports, Endpoint endpoint, ServerSocketChannel keeper, int backlog) throws IOException {
        this.ports = ports;
        this.endpoint = endpoint;
        this.keeper = keeper;
        this.address = keeper.getLocalAddress();
        this.backlog = backlog;
        this.keeperBacklog = backlog;
        ports.keepers().add(keeper, this);
    }

    SocketAddress address() {
        return address;
    }

    /**
     * Has as many connects wait from now on. Where a transport listens, the sockets are replaced, in which nobody notices; where one adopts,
     * the keeper accepts itself and can not be replaced without losing a connect, so that it follows when the next transport listens.
     *
     * @return why it stays as it was, or null
     */
    String backlog(int wanted) {
        lock.lock();
        try {
            if (closed || backlog == wanted) {
                return null;
            }
            backlog = wanted;
            awaited = listening == null && keeperBacklog != wanted;
            if (listening != null) {
                moveTo(unit);
            }
            return awaited
                    ? "the backlog stays " + keeperBacklog + " until a transport that listens serves the port, or it"
                            + " is bound anew: its socket can not be replaced in place without losing connects"
                    : null;
        } catch (IOException | RuntimeException e) {
            LOG.log(Level.WARNING, "the backlog of " + address + " stays as it was", e);
            return "the backlog stays as it was: " + e.getMessage();
        } finally {
            lock.unlock();
        }
    }

    /** The transport that new connections go to, or null when they wait. */
    TransportUnit unit() {
        return unit;
    }

    /** Connections that reached the keeper while they were steered elsewhere. */
    long strays() {
        return strays.get();
    }

    /** Where a transport's own socket is bound. */
    SocketAddress place() throws IOException {
        return address;
    }

    /** Has new connects go to the socket with a number: {@link #KEEPER}, or that of the one given, which is the last or moved up. */
    boolean steer(ListeningSocket socket, int index) {
        return socket.steer(index);
    }

    // ---- who is served

    /** Serves nobody from now on; returns which parking it is, for {@link #lapse}. */
    int park() {
        lock.lock();
        try {
            endpoint = null;
            leaveListening(null);
            ports.keepers().pause(keeper);
            return ++parkings;
        } finally {
            lock.unlock();
        }
    }

    /** The time of a parking is over: frees the port, unless somebody has taken it over since; true if it did. */
    boolean lapse(int parking) {
        lock.lock();
        try {
            boolean nobodyCame = endpoint == null && parkings == parking;
            if (nobodyCame) {
                close();
            }
            return nobodyCame;
        } finally {
            lock.unlock();
        }
    }

    boolean takeOver(Endpoint successor, SocketAddress wanted) {
        lock.lock();
        try {
            if (closed || endpoint != null || !address.equals(wanted)) {
                return false;
            }
            endpoint = successor;
            ports.keepers().resume(keeper);
            return true;
        } finally {
            lock.unlock();
        }
    }

    // ---- which transport serves

    /** Lets the best transport serve this port, if another does now. */
    void serve() {
        lock.lock();
        try {
            Endpoint owner = endpoint;
            if (closed || owner == null) {
                return;
            }
            TransportUnit next = best(owner);
            while (next != unit && !change(next)) {
                next = best(owner);
            }
        } finally {
            lock.unlock();
        }
    }

    /** The best transport for this port that can be started, or null. */
    private TransportUnit best(Endpoint owner) {
        Generation<Transport> wanted;
        while ((wanted = ports.core().strategies().transportFor(owner.settings())) != null) {
            TransportUnit started = ports.core().transports().unit(wanted);
            if (started != null || wanted.failure() == null) {
                return started;
            }
        }
        return null;
    }

    /** Lets another transport serve, or none; false when it is on its way out by now, so that the choice is to be made anew. */
    private boolean change(TransportUnit next) {
        if (next == null) {
            leaveListening(null);
            LOG.log(Level.INFO, "no transport serves {0}: connects wait in its backlog", address);
            return true;
        }
        if (next.generation().service().listens()) {
            return listenWith(next);
        }
        leaveListening(next);
        return true;
    }

    /** A transport that can not listen here leaves the port to the one that serves it, or to one that adopts. */
    private boolean listenWith(TransportUnit next) {
        try {
            moveTo(next);
        } catch (IOException | RuntimeException e) {
            if (next.generation().retired()) {
                return false;
            }
            LOG.log(Level.WARNING, "transport " + next.generation() + " can not listen on " + address, e);
            TransportUnit adopter = ports.adopter();
            if (unit == null && adopter != null) {
                leaveListening(adopter);
            }
        }
        return true;
    }

    /** From a listening transport, or none, to the keeper: to an adopting transport, or to nobody. */
    private void leaveListening(TransportUnit next) {
        ListeningSocket old = listening;
        TransportUnit from = unit;
        unit = next;
        listening = null;
        ports.acceptForAdopters();
        if (old != null) {
            steer(old, KEEPER);
            overlap(from);
            old.close();
        }
    }

    private void moveTo(TransportUnit next) throws IOException {
        Endpoint owner = endpoint;
        ListeningSocket made = next.group()
                .listen(ListenSpec.of(place(), backlog, true, transportLoops(next, owner), channel -> endpointNow(owner)
                        .accept(channel)));
        ListeningSocket old = listening;
        TransportUnit from = unit;
        boolean steered = steer(made, old == null ? 1 : 2);
        if (!steered) {
            LOG.log(
                    Level.INFO,
                    "connects to {0} can not be steered; the keeper takes a share and hands it over",
                    address);
        }
        listening = made;
        unit = next;
        if (awaited) {
            awaited = false;
            owner.complaint("");
        }
        if (old != null) {
            overlap(from);
            old.close();
            // The new socket moved into the gap that the old one left.
            steer(made, 1);
        }
        if (steered && keeperBacklog != backlog) {
            replaceKeeper();
        }
    }

    /** While connects are steered past it; where none adopts, some may wait in it since before. */
    private void replaceKeeper() throws IOException {
        ServerSocketChannel made = ports.adopter() == null ? null : another(backlog);
        if (made != null) {
            // some connects came to the old one while the group was rearranged: they are adopted first
            overlap(unit);
            ServerSocketChannel old = keeper;
            keeper = made;
            keeperBacklog = backlog;
            ports.keepers().add(made, this);
            // the new one, the last to join, moves into its gap
            ports.keepers().remove(old);
        }
    }

    /** A second keeper beside the first; null where a port can have one only. */
    ServerSocketChannel another(int itsBacklog) throws IOException {
        return Ports.keeper((InetSocketAddress) address, itsBacklog);
    }

    private Endpoint endpointNow(Endpoint fallback) {
        Endpoint now = endpoint;
        return now == null ? fallback : now;
    }

    private static java.util.List<io.jackfield.spi.transport.TransportLoop> transportLoops(
            TransportUnit unit, Endpoint owner) {
        return unit.loops(owner.settings().loops()).stream()
                .map(PlatformLoop::transportLoop)
                .toList();
    }

    private void overlap(TransportUnit from) {
        if (from != null) {
            ports.keepers().sleep(ports.core().settings().overlapMillis());
        }
    }

    // ---- the keeper's side

    /**
     * Takes the next connection that the keeper holds; false when there is none, or nobody to serve it: then it stays in the backlog. On the
     * keepers' thread.
     */
    boolean adoptNext() throws IOException {
        TransportUnit serving = unit;
        Endpoint owner = endpoint;
        boolean stray = !adopts(serving);
        // chosen before the connection is taken: who goes waits for this thread before it lets go of its loops
        TransportUnit adopter = stray ? ports.adopterAtWork() : serving;
        SocketChannel socket = adopter == null || owner == null ? null : keeper.accept();
        if (socket == null) {
            return false;
        }
        if (stray) {
            strays.incrementAndGet();
        }
        PlatformLoop loop = adopter.loopInTurn(owner.settings().loops());
        try {
            adopter.group().adopt(AdoptSpec.of(socket, loop.transportLoop(), owner::accept));
        } catch (RuntimeException | LinkageError e) {
            // its peer must not wait for an answer
            socket.close();
            throw e;
        }
        return true;
    }

    /** Whether there is somebody for what the keeper holds. */
    boolean served() {
        return endpoint != null && (adopts(unit) || ports.adopterAtWork() != null);
    }

    private static boolean adopts(TransportUnit unit) {
        return unit != null && unit.generation().service().adopts();
    }

    void close() {
        lock.lock();
        try {
            closed = true;
            endpoint = null;
            unit = null;
            if (listening != null) {
                // nobody takes over: connects that still come would keep it open
                listening.accepting(false);
                listening.close();
                listening = null;
            }
            ports.keepers().remove(keeper);
        } finally {
            lock.unlock();
        }
    }
}
