package io.jackfield.platform.handle;

import io.jackfield.platform.core.Core;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What one {@link HttpFacade} made and nobody closed yet: servers as long as they listen or have connections; agents and sockets weakly, since
 * their connections hold those that matter. Thread-safe.
 */
final class Belongings {
    private final Core core;
    private final Set<ServerHandle> servers = ConcurrentHashMap.newKeySet();
    private final Set<AgentHandle> agents = Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));
    private final Set<ClientSocket> sockets =
            Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition requestEnded = lock.newCondition();
    private final Runnable requestEnds = this::requestEnds;
    private final AtomicInteger requests = new AtomicInteger();
    /** Whether somebody waits for the last request. */
    private volatile boolean draining;

    Belongings(Core core) {
        this.core = core;
    }

    void add(ServerHandle server) {
        servers.add(server);
    }

    void remove(ServerHandle server) {
        servers.remove(server);
    }

    void add(AgentHandle agent) {
        agents.add(agent);
    }

    List<AgentHandle> agents() {
        synchronized (agents) {
            return new ArrayList<>(agents);
        }
    }

    void add(ClientSocket socket) {
        sockets.add(socket);
    }

    private List<ClientSocket> sockets() {
        synchronized (sockets) {
            return new ArrayList<>(sockets);
        }
    }

    // ---- requests in flight

    /** Counts a request; running the result ends it. */
    Runnable requestBegins() {
        requests.incrementAndGet();
        return requestEnds;
    }

    private void requestEnds() {
        if (requests.decrementAndGet() == 0 && draining) {
            lock.lock();
            try {
                requestEnded.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    // ---- the end

    /** Closes everything at once. */
    void close() {
        List<CompletableFuture<Void>> freed = new ArrayList<>();
        for (ServerHandle server : List.copyOf(servers)) {
            freed.add(server.closeNow());
        }
        agents().forEach(AgentHandle::destroy);
        sockets().forEach(ClientSocket::destroy);
        if (core.currentLoop() == null) {
            await(freed, core.settings().drainMillis());
        }
    }

    /** Parks the ports (or frees them, for 0), waits for exchanges in flight, closes what is left and drops all listeners. */
    void drain(long parkMillis) {
        List<ServerHandle> all = List.copyOf(servers);
        List<CompletableFuture<Void>> ended = new ArrayList<>();
        for (ServerHandle server : all) {
            if (parkMillis > 0) {
                server.park(parkMillis);
            } else {
                server.close();
            }
            ended.add(server.whenClosed().toCompletableFuture());
        }
        if (core.currentLoop() == null) {
            long end = System.nanoTime()
                    + TimeUnit.MILLISECONDS.toNanos(core.settings().drainMillis());
            await(ended, core.settings().drainMillis());
            awaitRequests(end - System.nanoTime());
        }
        all.forEach(ServerHandle::destroyConnections);
        agents().forEach(AgentHandle::destroy);
        sockets().forEach(ClientSocket::destroy);
        all.forEach(ServerHandle::dropListeners);
        agents().forEach(AgentHandle::dropListeners);
    }

    private static void await(List<CompletableFuture<Void>> stages, long millis) {
        try {
            CompletableFuture.allOf(stages.toArray(CompletableFuture[]::new)).get(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            System.getLogger(Belongings.class.getName())
                    .log(System.Logger.Level.INFO, "not everything ended within {0} ms; the rest is closed", millis);
        }
    }

    private void awaitRequests(long nanos) {
        long left = nanos;
        draining = true;
        lock.lock();
        try {
            while (requests.get() > 0 && left > 0) {
                left = requestEnded.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }
}
