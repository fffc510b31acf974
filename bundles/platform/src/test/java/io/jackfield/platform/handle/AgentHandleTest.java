package io.jackfield.platform.handle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.api.Agent;
import io.jackfield.api.AgentOptions;
import io.jackfield.api.AgentOptionsBuilder;
import io.jackfield.api.ClientRequest;
import io.jackfield.api.RequestOptions;
import io.jackfield.api.Socket;
import io.jackfield.api.error.Coded;
import io.jackfield.api.error.ErrorCodes;
import io.jackfield.api.runtime.StrategyKind;
import io.jackfield.api.stream.Duplex;
import io.jackfield.platform.core.Generation;
import io.jackfield.spi.agent.AgentStrategy;
import io.jackfield.spi.agent.SocketRequest;
import io.jackfield.spi.connection.Connection;
import io.jackfield.spi.connection.Loop;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgentHandleTest {
    private final TestPlatform platform = new TestPlatform();

    @AfterEach
    void close() {
        platform.close();
    }

    private Generation<AgentStrategy> register(FakeStrategy strategy) {
        return platform.core.strategies().add(StrategyKind.AGENT, strategy, "fake", 0, TestPlatform.TEST);
    }

    private AgentHandle agent(AgentOptionsBuilder options) {
        return (AgentHandle) platform.http.newAgent(options.build());
    }

    /** A request that remembers what it was told. */
    private final class Wanted implements SocketRequest {
        final Loop loop = platform.http.loop();
        final RequestOptions options;
        final CompletableFuture<Connection> connection = new CompletableFuture<>();
        final CompletableFuture<Socket> socket = new CompletableFuture<>();

        Wanted(int port) {
            options = RequestOptions.builder().host("127.0.0.1").port(port).build();
        }

        Connection connection() throws Exception {
            return connection.get(10, TimeUnit.SECONDS);
        }

        @Override
        public String name() {
            return "name";
        }

        @Override
        public RequestOptions options() {
            return options;
        }

        @Override
        public Loop loop() {
            return loop;
        }

        @Override
        public ClientRequest request() {
            return null;
        }

        @Override
        public void connecting(Socket connecting) {
            socket.complete(connecting);
        }

        @Override
        public void assigned(Connection assigned, boolean reused) {
            connection.complete(assigned);
        }

        @Override
        public void failed(Exception cause) {
            connection.completeExceptionally(cause);
        }
    }

    // ---- names

    /** Items 31, 32. */
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-,0,-,0,-,localhost::",
                "h,80,-,0,-,h:80:",
                "h,80,l,0,-,h:80:l",
                "h,80,l,4,-,h:80:l:4",
                "h,80,-,6,-,h:80::6",
                "-,0,-,0,/run/s,localhost:::/run/s"
            })
    void namesAreNodes(String host, int port, String local, int family, String path, String name) {
        RequestOptions options = RequestOptions.builder()
                .host(host)
                .port(port)
                .localAddress(local)
                .family(family)
                .socketPath(path)
                .build();
        assertThat(platform.http.globalAgent().getName(options)).isEqualTo(name);
    }

    @Test
    void namesFollowTheOptions() {
        Agent agent = platform.http.globalAgent();
        for (String host : List.of("a", "b", "a")) {
            assertThat(agent.getName(RequestOptions.builder().host(host).port(1).build()))
                    .isEqualTo(host + ":1:");
        }
    }

    // ---- connections

    /** Item 56. */
    @Test
    void theSocketIsThereBeforeItsConnection() throws Exception {
        register(new FakeStrategy(true));
        ServerHandle server = platform.listening();
        Wanted wanted = new Wanted(server.port());

        agent(AgentOptions.builder()).acquire(wanted);

        assertThat(wanted.connection().socket()).isSameAs(wanted.socket.get(10, TimeUnit.SECONDS));
        assertThat(wanted.connection().loop()).isSameAs(wanted.loop);
    }

    @Test
    void aStrategyThatGoesIsWaitedForWhileARequestArrives() throws Exception {
        FakeStrategy strategy = new FakeStrategy(true);
        Generation<AgentStrategy> generation = register(strategy);
        CompletableFuture<Void> removal = new CompletableFuture<>();
        strategy.arrival = () -> {
            removal.completeAsync(() -> {
                platform.core.strategies().remove(generation);
                return null;
            });
            await().until(generation::retired);
            assertThat(generation.leases()).isEqualTo(1);
        };
        ServerHandle server = platform.listening();
        Wanted wanted = new Wanted(server.port());

        agent(AgentOptions.builder()).acquire(wanted);

        Connection connection = wanted.connection();
        assertThat(removal).isNotDone();
        wanted.loop.execute(connection::close);
        removal.get(10, TimeUnit.SECONDS);
        assertThat(strategy.calls).contains("removed");
    }

    /** Item 15. */
    @Test
    void agentRemoveTakesItOutOnce() throws Exception {
        FakeStrategy strategy = new FakeStrategy(true);
        register(strategy);
        Wanted wanted = new Wanted(platform.listening().port());
        agent(AgentOptions.builder()).acquire(wanted);
        Connection connection = wanted.connection();

        wanted.loop.execute(() -> {
            connection.socket().emit(Socket.AGENT_REMOVE);
            connection.requestEnded(true);
        });
        platform.onLoop(() -> null);
        assertThat(connection.socket().destroyed()).isFalse();
        connection.socket().destroy();

        await().until(() -> connection.socket().destroyed());
        assertThat(strategy.calls).containsExactly("removed");
    }

    /** Item 15: its place is free at once. */
    @Test
    void agentRemoveWhileConnectingTakesItOut() throws Exception {
        FakeStrategy strategy = new FakeStrategy(true);
        register(strategy);
        Wanted wanted = new Wanted(platform.listening().port());
        wanted.socket.thenAccept(socket -> socket.emit(Socket.AGENT_REMOVE));
        agent(AgentOptions.builder()).acquire(wanted);

        Connection connection = wanted.connection();
        assertThat(strategy.calls).containsExactly("left");
        assertThat(connection.socket().destroyed()).isFalse();
        connection.socket().destroy();

        await().until(() -> connection.socket().destroyed());
        assertThat(strategy.calls).as("only once").containsExactly("left");
    }

    @Test
    void aSocketDestroyedWhileConnectingFailsTheRequest() throws Exception {
        register(new FakeStrategy(true));
        AgentHandle agent =
                agent(AgentOptions.builder().createConnection((options, callback) -> platform.http.connect(options)));
        Wanted wanted = new Wanted(1);
        agent.acquire(wanted);
        assertThat(wanted.connection)
                .failsWithin(java.time.Duration.ofSeconds(10))
                .withThrowableThat()
                .havingCause()
                .matches(e -> Coded.codeOf(e).equals(ErrorCodes.ECONNREFUSED));
    }

    /** Items 25, 26. */
    @Test
    void aSocketFromTheHookIsTheVerySocketOfTheConnection() throws Exception {
        register(new FakeStrategy(true));
        ServerHandle server = platform.listening();
        CompletableFuture<Socket> made = new CompletableFuture<>();
        AgentHandle agent = agent(AgentOptions.builder().createConnection((options, callback) -> {
            Socket socket = platform.http.connect(options);
            made.complete(socket);
            return socket;
        }));
        Wanted wanted = new Wanted(server.port());

        agent.acquire(wanted);

        assertThat(wanted.connection().socket()).isSameAs(made.get(10, TimeUnit.SECONDS));
    }

    /** Items 25, 26. */
    @Test
    void theFirstAnswerOfTheHookCounts() throws Exception {
        register(new FakeStrategy(true));
        List<Duplex> pair = platform.http.duplexPair();
        AgentHandle agent = agent(AgentOptions.builder().createConnection((options, callback) -> {
            callback.accept(null, pair.get(0));
            callback.accept(new IOException("too late"), null);
            return pair.get(1);
        }));
        Wanted wanted = new Wanted(80);
        agent.acquire(wanted);
        Connection connection = wanted.connection();

        wanted.loop.execute(() -> {
            connection.channel().write(io.jackfield.spi.buffer.HeapSlice.of(new byte[] {1, 2, 3}));
            connection.flushSoon();
        });

        await().until(() -> pair.get(1).readableLength() == 3);
        assertThat(connection.socket().remoteAddress()).isNull();
    }

    /** Item 26. */
    @Test
    void anErrorOfTheHookIsTheRequests() {
        register(new FakeStrategy(true));
        IOException cause = new IOException("on purpose");
        AgentHandle agent = agent(AgentOptions.builder().createConnection((options, callback) -> {
            throw cause;
        }));
        Wanted wanted = new Wanted(80);

        agent.acquire(wanted);

        assertThat(wanted.connection)
                .failsWithin(java.time.Duration.ofSeconds(10))
                .withThrowableThat()
                .havingCause()
                .isSameAs(cause);
    }

    // ---- strategies that come and go

    @Test
    void requestsWaitForAStrategy() throws Exception {
        ServerHandle server = platform.listening();
        Wanted wanted = new Wanted(server.port());
        AgentHandle agent = agent(AgentOptions.builder());
        agent.acquire(wanted);
        assertThat(wanted.connection).isNotDone();

        register(new FakeStrategy(true));

        assertThat(wanted.connection()).isNotNull();
    }

    @Test
    void requestsDoNotWaitForEver() {
        Wanted wanted = new Wanted(80);
        agent(AgentOptions.builder()).acquire(wanted);

        assertThat(wanted.connection)
                .failsWithin(java.time.Duration.ofSeconds(10))
                .withThrowableThat()
                .havingCause()
                .matches(e -> Coded.codeOf(e).equals(ErrorCodes.ERR_JACKFIELD_NO_STRATEGY));
    }

    @Test
    void aReplacedPoolHandsItsQueueOver() throws Exception {
        FakeStrategy first = new FakeStrategy(false);
        Generation<AgentStrategy> generation = register(first);
        ServerHandle server = platform.listening();
        Wanted wanted = new Wanted(server.port());
        agent(AgentOptions.builder()).acquire(wanted);
        register(new FakeStrategy(true));
        assertThat(wanted.connection).isNotDone();

        platform.core.strategies().remove(generation);

        assertThat(wanted.connection()).isNotNull();
        assertThat(first.calls).containsExactly("retire");
    }

    @Test
    void aCancelledRequestIsNotHandedOver() throws Exception {
        FakeStrategy first = new FakeStrategy(false);
        Generation<AgentStrategy> generation = register(first);
        AgentHandle agent = agent(AgentOptions.builder());
        Wanted wanted = new Wanted(80);
        agent.acquire(wanted);
        FakeStrategy second = new FakeStrategy(false);
        agent.cancel(wanted);
        register(second);

        platform.core.strategies().remove(generation);

        assertThat(second.waiting).isEmpty();
        assertThat(wanted.connection).isNotDone();
    }

    @Test
    void aConnectionInUseHoldsItsGeneration() throws Exception {
        FakeStrategy strategy = new FakeStrategy(true);
        Generation<AgentStrategy> generation = register(strategy);
        Wanted wanted = new Wanted(platform.listening().port());
        agent(AgentOptions.builder()).acquire(wanted);
        Connection connection = wanted.connection();
        assertThat(generation.leases()).isEqualTo(1);

        CompletableFuture<Void> removed =
                CompletableFuture.runAsync(() -> platform.core.strategies().remove(generation));
        await().until(() -> strategy.calls.contains("retire"));
        assertThat(removed).isNotDone();
        connection.socket().destroy();

        removed.get(1, TimeUnit.SECONDS);
        assertThat(generation.leases()).isZero();
    }
}
