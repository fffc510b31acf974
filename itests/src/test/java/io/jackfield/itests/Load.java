package io.jackfield.itests;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Clients that ask again and again, each on one kept-alive connection, until {@link #stop}. The first thing that goes wrong
 * on a connection ends its client and is told by {@link #failures}.
 */
public final class Load implements AutoCloseable {
    private static final String EXPECTED = "Hello, World!";
    private static final int PIPELINED = 4;

    private final List<Thread> threads = new ArrayList<>();
    private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
    private final AtomicLong answered = new AtomicLong();
    private final CountDownLatch connected;
    private final int port;
    private volatile boolean stopped;

    private Load(int port, int clients) {
        this.port = port;
        connected = new CountDownLatch(clients);
        for (int i = 0; i < clients; i++) {
            threads.add(new Thread(this::ask, "load-" + i));
        }
    }

    /** Starts clients of {@code /plaintext}; returns when each has an answer. */
    public static Load start(int port, int clients) throws InterruptedException {
        Load load = new Load(port, clients);
        load.threads.forEach(Thread::start);
        load.connected.await();
        return load;
    }

    /** Returns when so many more requests have been answered, or a client has failed. */
    public void awaitMore(long requests) {
        long goal = answered.get() + requests;
        await("load").atMost(Duration.ofSeconds(20)).until(() -> answered.get() >= goal || !failures.isEmpty());
    }

    public long answered() {
        return answered.get();
    }

    /** What went wrong so far. */
    public List<Throwable> failures() {
        return List.copyOf(failures);
    }

    /** Ends after the requests under way; returns what went wrong. */
    public List<Throwable> stop() throws InterruptedException {
        stopped = true;
        for (Thread thread : threads) {
            thread.join();
        }
        return failures();
    }

    @Override
    public void close() throws InterruptedException {
        stop();
    }

    private void ask() {
        try (RawClient client = new RawClient(port)) {
            String burst = RawClient.request("GET", "/plaintext").repeat(PIPELINED);
            while (!stopped) {
                client.send(burst);
                for (int i = 0; i < PIPELINED; i++) {
                    check(client.receive());
                    answered.incrementAndGet();
                }
                connected.countDown();
            }
        } catch (IOException | RuntimeException e) {
            failures.add(e);
        } finally {
            connected.countDown();
        }
    }

    private static void check(RawResponse response) throws IOException {
        if (response.status() != 200 || !response.text().equals(EXPECTED)) {
            throw new IOException("wrong answer: " + response);
        }
    }
}
