package io.jackfield.platform.core;

import io.jackfield.api.Server;
import io.jackfield.api.ServerOptions;
import io.jackfield.api.runtime.StrategyKind;
import io.jackfield.platform.proxy.Networks;
import io.jackfield.platform.proxy.ProxiedChannel;
import io.jackfield.spi.connection.Connection;
import io.jackfield.spi.connection.Lease;
import io.jackfield.spi.connection.RefusedRequest;
import io.jackfield.spi.connection.ServerHost;
import io.jackfield.spi.engine.ServerEngine;
import io.jackfield.spi.parser.ParserLimits;
import io.jackfield.spi.transport.Channel;
import io.jackfield.spi.transport.ChannelEvents;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.SocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;

/**
 * One server, or the client side, as the switchboard sees it: its {@link EndpointSettings}, the {@link Choice} in force, and an {@link
 * Assignment} on each loop. Thread-safe.
 */
public final class Endpoint implements ServerHost {
    private static final Logger LOG = System.getLogger(Endpoint.class.getName());

    private final Core core;
    private final String name;
    private final EndpointOwner owner;
    private final Map<PlatformLoop, Assignment> assignments = new ConcurrentHashMap<>();
    private final Counts past = new Counts();
    private volatile EndpointSettings settings;
    private volatile Choice choice = Choice.NOTHING;
    private volatile PortLease port;
    private volatile String complaint = "";
    private volatile ParserWatch.Source trial;
    private volatile boolean awake;
    private volatile boolean left;

    Endpoint(Core core, String name, EndpointOwner owner, EndpointSettings settings) {
        this.core = core;
        this.name = name;
        this.owner = owner;
        this.settings = settings;
    }

    /** The name that people know it by. */
    public String name() {
        return name;
    }

    boolean isServer() {
        return owner != null;
    }

    EndpointOwner owner() {
        return owner;
    }

    /** What it may be served by. */
    public EndpointSettings settings() {
        return settings;
    }

    ParserLimits limits() {
        return settings.limits();
    }

    long parkMillis() {
        return core.settings().parkMillis();
    }

    /** Puts other settings in force, on connections that exist too: parsers at once, a transport for new connections. */
    public void settings(EndpointSettings changed) {
        settings = Objects.requireNonNull(changed, "changed");
        core.strategies().reconsider(this);
    }

    /** What it was asked for last and could not follow, so that the old settings stay; empty when there is nothing. */
    public String complaint() {
        return complaint;
    }

    /** Says what it could not follow. */
    public void complaint(String why) {
        complaint = why;
    }

    void preferParser(String preferred) {
        settings = settings.withPreferredParser(preferred);
    }

    void preferTransport(String preferred) {
        settings = settings.withPreferredTransport(preferred);
    }

    /** Connections begin to wait for a strategy on some loop, or none does any more. */
    void waitingChanged() {
        core.strategies().notifySoon();
    }

    Observers observers() {
        return core.observers();
    }

    // ---- the choice

    /** The trial that reads along here and nowhere else, or null. */
    ParserWatch.Source trial() {
        return trial;
    }

    void trial(ParserWatch.Source only) {
        trial = only;
    }

    /** Whether connections may come, so that what is chosen has to show what it makes. */
    boolean awake() {
        return awake;
    }

    Choice choice() {
        return choice;
    }

    void choice(Choice changed) {
        choice = changed;
    }

    /** The assignment on a loop; on that loop only. */
    Assignment assignment(PlatformLoop loop) {
        Assignment assignment = assignments.get(loop);
        if (assignment == null) {
            assignment = new Assignment(this, loop);
            assignments.put(loop, assignment);
            assignment.apply(Ready.here(loop, this));
            if (choice.failed()) {
                core.strategies().chooseAnew(this);
            }
        }
        return assignment;
    }

    /** The loops that it is at work on; any other that it comes to asks for the choice itself. */
    List<PlatformLoop> loops() {
        return List.copyOf(assignments.keySet());
    }

