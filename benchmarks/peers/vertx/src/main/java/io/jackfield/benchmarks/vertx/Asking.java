package io.jackfield.benchmarks.vertx;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;

/** The measured client: a line with a number of milliseconds in, the number of answers out. */
final class Asking {
    private final Vertx vertx;
    private final HttpClient client;
    private final int port;
    private final int connections;

    // on one loop
    private long end;
    private long answers;
    private int running;
    private CompletableFuture<Long> done;

    Asking(Vertx vertx, int port, int connections) {
        this.vertx = vertx;
        this.port = port;
        this.connections = connections;
        client = vertx.createHttpClient(
                new HttpClientOptions().setKeepAlive(true).setKeepAliveTimeout(600),
                new PoolOptions().setHttp1MaxSize(connections));
    }

    void run() throws IOException {
        var context = vertx.getOrCreateContext();
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            long millis = Long.parseLong(line);
            CompletableFuture<Long> result = new CompletableFuture<>();
            context.runOnContext(now -> begin(millis, result));
            System.out.println(result.join());
        }
        System.exit(0);
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
        client.request(HttpMethod.GET, port, "127.0.0.1", "/plaintext")
                .compose(request -> request.send())
                .onSuccess(this::consume)
                .onFailure(done::completeExceptionally);
    }

    private void consume(HttpClientResponse response) {
        response.handler(part -> {});
        response.endHandler(end -> {
            answers++;
            ask();
        });
    }
}
