package io.jackfield.itests.operate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.api.runtime.DrainOptions;
import io.jackfield.api.runtime.Switchboard;
import io.jackfield.itests.RawClient;
import io.jackfield.itests.RawResponse;
import io.jackfield.itests.RunningContainer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Liveness and readiness as somebody outside asks for them, on a listener of their own. */
@Timeout(60)
class HealthIT {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final String DEFAULT = "io.jackfield.server~default";

    private RunningContainer container;
    private Switchboard switchboard;
    private int defaultPort;
    private int admin;

    @BeforeEach
    void start() throws Exception {
        container = RunningContainer.in("felix")
                .feature("server", "parsers", "health")
                .sharingApi()
                .configure("io.jackfield.server~admin", "port", 0)
                .configure("io.jackfield.server~admin", "host", "127.0.0.1")
                .start();
        switchboard = container.service(Switchboard.class);
        defaultPort = container.awaitPort("default");
        admin = container.awaitPort("admin");
    }

    @AfterEach
    void stop() {
        container.close();
    }

    @Test
    void whileItDrainsItIsNotReadyAndAnswersStill() throws Exception {
        awaitReady(200, "ready\n");
        RawResponse live = get("/livez");
        assertThat(live.status()).isEqualTo(200);
        assertThat(live.text()).isEqualTo("live\n");
        assertThat(live.header("cache-control")).isEqualTo("no-store");

        CompletableFuture<?> drained = switchboard
                .drain(DrainOptions.DEFAULTS.withServer("default").withNotice(LIMIT))
                .toCompletableFuture();
        awaitReady(503, "default: draining\n");
        assertThat(get("/readyz?server=admin").status()).isEqualTo(200);
        assertThat(get("/livez").status()).isEqualTo(200);
        try (RawClient client = new RawClient(defaultPort)) {
            assertThat(client.get("/livez").header("connection")).isEqualTo("close");
        }
        // another address has it listen anew, and there is nothing left to wait for at the old one
        container.configure(DEFAULT, Map.of("host", "127.0.0.2", "port", 0));
        drained.get(40, TimeUnit.SECONDS);
        awaitReady(200, "ready\n");
    }

    @Test
    void whenItIsResumedItIsReadyAgain() throws Exception {
        switchboard
                .drain(DrainOptions.DEFAULTS.withServer("default"))
                .toCompletableFuture()
                .get(40, TimeUnit.SECONDS);
        awaitReady(503, "default: drained\n");
        switchboard.resume("default").toCompletableFuture().get(20, TimeUnit.SECONDS);
        awaitReady(200, "ready\n");
    }

    @Test
    void withoutAParserItIsNotReady() throws Exception {
        awaitReady(200, "ready\n");
        container.configure(DEFAULT, Map.of("host", "127.0.0.1", "port", 0, "parser.filter", "(jackfield.name=none)"));
        awaitReady(503, "default: no parser\n");
        container.configure(DEFAULT, Map.of("host", "127.0.0.1", "port", 0));
        awaitReady(200, "ready\n");
    }

    @Test
    void thePathIsConfigured() throws Exception {
        awaitReady(200, "ready\n");
        container.configure("io.jackfield.health.ready", Map.of("jackfield.handler.path", "/health/ready"));
        await().atMost(LIMIT).until(() -> get("/health/ready").status() == 200);
        await().atMost(LIMIT).until(() -> get("/readyz").status() == 404);
        assertThat(get("/livez").status()).isEqualTo(200);
    }

    private void awaitReady(int status, String text) {
        await(text).atMost(LIMIT).untilAsserted(() -> {
            RawResponse answer = get("/readyz");
            assertThat(answer.text()).isEqualTo(text);
            assertThat(answer.status()).isEqualTo(status);
        });
    }

    private RawResponse get(String path) throws Exception {
        try (RawClient client = new RawClient(admin)) {
            return client.get(path);
        }
    }
}
