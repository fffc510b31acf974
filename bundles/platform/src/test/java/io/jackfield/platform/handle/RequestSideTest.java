package io.jackfield.platform.handle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.api.Agent;
import io.jackfield.api.AgentOptions;
import io.jackfield.api.ClientRequest;
import io.jackfield.api.RequestOptions;
import io.jackfield.api.RequestOptionsBuilder;
import io.jackfield.api.Socket;
import io.jackfield.api.listener.ResponseListener;
import io.jackfield.api.runtime.StrategyKind;
import io.jackfield.api.stream.Duplex;
import io.jackfield.spi.agent.SocketRequest;
import io.jackfield.spi.connection.ClientHost;
import io.jackfield.spi.connection.Connection;
import io.jackfield.spi.connection.Loop;
import io.jackfield.spi.engine.ClientEngine;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a request gets from its facade: the engine its options, the options their socket. Checklist items 228 and 246 to 252. */
class RequestSideTest implements ClientEngine {
    private final TestPlatform platform = new TestPlatform();
    private final FakeStrategy strategy = new FakeStrategy(true);
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final ClientRequest request = (ClientRequest) Proxy.newProxyInstance(
            ClientRequest.class.getClassLoader(), new Class<?>[] {ClientRequest.class}, (self, method, arguments) -> {
                calls.add(method.getName() + (arguments == null ? "" : Arrays.toString(arguments)));
                return self;
            });
    private final CompletableFuture<Socket> shown = new CompletableFuture<>();
    private ClientHost host;

    @BeforeEach
    void register() {
        platform.core.strategies().add(StrategyKind.AGENT, strategy, "fake", 0, TestPlatform.TEST);
        platform.core.strategies().add(StrategyKind.CLIENT, this, "fake", 0, TestPlatform.TEST);
    }

    @AfterEach
    void close() {
        platform.close();
    }

    @Override
    public String name() {
        return "fake";
    }

    @Override
    public int ranking() {
        return 0;
    }

    @Override
    public ClientRequest request(ClientHost clientHost, RequestOptions options, Runnable released) {
        host = clientHost;
        options.addListeners(request);
        released.run();
        return request;
    }

    /** A wish for a socket that remembers what it got. */
    private record Wish(
            RequestOptions options, Loop loop, CompletableFuture<Connection> got, CompletableFuture<Socket> shown)
            implements SocketRequest {
        @Override
        public String name() {
            return "name";
        }

        @Override
        public ClientRequest request() {
            return null;
        }

        @Override
        public void connecting(Socket connecting) {
            shown.complete(connecting);
        }

        @Override
        public void assigned(Connection connection, boolean reused) {
            got.complete(connection);
        }

        @Override
        public void failed(Exception cause) {
            got.completeExceptionally(cause);
        }
    }

    /** Asks for a socket as an engine does. */
    private Connection connection(RequestOptionsBuilder options) throws Exception {
        RequestOptions built = options.host("127.0.0.1").build();
        platform.http.request(built);
        Wish wish = new Wish(built, host.loop(built.agent(), "name"), new CompletableFuture<>(), shown);
        host.acquire(wish);
        return wish.got.get(10, TimeUnit.SECONDS);
    }

    private RequestOptionsBuilder toServer() throws Exception {
        return RequestOptions.builder().port(platform.listening().port());
    }

    /** Items 228, 230, 253: get is a request that is ended, whose listener was there from the beginning. */
    @Test
    void getEndsTheRequest() {
        ResponseListener listener = response -> {};
        assertThat(platform.http.get(RequestOptions.EMPTY, listener)).isSameAs(request);
        assertThat(calls).containsExactly("once[response, " + listener + "]", "end");
    }

    /** Items 233, 252, 253. */
    @Test
    void requestIsNotEnded() {
        ResponseListener listener = response -> {};
        assertThat(platform.http.request(RequestOptions.EMPTY, listener)).isSameAs(request);
        assertThat(calls).containsExactly("once[response, " + listener + "]");
    }

    /** Items 231, 246. */
    @Test
    void globalAgentServesARequestThatNamesNone() throws Exception {
        connection(toServer());
        assertThat(strategy.agent()).isSameAs(platform.http.globalAgent());
    }

    /** Item 247. */
    @Test
    void agentOfTheOptionsServesIt() throws Exception {
        Agent own = platform.http.newAgent(AgentOptions.DEFAULTS);
        connection(toServer().agent(own));
        assertThat(strategy.agent()).isSameAs(own);
    }

    /** Items 16, 248: no pool sees it, and its connection ends with it, as the socket that was shown is told. */
    @Test
    void oneTimeAgentKeepsNothing() throws Exception {
        Connection connection = connection(toServer().oneTimeAgent(true));
        assertThat(strategy.inUse).isZero();
        connection.loop().execute(() -> connection.requestEnded(true));
        await().until(() -> shown.join().destroyed());
        assertThat(strategy.calls).isEmpty();
    }

    /** Items 26, 249: any stream will do. */
    @Test
    void createConnectionStandsInForTheAgent() throws Exception {
        List<Duplex> pair = platform.http.duplexPair();
        Connection connection =
                connection(RequestOptions.builder().createConnection((options, callback) -> pair.get(0)));
        assertThat(strategy.inUse).isZero();
        connection.loop().execute(() -> {
            connection.channel().write(io.jackfield.spi.buffer.HeapSlice.of(new byte[] {1, 2, 3}));
            connection.flushSoon();
        });
        await().until(() -> pair.get(1).readableLength() == 3);
    }

    /** Item 249: it counts only where no agent is given. */
    @Test
    void createConnectionIsNotAskedBesideAnAgent() throws Exception {
        connection(toServer().agent(platform.http.globalAgent()).createConnection((options, callback) -> {
            throw new AssertionError("asked");
        }));
        assertThat(strategy.inUse).isEqualTo(1);
    }
}
