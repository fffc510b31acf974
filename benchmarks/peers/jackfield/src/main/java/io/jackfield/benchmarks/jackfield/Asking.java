package io.jackfield.benchmarks.jackfield;

import io.jackfield.api.AgentOptions;
import io.jackfield.api.ClientRequest;
import io.jackfield.api.Http;
import io.jackfield.api.IncomingMessage;
import io.jackfield.api.RequestOptions;
import java.util.concurrent.CompletableFuture;

/** The measured client: as many requests in flight as there are connections, each answer followed by the next request. */
final class Asking {
    private final Http http;
    private final RequestOptions options;
    private final int connections;

    // on one loop
    private long end;
    private long answers;
    private int running;
    private CompletableFuture<Long> done;

    Asking(Http http, int port, int connections) {
        this.http = http;
        this.connections = connections;
        options = RequestOptions.builder()
                .agent(http.newAgent(AgentOptions.builder()
                        .keepAlive(true)
                        .maxSockets(connections)
                        .build()))
                .host("127.0.0.1")
                .port(port)
                .path("/plaintext")
                .build();
    }

    /** Asks for so long; returns the number of answers. */
    long run(long millis) {
        CompletableFuture<Long> result = new CompletableFuture<>();
        http.execute(() -> begin(millis, result));
        return result.join();
    }

    private void begin(long millis, CompletableFuture<Long> result) {
        done = result;
        end = System.nanoTime() + millis * 1_000_000;
        answers = 0;
        running = connections;
        for (int i = 0; i < connections; i++) {
            ask();
        }
    }

    private void ask() {
        if (System.nanoTime() >= end) {
            if (--running == 0) {
                done.complete(answers);
            }
            return;
        }
        http.get(options, response -> {
                    response.on(IncomingMessage.END, this::answered);
                    response.resume();
                })
                .on(ClientRequest.ERROR, done::completeExceptionally);
    }

    private void answered() {
        answers++;
        ask();
    }
}
