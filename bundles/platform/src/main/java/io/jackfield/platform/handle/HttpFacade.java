package io.jackfield.platform.handle;

import io.jackfield.api.AgentOptions;
import io.jackfield.api.ClientRequest;
import io.jackfield.api.Http;
import io.jackfield.api.RequestOptions;
import io.jackfield.api.Server;
import io.jackfield.api.ServerOptions;
import io.jackfield.api.Socket;
import io.jackfield.api.error.ErrorCodes;
import io.jackfield.api.error.StateException;
import io.jackfield.api.listener.Listener0;
import io.jackfield.api.listener.ResponseListener;
import io.jackfield.api.runtime.AgentDTO;
import io.jackfield.api.stream.Duplex;
import io.jackfield.api.tls.TlsOptions;
import io.jackfield.platform.core.Core;
import io.jackfield.platform.core.PlatformLoop;
import io.jackfield.spi.connection.Loop;
import io.jackfield.spi.parser.ParserLimits;
import io.jackfield.stream.DuplexPair;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Node's {@code http} module for one bundle or one {@code newHttp}: makes servers, agents, requests and sockets on the shared core, and
 * remembers what is open in its {@link Belongings}, so that closing it leaves nothing behind. Thread-safe.
 */
public final class HttpFacade implements Http {
    private static final System.Logger LOG = System.getLogger("io.jackfield");

    private final HttpFactory factory;
    private final Core core;
    private final String owner;
    private final Connector connector;
    private final ClientSide clientSide = new ClientSide(this);
    private final Belongings belongings;
    private final AgentHandle globalAgent;
    private final AgentHandle httpsAgent;
    private final Runnable whenClosed;
    private final AtomicBoolean closed = new AtomicBoolean();

    HttpFacade(HttpFactory factory, String owner, Runnable whenClosed) {
        this.whenClosed = whenClosed;
        this.factory = factory;
        this.core = factory.core();
        this.owner = owner;
        this.connector = new Connector(core);
        this.belongings = new Belongings(core);
        this.globalAgent = new AgentHandle(this, "", factory.globalAgents());
        belongings.add(globalAgent);
        this.httpsAgent = new AgentHandle(
                this, "", AgentOptions.builder().tls(TlsOptions.DEFAULTS).build());
        belongings.add(httpsAgent);
    }

    Core core() {
        return core;
    }

    Connector connector() {
        return connector;
    }

    Liveness liveness() {
        return factory.liveness();
    }

    // ---- servers

    @Override
    public Server createServer(ServerOptions options) {
        return newServer(options);
    }

    /** Makes a server that a configuration describes. */
    public ServerHandle newServer(ServerOptions options) {
        requireOpen();
        return new ServerHandle(this, options);
    }

    void keep(ServerHandle server) {
        belongings.add(server);
    }

    void release(ServerHandle server) {
        belongings.remove(server);
    }

    // ---- requests

    @Override
    public ClientRequest request(RequestOptions options) {
        requireOpen();
        Runnable ended = belongings.requestBegins();
        RequestOptions whole = factory.requestDefaults().merge(options);
        EngineLease lease = EngineLease.take(core, ended);
        return lease == null ? EarlyRequest.make(this, clientSide, whole, ended) : lease.request(clientSide, whole);
    }

    @Override
    public ClientRequest request(RequestOptions options, ResponseListener listener) {
        if (core.currentLoop() != null) {
            // nothing happens to it before its maker is done: it needs no options of its own
            ClientRequest request = request(options);
            request.once(ClientRequest.RESPONSE, listener);
            return request;
        }
        return request(
                options.toBuilder().once(ClientRequest.RESPONSE, listener).build());
    }

    @Override
    public ClientRequest get(RequestOptions options, ResponseListener listener) {
        ClientRequest request = request(options, listener);
        request.end();
        return request;
    }

    // ---- sockets

    @Override
    public Socket connect(RequestOptions options) {
        return connect(options, null);
    }

    @Override
    public Socket connect(int port, String host, Listener0 connected) {
        return connect(RequestOptions.builder().host(host).port(port).build(), connected);
    }

    private Socket connect(RequestOptions options, Listener0 connected) {
        requireOpen();
        PlatformLoop loop = loop();
        ClientSocket socket = new ClientSocket(this, loop, null);
        if (connected != null) {
            socket.once(Socket.CONNECT, connected);
        }
        belongings.add(socket);
        if (loop.inLoop()) {
            loop.nextTick(() -> socket.connect(options, 0));
        } else {
            loop.execute(() -> socket.connect(options, 0));
            stayAliveUntilRun(loop);
        }
        return socket;
    }

