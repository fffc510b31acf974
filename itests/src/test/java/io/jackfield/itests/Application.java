package io.jackfield.itests;

import static org.awaitility.Awaitility.await;

import io.jackfield.api.Http;
import io.jackfield.api.IncomingMessage;
import io.jackfield.api.ListenOptions;
import io.jackfield.api.Server;
import io.jackfield.api.ServerResponse;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/**
 * A server as an application makes it with the {@link Http} service. {@code /wait} is answered when {@link #release} is
 * called, everything else with the length of its body at the body's end.
 */
public final class Application {
    private final Queue<ServerResponse> waiting = new ConcurrentLinkedQueue<>();
    private final Server server;

    /** Listens when it returns. */
    public Application(RunningContainer container) throws Exception {
        server = container.service(Http.class).createServer(this::answer);
        server.listen(ListenOptions.builder().host("127.0.0.1").build());
        server.whenListening().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    public int port() {
        return server.port();
    }

    /** Returns when so many requests wait. */
    public void awaitWaiting(int count) {
        await("waiting").atMost(Duration.ofSeconds(20)).until(() -> waiting.size() == count);
    }

    /** Answers what waits, from the caller's thread. */
    public void release() {
        for (ServerResponse response = waiting.poll(); response != null; response = waiting.poll()) {
            response.end("released");
        }
    }

    private void answer(IncomingMessage request, ServerResponse response) {
        if (request.url().equals("/wait")) {
            request.resume();
            waiting.add(response);
            return;
        }
        long[] length = {0};
        request.on(IncomingMessage.DATA, chunk -> length[0] += chunk.remaining());
        request.on(IncomingMessage.END, () -> response.end("length " + length[0]));
    }
}
