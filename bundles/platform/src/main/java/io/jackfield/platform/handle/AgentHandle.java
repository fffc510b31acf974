package io.jackfield.platform.handle;

import io.jackfield.api.Agent;
import io.jackfield.api.AgentOptions;
import io.jackfield.api.ClientRequest;
import io.jackfield.api.RequestOptions;
import io.jackfield.api.Socket;
import io.jackfield.api.error.ArgumentException;
import io.jackfield.api.error.ErrorCodes;
import io.jackfield.api.event.Event;
import io.jackfield.api.stream.Duplex;
import io.jackfield.platform.core.Generation;
import io.jackfield.platform.core.PlatformLoop;
import io.jackfield.spi.agent.AgentPool;
import io.jackfield.spi.agent.AgentStrategy;
import io.jackfield.spi.agent.SocketRequest;
import io.jackfield.spi.connection.Loop;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * The agent that an application keeps. Its sockets and queues are in a {@link Pooling} of the strategy in force; when that is replaced, the
 * successor's pool gets the requests that wait. Without a strategy they wait in {@link ParkedRequests}.
 */
public final class AgentHandle extends SharedEmitter<Agent> implements Agent {
    private static final int DEFAULT_PORT = 80;
    private static final int SECURE_PORT = 443;

    private final HttpFacade http;
    private final String name;
    private final ParkedRequests parked;
    private final ReentrantLock lock = new ReentrantLock();
    /** Replaced pools of which a connection is still in use. */
    private final List<Pooling> leaving = new CopyOnWriteArrayList<>();

    private volatile AgentOptions options;
    private volatile Pooling current;
    private volatile Named named;
    private volatile int maxSockets;
    private volatile int maxFreeSockets;

    AgentHandle(HttpFacade http, String name, AgentOptions options) {
        this.http = http;
        this.name = name;
        this.options = options;
        this.parked = new ParkedRequests(() -> http.core().settings().parkMillis());
        this.maxSockets = options.maxSockets();
        this.maxFreeSockets = options.maxFreeSockets();
    }

    @Override
    Agent self() {
        return this;
    }

    @Override
    void failed(Event<?> event, Object last, Throwable thrown) {
        http.uncaught(thrown);
    }

    // ---- requests

    /** A request wants a connection; it is told on its loop, never from inside. */
    void acquire(SocketRequest request) {
        Pooling pooling = pooling();
        if (pooling != null && pooling.acquire(request)) {
            return;
        }
        parked.add(request);
        Pooling next = pooling();
        if (next != null && next != pooling) {
            // It came in between, when the request was not yet among those that it takes over.
            takeParked();
        }
    }

    /** A loop where a request of this name would be served soonest, or null. A hint. */
    Loop loopFor(String name) {
        Pooling now = current;
        return now == null ? null : now.pool().loopFor(name);
    }

    void cancel(SocketRequest request) {
        if (parked.remove(request)) {
            return;
        }
        for (Pooling pooling : poolings()) {
            pooling.cancel(request);
        }
    }

    /** The pool in force, made if there is a strategy; or null. */
    private Pooling pooling() {
        Pooling now = current;
        return now != null ? now : make();
    }

    private Pooling make() {
        lock.lock();
        try {
            Generation<AgentStrategy> generation = http.core().strategies().agent();
            if (current == null && generation != null && !generation.retired()) {
                current = new Pooling(this, generation);
            }
            return current;
        } finally {
            lock.unlock();
        }
    }

    /** Strategies came or went: another one may be in force. */
    void strategiesChanged() {
        Pooling replaced = null;
        lock.lock();
        try {
            if (current != null
                    && current.generation() != http.core().strategies().agent()) {
                replaced = current;
                leaving.add(replaced);
                current = null;
            }
        } finally {
            lock.unlock();
        }
        if (replaced != null) {
            replaced.retire().forEach(parked::add);
        }
        if (!parked.isEmpty() && pooling() != null) {
            takeParked();
        }
    }

    private void takeParked() {
        for (SocketRequest request : parked.list()) {
            request.loop().execute(() -> {
                if (parked.remove(request)) {
                    acquire(request);
                }
            });
        }
    }

    void forget(Pooling over) {
        leaving.remove(over);
    }

    // ---- connections

    /** Opens a connection for a pool: by the hook, or by the transport of the request's loop. */
    void open(SocketRequest request, Keeper keeper) {
        PlatformLoop loop = (PlatformLoop) request.loop();
        RequestOptions merged = merged(options, request.options());
        if (loop.inLoop()) {
            open(request, merged, keeper);
        } else {
            loop.execute(() -> open(request, merged, keeper));
        }
    }

    private void open(SocketRequest request, RequestOptions merged, Keeper keeper) {
        if (options.createConnection() != null) {
            new StreamHook(http, request, keeper).call(options.createConnection(), withPort(merged));
        } else {
            ClientSocket.connectFor(http, request, merged, keeper);
        }
    }

    /** The agent's defaults under a request's options; its TLS options where they have none. */
    private static RequestOptions merged(AgentOptions agent, RequestOptions request) {
        RequestOptions merged = agent.defaults().merge(request);
        return agent.tls() == null || merged.tls() != null
                ? merged
                : merged.toBuilder().tls(agent.tls()).build();
    }

    private RequestOptions withPort(RequestOptions given) {
        return given.port() == 0 && given.socketPath() == null
                ? given.toBuilder()
                        .port(defaultPort())
                        .host(Connector.host(given))
                        .build()
                : given;
    }

