package io.jackfield.conformance.client;

import io.jackfield.api.Http;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Node's {@code setTimeout} and {@code setImmediate}: runs things on the loop, of which there must be one only, so that what a scenario does and
 * what it hears is one sequence.
 */
final class LoopTimer implements AutoCloseable {
    private final Http http;
    private final ScheduledExecutorService timer;

    LoopTimer(Http http) {
        this.http = http;
        timer = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "jackfield-conformance-timer");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Runs it when what the loop does now is done. */
    void soon(Runnable task) {
        http.execute(task);
    }

    void later(long millis, Runnable task) {
        timer.schedule(() -> http.execute(task), millis, TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
