package io.jackfield.agent;

import io.jackfield.api.Agent;
import io.jackfield.api.ClientRequest;
import io.jackfield.api.RequestOptions;
import io.jackfield.api.Socket;
import io.jackfield.spi.agent.AgentHost;
import io.jackfield.spi.agent.AgentPool;
import io.jackfield.spi.agent.SocketRequest;
import io.jackfield.spi.connection.Connection;
import io.jackfield.spi.connection.Loop;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * The pool of one agent, in Node's manner: the lock, and the calls to and from the application. The rules are the {@link Allocator}'s.
 *
 * <p>Everything is decided under one lock and done after it ({@link Effects}): hooks, requests, connections and the host are never called
 * with the lock held. A decision can therefore be overtaken by another, which is why a {@link Member} has a state for each step.
 */
final class Pool implements AgentPool {
    private static final System.Logger LOG = System.getLogger(Pool.class.getName());

    private final AgentHost host;
    private final Limits limits;
    private final ReentrantLock lock = new ReentrantLock();
    private final Allocator allocator;
    private final Effects effects;
    /** {@link Allocator#inUse} after the last decision, for those who ask without the lock. */
    private volatile int inUse;

    /**
     * @param host the agent
     * @param clock milliseconds, monotonic, readable from any thread
     */
    Pool(AgentHost host, LongSupplier clock) {
        this.host = host;
        this.limits = new Limits(host);
        this.effects = new Effects(host);
        this.allocator = new Allocator(this, limits, clock);
    }

    private void locked(Runnable decision) {
        lock.lock();
        try {
            decision.run();
        } finally {
            decided();
        }
    }

    /** Ends a decision; what comes with each request comes here without {@link #locked}, which would cost it an object. */
    private void decided() {
        int now = allocator.inUse();
        if (now != inUse) {
            inUse = now;
        }
        effects.unlockAndRun(lock);
    }

    // ---- requests

    @Override
    public void acquire(SocketRequest request) {
        lock.lock();
        try {
            allocator.place(request, false, effects);
        } finally {
            decided();
        }
    }

    @Override
    public void cancel(SocketRequest request) {
        locked(() -> allocator.cancel(request, effects));
    }

    @Override
    public Loop loopFor(String name) {
        lock.lock();
        try {
            return allocator.loopFor(name);
        } finally {
            lock.unlock();
        }
    }

    // ---- connections on their way

    void connecting(Opening opening, Socket socket) {
        locked(() -> allocator.connecting(opening, socket, effects));
    }

    @Override
    public void opened(SocketRequest request, Connection connection) {
        locked(() -> allocator.opened((Opening) request, connection, effects));
    }

    @Override
    public void connectFailed(SocketRequest request, Exception cause) {
        locked(() -> allocator.connectFailed((Opening) request, cause, effects));
    }

    @Override
    public void left(SocketRequest request) {
        locked(() -> allocator.left((Opening) request, effects));
    }

    // ---- connections that are there

    /** Gives an idle connection over; on its loop, in a turn or tick after the one that assigned it. */
    void deliver(Member member, SocketRequest request) {
        boolean valid;
        lock.lock();
        try {
            valid = allocator.deliver(member, request);
        } finally {
            lock.unlock();
        }
        if (valid) {
            member.connection.idleTimeout(limits.timeout());
            try {
                host.agent().reuseSocket(member.socket, request.request());
            } catch (RuntimeException e) {
                failed("reuseSocket", e);
            }
            request.assigned(member.connection, true);
        }
    }

    /** Without the lock: what the connection's own loop has made of it is seen, and looked at once more where that counts. */
    @Override
    public void released(Connection connection) {
        Member member = allocator.find(connection);
        if (member == null) {
            connection.close();
        } else if (member.state == Member.State.IN_USE) {
            free(member, member.request.options());
        }
    }

    private void free(Member member, RequestOptions options) {
        member.socket.emit(Socket.FREE);
        host.agent().emit(Agent.FREE, member.socket, options);
        lock.lock();
        try {
            // a listener may have destroyed it, or have taken it out
            if (member.state == Member.State.IN_USE) {
                allocator.leave(member, effects);
            }
        } finally {
            decided();
        }
    }

    /** Whether the connection is kept is the application's decision; on its loop. */
    void askToKeep(Member member) {
        long usable = limits.idleTime(member.request == null ? -1 : member.request.keepAliveHint());
        boolean keep = false;
        try {
            keep = usable > 0 && host.agent().keepSocketAlive(member.socket);
        } catch (RuntimeException e) {
            failed("keepSocketAlive", e);
        }
        long kept = keep ? usable : 0;
        locked(() -> allocator.kept(member, kept, effects));
    }

    /** A hook of the agent, which is the application's code, has failed: it has said no. */
    private static void failed(String hook, RuntimeException why) {
        LOG.log(System.Logger.Level.WARNING, "the agent's hook " + hook + " failed", why);
    }

    // ---- connections that go

    @Override
    public void removed(Connection connection) {
        locked(() -> {
            Member member = allocator.find(connection);
            if (member != null) {
                allocator.removed(member, effects);
            }
        });
    }

    /** A connection has gone: those who wait may get another. */
    void fill() {
        locked(() -> allocator.fill(effects));
    }

    @Override
    public void spoiled(Connection connection) {
        locked(() -> {
            Member member = allocator.find(connection);
            if (member == null) {
                effects.add(connection::close);
            } else {
                allocator.spoiled(member, effects);
            }
        });
    }

    // ---- views

    @Override
    public Map<String, List<Socket>> sockets() {
        return view(group -> {
            List<Socket> sockets = new ArrayList<>();
            group.busy.forEach(member -> sockets.add(member.socket));
            group.openings.stream().filter(o -> o.socket != null && !o.left).forEach(o -> sockets.add(o.socket));
            return sockets;
        });
    }

    @Override
    public Map<String, List<Socket>> freeSockets() {
        return view(group -> group.free.stream().map(member -> member.socket).toList());
    }

    @Override
    public Map<String, List<ClientRequest>> requests() {
        return view(group ->
                group.waiting.list().stream().map(SocketRequest::request).toList());
    }

    private <T> Map<String, List<T>> view(Function<Group, List<T>> part) {
        lock.lock();
        try {
            Map<String, List<T>> view = new LinkedHashMap<>();
            for (Group group : allocator.groups()) {
                List<T> list = part.apply(group);
                if (!list.isEmpty()) {
                    view.put(group.name, List.copyOf(list));
                }
            }
            return view;
        } finally {
            lock.unlock();
        }
    }

    // ---- all of them

    @Override
    public List<SocketRequest> retire() {
        List<SocketRequest> waiting = new ArrayList<>();
        locked(() -> waiting.addAll(allocator.retire(effects)));
        return waiting;
    }

    @Override
    public void destroy() {
        locked(() -> allocator.destroy(effects));
    }

    @Override
    public int inUse() {
        return inUse;
    }
}
