package io.jackfield.platform.handle;

import io.jackfield.api.Agent;
import io.jackfield.api.AgentOptions;
import io.jackfield.platform.core.Generation;
import io.jackfield.platform.core.PlatformConnection;
import io.jackfield.spi.agent.AgentHost;
import io.jackfield.spi.agent.AgentPool;
import io.jackfield.spi.agent.AgentStrategy;
import io.jackfield.spi.agent.SocketRequest;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One pool of an {@link AgentHandle}, made by one generation of the pooling strategy. It holds a lease on the generation while one of its
 * connections is in use or asked for, idle ones do not count. Thread-safe.
 */
final class Pooling implements AgentHost {
    private final AgentHandle agent;
    private final Generation<AgentStrategy> generation;
    private final AgentPool pool;
    private final ReentrantLock lock = new ReentrantLock();
    /** Written under the lock. */
    private volatile boolean held;
    /** Requests that are being handed to the pool. */
    private final AtomicInteger arriving = new AtomicInteger();
    /** Something ended while requests were arriving. */
    private volatile boolean unsettled;

    private volatile boolean retired;

    Pooling(AgentHandle agent, Generation<AgentStrategy> generation) {
        this.agent = agent;
        this.generation = generation;
        this.pool = generation.service().newPool(this);
    }

    Generation<AgentStrategy> generation() {
        return generation;
    }

    AgentPool pool() {
        return pool;
    }

    /** Hands a request to the pool; false when the strategy is on its way out, so that another pool must serve it. */
    boolean acquire(SocketRequest request) {
        if (!arrive()) {
            return false;
        }
        boolean taken = false;
        try {
            pool.acquire(request);
            taken = true;
        } finally {
            arrived(taken);
        }
        return true;
    }

    /** Takes the lease before the pool is asked: whoever lets go of the strategy waits for what is asked then. */
    private boolean arrive() {
        arriving.incrementAndGet();
        // after the count: who is about to give the lease back sees that, or is seen here
        boolean holding = held || hold();
        if (!holding) {
            arrived(false);
        }
        return holding;
    }

    private boolean hold() {
        lock.lock();
        try {
            held = held || generation.acquire();
            return held;
        } finally {
            lock.unlock();
        }
    }

    /** A request that was handed over is in use by now; what ended meanwhile is settled. */
    private void arrived(boolean taken) {
        if (arriving.decrementAndGet() == 0 && (unsettled || !taken)) {
            settle();
        }
    }

    void cancel(SocketRequest request) {
        pool.cancel(request);
        settle();
    }

    /** Another pool takes its place; the requests that wait are returned, connections in use go on until they are released. */
    List<SocketRequest> retire() {
        List<SocketRequest> waiting = pool.retire();
        retired = true;
        settle();
        return waiting;
    }

    /** Gives the lease back when there is nothing in use or asked for. What is in use comes here when it ends. */
    private void settle() {
        if (pool.inUse() == 0 && !busy() && retired) {
            agent.forget(this);
        }
    }

    /** Whether something is in use or asked for; if not, the lease is given back. */
    private boolean busy() {
        lock.lock();
        try {
            boolean holding = held;
            held = false;
            unsettled = true;
            // after both: who arrives now takes the lease anew or is seen here, who has just arrived settles
            boolean busy = arriving.get() > 0 || pool.inUse() > 0;
            held = holding && busy;
            unsettled = busy;
            if (holding && !busy) {
                generation.release();
            }
            return busy;
        } finally {
            lock.unlock();
        }
    }

    // ---- AgentHost

    @Override
    public Agent agent() {
        return agent;
    }

    @Override
    public AgentOptions options() {
        return agent.options();
    }

    @Override
    public void connect(SocketRequest request) {
        agent.open(request, new Member(request));
    }

    /** One connection of the pool, from its asking to its end. */
    private final class Member implements Keeper {
        private final SocketRequest request;

        Member(SocketRequest request) {
            this.request = request;
        }

        @Override
        public void opened(PlatformConnection connection) {
            pool.opened(request, connection);
            settle();
        }

        @Override
        public void failed(Exception cause) {
            pool.connectFailed(request, cause);
            settle();
        }

        @Override
        public void left() {
            pool.left(request);
        }

        @Override
        public void released(PlatformConnection connection) {
            pool.released(connection);
            settle();
        }

        @Override
        public void spoiled(PlatformConnection connection) {
            pool.spoiled(connection);
        }

        @Override
        public void removed(PlatformConnection connection) {
            pool.removed(connection);
            settle();
        }
    }
}