    /** Puts in force on a loop what was made ready for it, unless the choice is another by now; on that loop only. */
    void refresh(PlatformLoop loop, Ready ready) {
        Assignment assignment = assignments.get(loop);
        if (assignment != null && ready.choice() == choice) {
            assignment.apply(ready);
        }
    }

    void forgetLoop(PlatformLoop loop) {
        synchronized (past) {
            Assignment gone = assignments.remove(loop);
            if (gone != null) {
                past.add(gone.counts());
            }
        }
    }

    /** Gives back what it has on its loops: at once, or when a connection is gone that was accepted before and came late. */
    void leave() {
        left = true;
        for (Assignment assignment : assignments.values()) {
            try {
                assignment.loop().execute(() -> leaveIfUnused(assignment));
            } catch (RejectedExecutionException e) {
                LOG.log(Level.DEBUG, "the loop has ended, and what was there with it", e);
            }
        }
    }

    private void leaveIfUnused(Assignment assignment) {
        PlatformLoop loop = assignment.loop();
        if (left && assignment.counts().connectionsNow() == 0 && assignments.get(loop) == assignment) {
            forgetLoop(loop);
            assignment.giveBack();
        }
    }

    // ---- listening

    /**
     * Opens a port and serves it with the transport in force, or holds it until one comes. Blocks; not for loops.
     *
     * @throws IOException if the address is in use or can not be bound; the message names it
     */
    public void listen(SocketAddress address, int backlog) throws IOException {
        awake = true;
        core.strategies().publish(this);
        port = core.ports().open(this, address, backlog);
    }

    /**
     * Has as many connects wait from now on, as far as that can be had without losing one. Blocks; not for loops.
     *
     * @return why it stays as it was, which is its {@link #complaint} as long as that is so; null if it does not
     */
    public String backlog(int wanted) {
        PortLease lease = port;
        String kept = lease == null ? null : lease.backlog(wanted);
        if (kept != null) {
            complaint(kept);
        }
        return kept;
    }

    /** The address it listens on, with the real port; null when it does not. */
    public SocketAddress localAddress() {
        PortLease lease = port;
        return lease == null ? null : lease.address();
    }

    /** Stops listening and frees the port; connections live on. */
    public void stopListening() {
        PortLease lease = port;
        port = null;
        if (lease != null) {
            core.ports().close(lease);
        }
    }

    /** Stops listening, but holds the port for a successor: connects wait in the backlog, for at most {@code millis}. */
    public void parkPort(long millis) {
        PortLease lease = port;
        port = null;
        if (lease != null) {
            core.ports().park(lease, millis);
        }
    }

    PortLease port() {
        return port;
    }

    /** The transport that serves new connections now, as name and generation; null when none does. */
    public String transport() {
        PortLease lease = port;
        TransportUnit unit = lease == null ? null : lease.unit();
        return unit == null ? null : unit.generation().toString();
    }

    /** The parser in force, as name and generation; null when there is none. */
    public String parser() {
        Choice now = choice;
        return now.parser() == null ? null : now.parser().toString();
    }

    /** The protocol in force, as name and generation; null when there is none. */
    public String protocol() {
        Choice now = choice;
        return now.protocol() == null ? null : now.protocol().toString();
    }

    /** The engine in force, as name and generation; null when there is none. */
    public String engine() {
        Choice now = choice;
        return now.engine() == null ? null : now.engine().toString();
    }

    ChannelEvents accept(Channel channel) {
        PlatformLoop loop = PlatformLoop.of(channel.loop());
        loop.enter();
        try {
            Networks proxies = owner.proxies();
            ProxiedChannel proxied =
                    proxies != null && proxies.hold(channel.remoteAddress()) ? new ProxiedChannel(channel, loop) : null;
            Channel clear = proxied == null ? channel : proxied;
            ServerHandshake shaking = ServerHandshake.of(owner, clear, loop);
            PlatformConnection connection =
                    new PlatformConnection(shaking == null ? clear : shaking.channel(), loop, assignment(loop), owner);
            if (!owner.accepts(connection)) {
                connection.abandon();
                return null;
            }
            owner.opened(connection);
            connection.assignment().opened(connection);
            ChannelEvents events = shaking == null ? connection : shaking.begin(connection);
            return proxied == null ? events : proxied.open(events);
        } finally {
            loop.exit();
        }
    }

