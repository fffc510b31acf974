package io.jackfield.platform.handle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.api.Agent;
import io.jackfield.api.AgentOptions;
import io.jackfield.api.AgentOptionsBuilder;
import io.jackfield.api.RequestOptions;
import io.jackfield.api.Socket;
import io.jackfield.api.stream.Duplex;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The methods of an agent that an application may call or replace: checklist part B.3. */
class AgentHooksTest {
    private final TestPlatform platform = new TestPlatform();
    private final List<String> calls = new ArrayList<>();
    private final Socket socket = (Socket) Proxy.newProxyInstance(
            Socket.class.getClassLoader(), new Class<?>[] {Socket.class}, (self, method, arguments) -> {
                calls.add(method.getName() + (arguments == null ? "" : Arrays.toString(arguments)));
                return self;
            });

    @AfterEach
    void close() {
        platform.close();
    }

    private Agent agent(AgentOptionsBuilder options) {
        return platform.http.newAgent(options.build());
    }

    /** Items 9, 13, 18, 27, 29: an idle socket is probed and holds no process; a used one does. */
    @Test
    void keptSocketIsProbedAndHoldsNoProcess() {
        Agent agent = agent(AgentOptions.builder().keepAlive(true));
        assertThat(agent.keepSocketAlive(socket)).isTrue();
        assertThat(calls).containsExactly("setKeepAlive[true, 1000]", "unref");

        agent.reuseSocket(socket, null);
        assertThat(calls).endsWith("unref", "ref");

        calls.clear();
        agent(AgentOptions.builder().keepAliveDelay(Duration.ofSeconds(3))).keepSocketAlive(socket);
        assertThat(calls).startsWith("setKeepAlive[true, 3000]");
    }

    /** Items 28, 29. */
    @Test
    void replacedHooksDecide() {
        Agent agent = agent(AgentOptions.builder()
                .keepSocketAlive(kept -> false)
                .reuseSocket((used, request) -> calls.add("mine")));
        assertThat(agent.keepSocketAlive(socket)).isFalse();
        agent.reuseSocket(socket, null);
        assertThat(calls).containsExactly("mine");
    }

    /** Item 33: what else a connection depends on, as an https agent's certificates, comes into the name by its own hook. */
    @Test
    void ownNamesTellMoreConnectionsApart() {
        Agent plain = agent(AgentOptions.builder());
        Agent agent = agent(AgentOptions.builder().getName(request -> plain.getName(request) + ":ca"));
        assertThat(agent.getName(RequestOptions.builder().host("h").port(443).build()))
                .isEqualTo("h:443::ca");
    }

    /** Item 24: as connecting without an agent. */
    @Test
    void createConnectionConnects() throws Exception {
        ServerHandle server = platform.listening();
        CompletableFuture<Void> connected = new CompletableFuture<>();
        RequestOptions options =
                RequestOptions.builder().host("127.0.0.1").port(server.port()).build();
        Socket made = platform.onLoop(() -> {
            Duplex stream = agent(AgentOptions.builder()).createConnection(options, (error, late) -> calls.add("late"));
            ((Socket) stream).on(Socket.CONNECT, () -> connected.complete(null));
            return (Socket) stream;
        });
        assertThat(connected).succeedsWithin(Duration.ofSeconds(10));
        assertThat(made.remotePort()).isEqualTo(server.port());
        assertThat(calls).isEmpty();
        made.destroy();
        await().until(made::destroyed);
    }

    /** Items 22, 23, 231, 232: the defaults of the module and of its agent. */
    @Test
    void globalAgentHasNodesDefaults() {
        Agent global = platform.http.globalAgent();
        assertThat(platform.http.globalAgent()).isSameAs(global);
        assertThat(global.keepAlive()).isFalse();
        assertThat(global.keepAliveMsecs()).isEqualTo(1000);
        assertThat(global.maxSockets()).isEqualTo(Integer.MAX_VALUE);
        assertThat(global.maxFreeSockets()).isEqualTo(256);
        assertThat(global.defaultPort()).isEqualTo(80);
        assertThat(global.protocol()).isEqualTo("http:");
        assertThat(platform.http.maxHeaderSize()).isEqualTo(8192);
    }
}
