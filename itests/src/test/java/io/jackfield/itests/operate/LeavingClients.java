package io.jackfield.itests.operate;

import io.jackfield.itests.RawClient;
import io.jackfield.itests.RawResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Clients that ask again and again, each on one kept-alive connection, until an answer tells them that the connection ends with it. Anything
 * else that ends one is a failure.
 */
final class LeavingClients implements AutoCloseable {
    private static final String EXPECTED = "Hello, World!";

    private final List<Thread> threads = new ArrayList<>();
    private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
    private final AtomicInteger told = new AtomicInteger();
    private final CountDownLatch connected;
    private final int port;

    private LeavingClients(int port, int clients) {
        this.port = port;
        connected = new CountDownLatch(clients);
        for (int i = 0; i < clients; i++) {
            threads.add(new Thread(this::ask, "leaving-" + i));
        }
    }

    /** Returns when each has an answer. */
    static LeavingClients start(int port, int clients) throws InterruptedException {
        LeavingClients all = new LeavingClients(port, clients);
        all.threads.forEach(Thread::start);
        all.connected.await();
        return all;
    }

    /** Waits for all of them to end, and tells what went wrong. */
    List<Throwable> failures() throws InterruptedException {
        close();
        return List.copyOf(failures);
    }

    /** How many were told. */
    int told() {
        return told.get();
    }

    @Override
    public void close() throws InterruptedException {
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private void ask() {
        try (RawClient client = new RawClient(port)) {
            boolean last = false;
            while (!last) {
                RawResponse answer = client.get("/plaintext");
                if (answer.status() != 200 || !answer.text().equals(EXPECTED)) {
                    throw new IOException("wrong answer: " + answer);
                }
                last = "close".equals(answer.header("connection"));
                connected.countDown();
            }
            told.incrementAndGet();
            String more = client.receiveEnd();
            if (!more.isEmpty()) {
                throw new IOException("more than the last answer: " + more);
            }
        } catch (IOException | RuntimeException e) {
            failures.add(e);
        } finally {
            connected.countDown();
        }
    }
}
