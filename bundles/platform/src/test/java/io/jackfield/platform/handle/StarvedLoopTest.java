package io.jackfield.platform.handle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.api.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A loop that got no time for a while: what came in meanwhile counts before a limit does. */
class StarvedLoopTest {
    private static final int LIMIT_MILLIS = 300;

    private final TestPlatform platform = new TestPlatform();
    private final List<String> events = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        platform.close();
    }

    @Test
    void whatWaitsInTheSocketIsReadBeforeTheConnectionIsTakenForIdle() throws Exception {
        ServerHandle server = platform.listening();
        try (java.net.Socket waiting = platform.connect(server);
                java.net.Socket blocking = platform.connect(server);
                java.net.Socket another = platform.connect(server)) {
            Socket idle = accepted(waiting);
            Socket[] others = {accepted(blocking), accepted(another)};
            CompletableFuture<Thread> armed = new CompletableFuture<>();
            idle.on(Socket.TIMEOUT, () -> events.add("timeout"));
            idle.on(Socket.DATA, bytes -> {
                if (bytes.get(0) == 'a') {
                    idle.setTimeout(LIMIT_MILLIS);
                    armed.complete(Thread.currentThread());
                } else if (bytes.get(0) == 'c') {
                    events.add("data");
                }
            });
            waiting.getOutputStream().write('a');
            Thread loop = armed.join();

            // the two loops take connections in turn, so one of these is on the loop of the first
            for (Socket other : others) {
                other.on(Socket.DATA, bytes -> {
                    if (bytes.get(0) == 'b' && Thread.currentThread() == loop) {
                        sendAndBlock(waiting);
                    }
                });
            }
            blocking.getOutputStream().write('b');
            another.getOutputStream().write('b');
            await().until(() -> events.contains("data"));
            assertThat(events).first().isEqualTo("data");
        }
    }

    private Socket accepted(java.net.Socket client) throws Exception {
        client.getOutputStream().write('x');
        return platform.nextAccepted();
    }

    /** In the phase in which the loop reads: due timers come next, and then the sockets again. */
    private static void sendAndBlock(java.net.Socket waiting) throws Exception {
        waiting.getOutputStream().write('c');
        long begun = System.nanoTime();
        long nanos = Duration.ofMillis(2 * LIMIT_MILLIS).toNanos();
        await().until(() -> System.nanoTime() - begun > nanos);
    }
}
