package io.jackfield.itests.swap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.api.Agent;
import io.jackfield.api.AgentOptions;
import io.jackfield.api.ClientRequest;
import io.jackfield.api.Http;
import io.jackfield.api.RequestOptions;
import io.jackfield.itests.RunningContainer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The pooling strategy is updated in place while requests run and wait in its queue: none is lost. */
@Timeout(120)
class AgentBundleUpdateIT {
    private static final int CHAINS = 8;
    private static final int UPDATES = 5;

    private final AtomicInteger answered = new AtomicInteger();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private volatile boolean stop;

    private RunningContainer container;
    private Http http;
    private RequestOptions options;

    @BeforeEach
    void start() throws Exception {
        container = RunningContainer.in("felix").feature("all").sharingApi().start();
        int port = container.awaitPort("default");
        http = container.service(Http.class);
        // Fewer sockets than requests, so that some always wait in the agent's queue.
        Agent agent = http.newAgent(
                AgentOptions.builder().keepAlive(true).maxSockets(3).build());
        options = RequestOptions.builder()
                .host("127.0.0.1")
                .port(port)
                .path("/plaintext")
                .agent(agent)
                .build();
    }

    @AfterEach
    void stop() {
        stop = true;
        container.close();
    }

    private void ask() {
        if (stop || failure.get() != null) {
            return;
        }
        ClientRequest request =
                http.get(options, response -> response.body(1000).whenComplete((body, error) -> {
                    if (error != null || !new String(body, StandardCharsets.US_ASCII).equals("Hello, World!")) {
                        failure.compareAndSet(null, error == null ? new AssertionError("wrong answer") : error);
                    } else {
                        answered.incrementAndGet();
                        http.execute(this::ask);
                    }
                }));
        request.on(ClientRequest.ERROR, error -> failure.compareAndSet(null, error));
    }

    @Test
    void noRequestIsLost() throws Exception {
        for (int i = 0; i < CHAINS; i++) {
            http.execute(this::ask);
        }
        for (int i = 0; i < UPDATES; i++) {
            awaitAnswers(50);
            container.update("io.jackfield.agent");
        }
        awaitAnswers(50);
        assertThat(failure.get()).isNull();
    }

    private void awaitAnswers(int more) {
        int before = answered.get();
        await().until(() -> failure.get() != null || answered.get() >= before + more);
        assertThat(failure.get()).isNull();
    }
}
