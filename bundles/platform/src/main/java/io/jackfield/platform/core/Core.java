package io.jackfield.platform.core;

import io.jackfield.platform.observe.ServerObserver;
import io.jackfield.spi.transport.Transport;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/**
 * The heart of one framework or process: strategies, transports, ports, endpoints and a few worker threads for what blocks.
 *
 * <ol>
 *   <li>{@link #strategies} receives what is registered;
 *   <li>{@link #endpoint} makes the inside of a server;
 *   <li>{@link #close} ends all: ports first, then connections within the drain time, then threads.
 * </ol>
 */
public final class Core implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Core.class.getName());
    private static final int WORKERS = 8;

    private volatile CoreSettings settings;
    private final Observers observers = new Observers();
    private final Strategies strategies = new Strategies(this);
    private final Transports transports = new Transports(this);
    private final Ports ports = new Ports(this);
    private final List<Endpoint> endpoints = new CopyOnWriteArrayList<>();
    private final Connects connects = new Connects(this);
    private final TlsSources tls = new TlsSources(this);
    private final Endpoint clientEndpoint;
    private final ThreadPoolExecutor workers;

    /** Starts with no strategy at all. */
    public Core(CoreSettings settings) {
        this.settings = settings;
        this.workers = new ThreadPoolExecutor(
                WORKERS, WORKERS, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(10_000), workerThreads());
        workers.allowCoreThreadTimeOut(true);
        this.clientEndpoint = new Endpoint(this, "client", null, EndpointSettings.defaults());
        endpoints.add(clientEndpoint);
    }

    private static ThreadFactory workerThreads() {
        AtomicInteger count = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, "jackfield-worker-" + count.incrementAndGet());
            thread.setDaemon(true);
            thread.setContextClassLoader(Core.class.getClassLoader());
            return thread;
        };
    }

    /** How it works. */
    public CoreSettings settings() {
        return settings;
    }

    /** Puts other settings in force; the number of loops counts for transports that start afterwards. */
    public void settings(CoreSettings changed) {
        settings = Objects.requireNonNull(changed, "changed");
    }

    /** The strategies registered and in force. */
    public Strategies strategies() {
        return strategies;
    }

    Observers observers() {
        return observers;
    }

    /** Whether anybody watches. */
    public boolean observed() {
        return observers.any();
    }

    /** Something changed: those who watch are told. */
    public void told(String topic, Map<String, ?> properties) {
        observers.happened(topic, properties);
    }

    /** Tells somebody what servers do, from what begins now on. */
    public void observe(ServerObserver observer) {
        observers.add(observer);
        strategies.observed();
        strategies.notifyObservers();
    }

    /**
     * Ends {@link #observe}: nothing of the observer is called or held any more once it returns. Waits for the loops; called on one it does
     * not, and a call may be under way.
     */
    public void forget(ServerObserver observer) {
        observers.remove(observer);
        CompletableFuture<Void> passed = strategies.observed();
        if (currentLoop() == null) {
            try {
                passed.get(settings.drainMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (ExecutionException | TimeoutException e) {
                LOG.log(Level.WARNING, "a loop did not let an observer go in time", e);
            }
        }
    }

    /** The ports held. */
    public Ports ports() {
        return ports;
    }

    Transports transports() {
        return transports;
    }

    /** Makes connections that do not come through a port. */
    public Connects connects() {
        return connects;
    }

    /** Where engines for encrypted connections come from. */
    public TlsSources tls() {
        return tls;
    }

    /** A bounded pool for what blocks: name look-ups, binding, waiting for a swap. Its threads end when idle. */
    public ExecutorService workers() {
        return workers;
    }

    /** Makes the inside of a server. */
    public Endpoint endpoint(String name, EndpointOwner owner, EndpointSettings endpointSettings) {
        Endpoint endpoint = new Endpoint(this, name, owner, endpointSettings);
        endpoints.add(endpoint);
        strategies.publish(endpoint);
        return endpoint;
    }

    /** Forgets a server that listens no more and has no connections: it holds no strategy any more. */
    public void forget(Endpoint endpoint) {
        endpoints.remove(endpoint);
        endpoint.leave();
    }

    /** The client side. */
    public Endpoint clientEndpoint() {
        return clientEndpoint;
    }

    /** The endpoints that strategies are chosen for. */
    public List<Endpoint> endpoints() {
        return endpoints;
    }

    /** Whether any loop has had a connection, so that a change meets somebody at work. */
    public boolean serving() {
        return endpoints.stream().anyMatch(endpoint -> !endpoint.loops().isEmpty());
    }

    /** The servers that listen; the client side is none. */
    public List<Endpoint> listening() {
        return endpoints.stream()
                .filter(endpoint -> endpoint.isServer() && endpoint.localAddress() != null)
                .toList();
    }

    /**
     * The servers of a name that listen.
     *
     * @throws IllegalArgumentException if there is none; the message lists those that are
     */
    public List<Endpoint> listening(String name) {
        List<Endpoint> all = listening();
        List<Endpoint> found = all.stream().filter(e -> e.name().equals(name)).toList();
        if (found.isEmpty()) {
            throw new IllegalArgumentException("no server is named " + name + "; servers: "
                    + all.stream().map(Endpoint::name).collect(Collectors.joining(", ")));
        }
        return found;
    }

    List<Endpoint> allEndpoints() {
        return new ArrayList<>(endpoints);
    }

    /** The loop that the caller runs on, or null. */
    public PlatformLoop currentLoop() {
        return transports.current();
    }

    /**
     * The next loop of the transport that the client side uses.
     *
     * @throws IllegalStateException if no transport is registered that can work here
     */
    public PlatformLoop loopInTurn() {
        Generation<Transport> generation = strategies.transportFor(clientEndpoint.settings());
        TransportUnit unit = generation == null ? null : transports.unit(generation);
        if (unit == null && currentLoop() != null) {
            return currentLoop();
        }
        if (unit == null) {
            throw new IllegalStateException(
                    "no transport is registered: install jackfield-transport-nio or another one");
        }
        return unit.loopInTurn(0);
    }

    @Override
    public void close() {
        ports.close();
        transports.close();
        workers.shutdownNow();
    }
}