    @Override
    public Duplex createConnection(RequestOptions request, BiConsumer<Exception, Duplex> callback) {
        RequestOptions merged = withPort(merged(options, request));
        if (options.createConnection() == null) {
            return http.connect(merged);
        }
        try {
            return options.createConnection().createConnection(merged, callback);
        } catch (Exception e) {
            callback.accept(e, null);
            return null;
        }
    }

    @Override
    public boolean keepSocketAlive(Socket socket) {
        if (options.keepSocketAlive() != null) {
            return options.keepSocketAlive().test(socket);
        }
        socket.setKeepAlive(true, keepAliveMsecs());
        socket.unref();
        return true;
    }

    @Override
    public void reuseSocket(Socket socket, ClientRequest request) {
        if (options.reuseSocket() != null) {
            options.reuseSocket().accept(socket, request);
        } else {
            socket.ref();
        }
    }

    @Override
    public String getName(RequestOptions request) {
        if (options.getName() != null) {
            return options.getName().apply(request);
        }
        Named last = named;
        if (last == null || !last.request().refersTo(request) || last.agent() != options) {
            AgentOptions now = options;
            last = new Named(now, new WeakReference<>(request), nameOf(merged(now, request)));
            named = last;
        }
        return last.name();
    }

    /**
     * The name of the last request: the next one is often made with the same options, which never change. They may hold what belongs to another
     * bundle, which an agent outlives.
     */
    private record Named(AgentOptions agent, WeakReference<RequestOptions> request, String name) {}

    private static String nameOf(RequestOptions request) {
        StringBuilder name = new StringBuilder(Connector.host(request)).append(':');
        if (request.port() != 0) {
            name.append(request.port());
        }
        name.append(':');
        if (request.localAddress() != null) {
            name.append(request.localAddress());
        }
        if (request.family() == 4 || request.family() == 6) {
            name.append(':').append(request.family());
        }
        if (request.socketPath() != null) {
            name.append(':').append(request.socketPath());
        }
        if (request.tls() != null) {
            name.append(request.tls().agentName(Connector.host(request)));
        }
        return name.toString();
    }

    @Override
    public void destroy() {
        poolings().forEach(pooling -> pooling.pool().destroy());
    }

    // ---- views

    private List<Pooling> poolings() {
        List<Pooling> all = new ArrayList<>(leaving);
        Pooling now = current;
        if (now != null) {
            all.add(0, now);
        }
        return all;
    }

    private <T> Map<String, List<T>> merged(Function<AgentPool, Map<String, List<T>>> view) {
        Map<String, List<T>> all = new LinkedHashMap<>();
        for (Pooling pooling : poolings()) {
            view.apply(pooling.pool()).forEach((name, list) -> add(all, name, list));
        }
        return all;
    }

    private static <T> void add(Map<String, List<T>> all, String name, List<T> more) {
        all.merge(name, List.copyOf(more), (before, after) -> {
            List<T> both = new ArrayList<>(before);
            both.addAll(after);
            return List.copyOf(both);
        });
    }

    @Override
    public Map<String, List<Socket>> sockets() {
        return Map.copyOf(merged(AgentPool::sockets));
    }

    @Override
    public Map<String, List<Socket>> freeSockets() {
        return Map.copyOf(merged(AgentPool::freeSockets));
    }

    @Override
    public Map<String, List<ClientRequest>> requests() {
        Map<String, List<ClientRequest>> all = merged(AgentPool::requests);
        parked.list().forEach(request -> add(all, request.name(), List.of(request.request())));
        return Map.copyOf(all);
    }

    /** The strategy in force, as name and generation, or empty. */
    String strategy() {
        Pooling now = current;
        return now == null ? "" : now.generation().toString();
    }

    // ---- settings

    /** Its configured name, or empty. */
    String name() {
        return name;
    }

    /**
     * Puts other options in force, at once. What the application has set on the agent itself stays, unless the options changed there.
     */
    public void reconfigure(AgentOptions changed) {
        AgentOptions before = options;
        options = changed;
        if (before.maxSockets() != changed.maxSockets()) {
            maxSockets = changed.maxSockets();
        }
        if (before.maxFreeSockets() != changed.maxFreeSockets()) {
            maxFreeSockets = changed.maxFreeSockets();
        }
    }

    @Override
    public AgentOptions options() {
        return options;
    }

    @Override
    public int maxSockets() {
        return maxSockets;
    }

    @Override
    public Agent maxSockets(int count) {
        maxSockets = atLeast("maxSockets", count, 1);
        return this;
    }

    @Override
    public int maxFreeSockets() {
        return maxFreeSockets;
    }

    @Override
    public Agent maxFreeSockets(int count) {
        maxFreeSockets = atLeast("maxFreeSockets", count, 0);
        return this;
    }

    private static int atLeast(String name, int count, int least) {
        if (count < least) {
            throw ArgumentException.range(
                    ErrorCodes.ERR_OUT_OF_RANGE,
                    "The value of \"" + name + "\" is out of range. It must be >= " + least + ". Received " + count);
        }
        return count;
    }

    @Override
    public int maxTotalSockets() {
        return options.maxTotalSockets();
    }

    @Override
    public boolean keepAlive() {
        return options.keepAlive();
    }

    @Override
    public long keepAliveMsecs() {
        return options.keepAliveDelay().toMillis();
    }

    @Override
    public int defaultPort() {
        return options.tls() == null ? DEFAULT_PORT : SECURE_PORT;
    }

    @Override
    public String protocol() {
        return options.tls() == null ? "http:" : "https:";
    }
}
