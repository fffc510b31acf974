package io.jackfield.platform.core;

import io.jackfield.api.runtime.StrategyKind;
import io.jackfield.spi.transport.Transport;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * The ports that servers hold, each by a keeper socket that no transport owns. Opening probes the address exclusively first, since
 * SO_REUSEPORT would hide that somebody else has it. Methods block and are not for loops.
 */
public final class Ports {
    private static final Logger LOG = System.getLogger(Ports.class.getName());

    private final Core core;
    private final Keepers keepers;
    private final List<PortLease> leases = new CopyOnWriteArrayList<>();
    private final ReentrantLock deciding = new ReentrantLock();

    Ports(Core core) {
        this.core = core;
        this.keepers = new Keepers();
    }

    Core core() {
        return core;
    }

    Keepers keepers() {
        return keepers;
    }

    /** Opens a port for an endpoint, or takes over one that was parked at the same address. */
    synchronized PortLease open(Endpoint endpoint, SocketAddress address, int backlog) throws IOException {
        for (PortLease lease : leases) {
            if (lease.takeOver(endpoint, address)) {
                lease.serve();
                return lease;
            }
        }
        PortLease lease = address instanceof InetSocketAddress inet
                ? new PortLease(this, endpoint, bind(inet, backlog), backlog)
                : UnixPort.open(this, endpoint, address, backlog);
        leases.add(lease);
        try {
            lease.serve();
        } catch (RuntimeException e) {
            close(lease);
            throw e;
        }
        return lease;
    }

    private static ServerSocketChannel bind(InetSocketAddress address, int backlog) throws IOException {
        if (address.isUnresolved()) {
            throw new BindException("the host " + address.getHostString() + " can not be resolved");
        }
        return keeper(probe(address), backlog);
    }

    /** A socket that joins the group of an address. */
    static ServerSocketChannel keeper(InetSocketAddress exact, int backlog) throws IOException {
        ServerSocketChannel keeper = ServerSocketChannel.open();
        try {
            // Before bind, on every socket of the group, else it stays outside the group.
            keeper.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            keeper.setOption(StandardSocketOptions.SO_REUSEPORT, true);
            keeper.bind(exact, backlog);
            keeper.configureBlocking(false);
            return keeper;
        } catch (IOException | RuntimeException e) {
            keeper.close();
            throw e;
        }
    }

    /** Binds once exclusively and releases: tells a busy port, and finds a free one for port 0. */
    private static InetSocketAddress probe(InetSocketAddress address) throws IOException {
        try (ServerSocketChannel probe = ServerSocketChannel.open()) {
            probe.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            probe.bind(address, 1);
            return (InetSocketAddress) probe.getLocalAddress();
        } catch (IOException e) {
            BindException refused = new BindException("listen " + code(e) + ": "
                    + (code(e).equals("EADDRINUSE") ? "address already in use " : e.getMessage() + " ")
                    + address.getAddress().getHostAddress() + ":" + address.getPort());
            refused.initCause(e);
            throw refused;
        }
    }

    private static String code(IOException e) {
        String message = String.valueOf(e.getMessage());
        if (message.contains("in use")) {
            return "EADDRINUSE";
        }
        return message.contains("ermission") ? "EACCES" : "EADDRNOTAVAIL";
    }

    /** Frees a port. */
    void close(PortLease lease) {
        leases.remove(lease);
        lease.close();
    }

    /** Holds a port without serving it; another endpoint may take it over within {@code millis}. */
    void park(PortLease lease, long millis) {
        int parking = lease.park();
        keepers.later(() -> lapse(lease, parking), millis);
    }

    /** Frees a port that nobody took over, on a worker: who has its lock may wait for the keepers' thread. */
    private void lapse(PortLease lease, int parking) {
        try {
            core.workers().execute(() -> {
                if (lease.lapse(parking)) {
                    leases.remove(lease);
                }
            });
        } catch (RejectedExecutionException e) {
            LOG.log(Level.DEBUG, "the platform is shutting down, which frees the port", e);
        }
    }

    /** Decides anew which transport serves each port, after transports, filters or preferences changed. */
    void reconsider() {
        acceptForAdopters();
        for (PortLease lease : leases) {
            lease.serve();
        }
    }

    /** Has the keepers accept as long as somebody adopts; asked and done as one, so that nobody acts on an answer that is old by then. */
    void acceptForAdopters() {
        deciding.lock();
        try {
            keepers.accepting(adopter() != null);
        } finally {
            deciding.unlock();
        }
    }

    /** A transport is going: every port that it serves moves to another, or waits in the keeper's backlog. */
    void leave(Generation<?> generation) {
        acceptForAdopters();
        List<PortLease> served = new ArrayList<>(leases);
        served.removeIf(lease -> lease.unit() == null || lease.unit().generation() != generation);
        for (PortLease lease : served) {
            lease.serve();
        }
        keepers.settle();
        core.strategies().notifyObservers();
    }

    /** The best transport that adopts, started if need be; null when there is none. */
    TransportUnit adopter() {
        return adopter(generation ->
                generation.service().unavailable() == null ? core.transports().unit(generation) : null);
    }

    /** The best transport that adopts and is at work, or null: for the keepers' thread, which waits for no start. */
    TransportUnit adopterAtWork() {
        return adopter(core.transports()::atWork);
    }

    private TransportUnit adopter(Function<Generation<Transport>, TransportUnit> units) {
        for (Generation<Transport> generation : core.strategies().<Transport>of(StrategyKind.TRANSPORT)) {
            TransportUnit unit = generation.service().adopts() ? units.apply(generation) : null;
            if (unit != null) {
                return unit;
            }
        }
        return null;
    }

    void close() {
        for (PortLease lease : leases) {
            close(lease);
        }
        keepers.close();
    }
}