    // ---- connections

    /** What is on its way out and waited for. */
    List<Generation<?>> draining(StrategyKind kind) {
        return core.strategies().draining(kind);
    }

    /** Whether a connection is of our own client, at whichever end. */
    boolean isOurs(PlatformConnection connection) {
        return !isServer() || core.connects().made(connection.channel().remoteAddress());
    }

    void began(PlatformConnection connection) {
        if (!isServer()) {
            core.connects().opened(connection.channel().localAddress());
        }
    }

    void ended(PlatformConnection connection) {
        if (!isServer()) {
            core.connects().closed(connection.channel().localAddress());
        }
        leaveIfUnused(connection.assignment());
    }

    /** Runs something for every connection, each on its own loop. */
    public void forEachConnection(Consumer<PlatformConnection> action) {
        for (Assignment assignment : assignments.values()) {
            assignment.loop().execute(() -> visit(assignment, action));
        }
    }

    /** The same, completed when every loop has done it; a loop that has ended has nothing to do. */
    CompletableFuture<Void> visitConnections(Consumer<PlatformConnection> action) {
        List<CompletableFuture<Void>> visits = new ArrayList<>();
        for (Assignment assignment : assignments.values()) {
            try {
                visits.add(CompletableFuture.runAsync(() -> visit(assignment, action), assignment.loop()::execute));
            } catch (RejectedExecutionException ended) {
                visits.add(CompletableFuture.completedFuture(null));
            }
        }
        return CompletableFuture.allOf(visits.toArray(CompletableFuture[]::new));
    }

    private static void visit(Assignment assignment, Consumer<PlatformConnection> action) {
        assignment.loop().forEach(c -> {
            if (c.assignment() == assignment) {
                action.accept(c);
            }
        });
    }

    /** The connections open now. */
    public int connections() {
        int connections = 0;
        for (Assignment assignment : assignments.values()) {
            connections += assignment.counts().connectionsNow();
        }
        return connections;
    }

    /** The requests begun so far. */
    public long requests() {
        return seen().requestsSeen();
    }

    /** The requests that were refused so far. */
    public long errors() {
        return seen().errorsSeen();
    }

    /** The requests so far that got no complete right answer though they should have. */
    public long failed() {
        return seen().failedSeen();
    }

    /** The kept-alive connections so far that ended because their transport went. */
    public long retired() {
        return seen().retiredSeen();
    }

    /** The connections that wait for a strategy now. */
    public int parked() {
        int parked = 0;
        for (Assignment assignment : assignments.values()) {
            parked += assignment.parkedCount();
        }
        return parked;
    }

    /** What all loops have seen. */
    private Counts seen() {
        Counts all = new Counts();
        synchronized (past) {
            all.add(past);
            for (Assignment assignment : assignments.values()) {
                all.add(assignment.counts());
            }
        }
        return all;
    }

    // ---- ServerHost

    @Override
    public Server server() {
        return owner.server();
    }

    @Override
    public ServerOptions options() {
        return owner.options();
    }

    @Override
    public Lease<ServerEngine> engine(Connection connection) {
        return ((PlatformConnection) connection).engine();
    }

    @Override
    public void refused(Connection connection, RefusedRequest refused) {
        PlatformConnection refusing = (PlatformConnection) connection;
        refusing.assignment().counts().error();
        observers().refused(refusing, refused);
    }

    @Override
    public void uncaught(Throwable thrown) {
        owner.uncaught(thrown);
    }
}
