package io.jackfield.agent;

import io.jackfield.api.Agent;
import io.jackfield.api.AgentOptions;
import io.jackfield.api.ClientRequest;
import io.jackfield.api.RequestOptions;
import io.jackfield.api.Socket;
import io.jackfield.spi.agent.AgentHost;
import io.jackfield.spi.agent.SocketRequest;
import io.jackfield.spi.connection.Connection;
import io.jackfield.spi.connection.Loop;
import java.util.ArrayList;
import java.util.List;

/** An agent and its host: connects when a test says so and remembers what the pool said. */
final class FakeAgent implements AgentHost {
    final AgentOptions options;
    final List<String> events = new ArrayList<>();
    final List<Attempt> attempts = new ArrayList<>();
    boolean keep = true;
    RuntimeException hookFails;
    long now = 1000;
    final Pool pool;
    private final Agent agent;

    FakeAgent(AgentOptions options) {
        this.options = options;
        this.agent = FakeConnection.proxy(Agent.class, (method, arguments) -> switch (method.getName()) {
            case "maxSockets" -> options.maxSockets();
            case "maxFreeSockets" -> options.maxFreeSockets();
            case "maxTotalSockets" -> options.maxTotalSockets();
            case "keepAlive" -> options.keepAlive();
            case "keepSocketAlive" -> keepSocketAlive();
            case "reuseSocket" -> {
                events.add("reuse");
                yield null;
            }
            case "emit" -> events.add(arguments[0].toString());
            default -> throw new UnsupportedOperationException(method.getName());
        });
        this.pool = new Pool(this, () -> now);
    }

    private boolean keepSocketAlive() {
        events.add("keep?");
        if (hookFails != null) {
            throw hookFails;
        }
        return keep;
    }

    @Override
    public Agent agent() {
        return agent;
    }

    @Override
    public AgentOptions options() {
        return options;
    }

    @Override
    public void connect(SocketRequest request) {
        attempts.add(new Attempt(request));
    }

    /** A request that is made on a loop. */
    Wanted request(String name, FakeLoop loop) {
        Wanted wanted = new Wanted(name, loop);
        pool.acquire(wanted);
        return wanted;
    }

    /** A request that wants a connection which has served nobody. */
    Wanted fresh(String name, FakeLoop loop) {
        Wanted wanted = new Wanted(name, loop);
        wanted.fresh = true;
        pool.acquire(wanted);
        return wanted;
    }

    /** A request that has a connection already. */
    Wanted served(String name, FakeLoop loop) {
        Wanted wanted = request(name, loop);
        attempts.get(attempts.size() - 1).succeed();
        return wanted;
    }

    /** A connection that is being made. */
    final class Attempt {
        final SocketRequest request;
        final FakeLoop loop;
        final FakeConnection.FakeSocket socket = new FakeConnection.FakeSocket();

        Attempt(SocketRequest request) {
            this.request = request;
            this.loop = (FakeLoop) request.loop();
        }

        void begin() {
            loop.turn(() -> request.connecting(socket.socket));
        }

        FakeConnection succeed() {
            FakeConnection made = new FakeConnection(pool, loop, socket);
            all.add(made);
            loop.turn(() -> pool.opened(request, made.connection));
            return made;
        }

        void fail(Exception cause) {
            loop.turn(() -> pool.connectFailed(request, cause));
        }
    }

    final List<FakeConnection> all = new ArrayList<>();

    /** The fake behind a connection. */
    FakeConnection fake(Connection connection) {
        return all.stream().filter(f -> f.connection == connection).findFirst().orElseThrow();
    }

    /** The number of connections that are not closed. */
    long open() {
        return all.stream().filter(f -> !f.closed).count();
    }

    /** A request that remembers what became of it. */
    final class Wanted implements SocketRequest {
        final String name;
        final FakeLoop loop;
        final ClientRequest request = FakeConnection.proxy(ClientRequest.class, (method, arguments) -> null);
        long hint = -1;
        boolean fresh;
        Socket connecting;
        FakeConnection got;
        boolean reused;
        Exception failed;

        Wanted(String name, FakeLoop loop) {
            this.name = name;
            this.loop = loop;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public RequestOptions options() {
            return RequestOptions.EMPTY;
        }

        @Override
        public Loop loop() {
            return loop;
        }

        @Override
        public ClientRequest request() {
            return request;
        }

        @Override
        public boolean fresh() {
            return fresh;
        }

        @Override
        public long keepAliveHint() {
            return hint;
        }

        @Override
        public void connecting(Socket socket) {
            connecting = socket;
        }

        @Override
        public void assigned(Connection connection, boolean wasUsed) {
            if (got != null || failed != null || !loop.inLoop()) {
                throw new AssertionError("assigned twice, or off its loop");
            }
            got = fake(connection);
            reused = wasUsed;
            if (got.loop != loop) {
                throw new AssertionError("a connection of another loop");
            }
        }

        @Override
        public void failed(Exception cause) {
            if (got != null || failed != null || !loop.inLoop()) {
                throw new AssertionError("failed twice, or off its loop");
            }
            failed = cause;
        }
    }
}