    @Override
    public List<Duplex> duplexPair() {
        requireOpen();
        return DuplexPair.on(loop());
    }

    // ---- agents

    @Override
    public AgentHandle globalAgent() {
        return globalAgent;
    }

    @Override
    public AgentHandle httpsAgent() {
        return httpsAgent;
    }

    @Override
    public AgentHandle newAgent(AgentOptions options) {
        return newAgent("", options);
    }

    /** Makes an agent with a name, which tells it from others. */
    public AgentHandle newAgent(String name, AgentOptions options) {
        requireOpen();
        AgentHandle agent = new AgentHandle(this, name, options);
        belongings.add(agent);
        return agent;
    }

    void strategiesChanged() {
        for (AgentHandle each : belongings.agents()) {
            each.strategiesChanged();
        }
    }

    /** The agents that have a name, sockets or requests, for people. */
    public List<AgentDTO> agents() {
        return belongings.agents().stream()
                .map(this::describe)
                .filter(a -> !a.name.isEmpty() || a.sockets + a.freeSockets + a.requests > 0)
                .toList();
    }

    private AgentDTO describe(AgentHandle agent) {
        AgentDTO described = new AgentDTO();
        described.owner = owner;
        described.name = agent.name();
        described.strategy = agent.strategy();
        described.sockets = count(agent.sockets());
        described.freeSockets = count(agent.freeSockets());
        described.requests = count(agent.requests());
        return described;
    }

    private static long count(Map<String, ? extends List<?>> lists) {
        return lists.values().stream().mapToLong(List::size).sum();
    }

    // ---- loops

    /**
     * The caller's loop, or the next in turn.
     *
     * @throws StateException {@code ERR_JACKFIELD_NO_STRATEGY} if there is no transport
     */
    PlatformLoop loop() {
        PlatformLoop current = core.currentLoop();
        if (current != null) {
            return current;
        }
        try {
            return core.loopInTurn();
        } catch (IllegalStateException e) {
            StateException refused = new StateException(ErrorCodes.ERR_JACKFIELD_NO_STRATEGY, e.getMessage());
            refused.initCause(e);
            throw refused;
        }
    }

    @Override
    public void execute(Runnable task) {
        requireOpen();
        PlatformLoop loop = loop();
        loop.execute(() -> {
            try {
                task.run();
            } catch (RuntimeException | Error e) {
                uncaught(e);
            }
        });
        stayAliveUntilRun(loop);
    }

    /** Holds the process until a loop has run what is queued there now: what begins there holds it further, as far as it should. */
    void stayAliveUntilRun(Loop loop) {
        liveness().change(true);
        try {
            loop.execute(() -> liveness().change(false));
        } catch (RejectedExecutionException shutDown) {
            liveness().change(false);
        }
    }

    /** Runs something asynchronously: on a loop if there is one, else on a worker; in place when everything is shut down. */
    void soon(Runnable task) {
        try {
            loop().execute(task);
        } catch (StateException | RejectedExecutionException noLoop) {
            try {
                core.workers().execute(task);
            } catch (RejectedExecutionException shutDown) {
                task.run();
            }
        }
    }

    // ---- the rest

    @Override
    public int maxHeaderSize() {
        return ParserLimits.defaults().maxHeaderSize();
    }

    /** Reports what a listener of the application threw, as Node reports an uncaught exception. */
    void uncaught(Throwable thrown) {
        LOG.log(Level.ERROR, "A listener" + (owner.isEmpty() ? "" : " of " + owner) + " failed", thrown);
    }

    void requireOpen() {
        if (closed.get()) {
            throw new StateException(
                    ErrorCodes.ERR_JACKFIELD_CLOSED,
                    "This Http was closed" + (owner.isEmpty() ? "" : ", or bundle " + owner + " stopped"));
        }
    }

    /** Closes at once. Its ports are free when this returns, unless it is called on a loop, which must not wait. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            factory.forget(this);
            belongings.close();
            whenClosed.run();
        }
    }

    /**
     * Ends it as its bundle stops: ports linger parked for a successor, exchanges in flight are waited for, at most the drain time; then
     * everything is closed and the listeners are dropped. Blocks, but not on a loop.
     *
     * @param parkMillis how long the ports linger, 0 to free them
     */
    public void drain(long parkMillis) {
        if (closed.compareAndSet(false, true)) {
            factory.forget(this);
            belongings.drain(parkMillis);
            whenClosed.run();
        }
    }
}
