package io.jackfield.platform.handle;

import io.jackfield.api.Agent;
import io.jackfield.api.ClientRequest;
import io.jackfield.api.Socket;
import io.jackfield.spi.agent.AgentHost;
import io.jackfield.spi.agent.AgentPool;
import io.jackfield.spi.agent.AgentStrategy;
import io.jackfield.spi.agent.SocketRequest;
import io.jackfield.spi.connection.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A pooling strategy for tests: connects for every request, or lets all of them wait. */
final class FakeStrategy implements AgentStrategy, AgentPool {
    final List<String> calls = new CopyOnWriteArrayList<>();
    final List<SocketRequest> waiting = new CopyOnWriteArrayList<>();
    volatile int inUse;
    /** Runs when a request has come in, before anything is done for it. */
    volatile Runnable arrival = () -> {};

    private final boolean connects;
    private volatile AgentHost host;

    FakeStrategy(boolean connects) {
        this.connects = connects;
    }

    @Override
    public String name() {
        return "fake";
    }

    @Override
    public int ranking() {
        return 0;
    }

    /** The agent of the pool made last. */
    Agent agent() {
        return host.agent();
    }

    @Override
    public AgentPool newPool(AgentHost newHost) {
        host = newHost;
        return this;
    }

    @Override
    public synchronized void acquire(SocketRequest request) {
        arrival.run();
        if (connects) {
            inUse++;
            host.connect(request);
        } else {
            waiting.add(request);
        }
    }

    @Override
    public void cancel(SocketRequest request) {
        waiting.remove(request);
    }

    @Override
    public void opened(SocketRequest request, Connection connection) {
        request.assigned(connection, false);
    }

    @Override
    public synchronized void connectFailed(SocketRequest request, Exception cause) {
        inUse--;
        request.failed(cause);
    }

    @Override
    public synchronized void released(Connection connection) {
        calls.add("released");
    }

    @Override
    public synchronized void removed(Connection connection) {
        inUse--;
        calls.add("removed");
    }

    @Override
    public void left(SocketRequest request) {
        calls.add("left");
    }

    @Override
    public void spoiled(Connection connection) {
        calls.add("spoiled");
    }

    @Override
    public Map<String, List<Socket>> sockets() {
        return Map.of();
    }

    @Override
    public Map<String, List<Socket>> freeSockets() {
        return Map.of();
    }

    @Override
    public Map<String, List<ClientRequest>> requests() {
        return Map.of();
    }

    @Override
    public List<SocketRequest> retire() {
        calls.add("retire");
        List<SocketRequest> all = new ArrayList<>(waiting);
        waiting.clear();
        return all;
    }

    @Override
    public void destroy() {
        calls.add("destroy");
    }

    @Override
    public int inUse() {
        return inUse;
    }
}
