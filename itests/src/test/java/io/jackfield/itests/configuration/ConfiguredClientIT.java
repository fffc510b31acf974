package io.jackfield.itests.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.api.Agent;
import io.jackfield.api.AgentOptions;
import io.jackfield.api.ClientRequest;
import io.jackfield.api.Http;
import io.jackfield.api.RequestOptions;
import io.jackfield.api.runtime.AgentConstants;
import io.jackfield.api.runtime.Switchboard;
import io.jackfield.itests.Application;
import io.jackfield.itests.RunningContainer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.osgi.framework.ServiceReference;

/** Agents and the client as configurations make and change them, while they are in use. */
@Timeout(60)
class ConfiguredClientIT {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final String PID = "io.jackfield.agent~backend";
    private static final String FILTER = "(" + AgentConstants.NAME + "=backend)";

    private static RunningContainer container;
    private static Application server;
    private static Http http;

    @BeforeAll
    static void start() throws Exception {
        container = RunningContainer.in("felix").feature("all").sharingApi().start();
        server = new Application(container);
        http = container.service(Http.class);
    }

    @AfterAll
    static void stop() {
        container.close();
    }

    @Test
    void anAgentIsAServiceThatIsChangedInPlace() throws Exception {
        container.configure(PID, Map.of("keepAlive", true, "maxSockets", "2"));
        ServiceReference<?> reference = container.awaitService(Agent.class.getName(), FILTER);
        Agent agent = (Agent) container.context().getService(reference);
        assertThat(agent.options().keepAlive()).isTrue();
        assertThat(agent.maxSockets()).isEqualTo(2);

        assertThat(ask("/", agent)).isEqualTo(200);
        await().atMost(LIMIT).until(() -> agent.freeSockets().size() == 1);
        container.configure(PID, Map.of("keepAlive", true, "maxSockets", 3, "scheduling", "lifo"));
        await().atMost(LIMIT).until(() -> agent.maxSockets() == 3);
        assertThat(agent.options().scheduling()).isEqualTo(AgentOptions.Scheduling.LIFO);
        assertThat(agent.freeSockets()).as("the connection stays").hasSize(1);

        container.configure(PID, Map.of("keepAlive", "perhaps"));
        Switchboard switchboard = container.service(Switchboard.class);
        await().atMost(LIMIT)
                .until(() -> switchboard.runtime().refusals.stream().anyMatch(refusal -> refusal.pid.equals(PID)));
        assertThat(agent.maxSockets()).as("the old configuration").isEqualTo(3);
        assertThat(switchboard.runtime().agents).anyMatch(told -> told.name.equals("backend"));
        assertThat(ask("/", agent)).isEqualTo(200);
    }

    @Test
    void theGlobalAgentsAreConfiguredToo() throws Exception {
        container.configure("io.jackfield.agent~global", Map.of("maxSockets", 7));
        await().atMost(LIMIT).until(() -> http.globalAgent().maxSockets() == 7);
        container.configure("io.jackfield.agent~global", Map.of());
        await().atMost(LIMIT).until(() -> http.globalAgent().maxSockets() == Integer.MAX_VALUE);
    }

    @Test
    void aRequestThatSaysNothingHasTheConfiguredTimeout() throws Exception {
        container.configure("io.jackfield.client", Map.of("timeout", 50));
        AtomicBoolean timedOut = new AtomicBoolean();
        await().atMost(LIMIT).until(() -> {
            http.execute(() -> get("/wait", null).on(ClientRequest.TIMEOUT, () -> timedOut.set(true)));
            return timedOut.get();
        });
        container.configure("io.jackfield.client", Map.of());
        server.release();
    }

    private static ClientRequest get(String path, Agent agent) {
        RequestOptions options = RequestOptions.of("http://127.0.0.1:" + server.port() + path).toBuilder()
                .agent(agent)
                .build();
        return http.get(options, response -> response.resume());
    }

    private static int ask(String path, Agent agent) throws Exception {
        CompletableFuture<Integer> status = new CompletableFuture<>();
        http.execute(() -> get(path, agent)
                .on(ClientRequest.RESPONSE, response -> status.complete(response.statusCode()))
                .on(ClientRequest.ERROR, status::completeExceptionally));
        return status.get(20, TimeUnit.SECONDS);
    }
}
