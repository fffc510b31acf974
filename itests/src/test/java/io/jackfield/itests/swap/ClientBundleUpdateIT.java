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
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The only client engine is updated in place, again and again, while requests are made on loops and off them: all are answered. */
@Timeout(120)
class ClientBundleUpdateIT {
    private static final int CHAINS = 4;
    private static final int UPDATES = 25;
    private static final int MORE = 20;

    private final AtomicInteger answeredOnLoops = new AtomicInteger();
    private final AtomicInteger answeredOffLoops = new AtomicInteger();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private final ExecutorService threads = Executors.newFixedThreadPool(CHAINS);
    private volatile boolean stop;

    private RunningContainer container;
    private Http http;
    private RequestOptions options;

    @BeforeEach
    void start() throws Exception {
        container = RunningContainer.in("felix").feature("all").sharingApi().start();
        int port = container.awaitPort("default");
        http = container.service(Http.class);
        Agent agent = http.newAgent(AgentOptions.builder().keepAlive(true).build());
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
        threads.shutdownNow();
        container.close();
    }

    private void check(byte[] body, Throwable error, AtomicInteger answered) {
        if (error == null && new String(body, StandardCharsets.US_ASCII).equals("Hello, World!")) {
            answered.incrementAndGet();
        } else {
            failure.compareAndSet(null, error == null ? new AssertionError("wrong answer") : error);
        }
    }

    /** The next request is made by the listener that got the answer to the last one. */
    private void askOnLoop() {
        try {
            ClientRequest request =
                    http.get(options, response -> response.body(1000).whenComplete((body, error) -> {
                        check(body, error, answeredOnLoops);
                        again();
                    }));
            request.on(ClientRequest.ERROR, error -> failure.compareAndSet(null, error));
        } catch (RuntimeException thrown) {
            failure.compareAndSet(null, thrown);
        }
    }

    private void again() {
        if (!stop && failure.get() == null) {
            http.execute(this::askOnLoop);
        }
    }

    private void askOffLoops() {
        while (!stop && failure.get() == null) {
            try {
                ClientRequest request = http.request(options);
                CompletionStage<byte[]> body = request.response().thenCompose(response -> response.body(1000));
                request.end();
                check(body.toCompletableFuture().join(), null, answeredOffLoops);
            } catch (RuntimeException thrown) {
                if (!stop) {
                    failure.compareAndSet(null, thrown);
                }
            }
        }
    }

    /** Checklist item 255 through a swap: none fails, and none is sent to the application as an exception. */
    @Test
    void noRequestFails() throws Exception {
        for (int i = 0; i < CHAINS; i++) {
            http.execute(this::askOnLoop);
            threads.execute(this::askOffLoops);
        }
        for (int i = 0; i < UPDATES; i++) {
            awaitAnswers();
            container.update("io.jackfield.client");
        }
        awaitAnswers();
        assertThat(failure.get()).isNull();
    }

    /** After each update requests go on, on loops and off them. */
    private void awaitAnswers() {
        int onLoops = answeredOnLoops.get() + MORE;
        int offLoops = answeredOffLoops.get() + MORE;
        await().until(() ->
                failure.get() != null || answeredOnLoops.get() >= onLoops && answeredOffLoops.get() >= offLoops);
        assertThat(failure.get()).isNull();
    }
}
