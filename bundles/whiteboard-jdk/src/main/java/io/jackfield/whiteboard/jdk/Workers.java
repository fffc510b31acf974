package io.jackfield.whiteboard.jdk;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The threads on which handlers may block: as many, and so many exchanges waiting for them, as {@link JdkSettings} allow. */
final class Workers implements AutoCloseable {
    private static final long IDLE_SECONDS = 10;
    private static final long END_SECONDS = 1;

    private final AtomicInteger numbers = new AtomicInteger();
    private final AtomicInteger held = new AtomicInteger();
    private final ThreadPoolExecutor executor;
    private volatile int most;

    Workers(JdkSettings settings) {
        executor = new ThreadPoolExecutor(
                settings.threads(),
                settings.threads(),
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                this::thread);
        executor.allowCoreThreadTimeOut(true);
        most = settings.threads() + settings.queue();
    }

    private Thread thread(Runnable work) {
        Thread thread = new Thread(work, "jackfield-jdk-" + numbers.incrementAndGet());
        thread.setDaemon(true);
        thread.setContextClassLoader(Workers.class.getClassLoader());
        return thread;
    }

    /** Other bounds, at once; what waits goes on waiting. */
    void follow(JdkSettings settings) {
        if (settings.threads() > executor.getMaximumPoolSize()) {
            executor.setMaximumPoolSize(settings.threads());
            executor.setCorePoolSize(settings.threads());
        } else {
            executor.setCorePoolSize(settings.threads());
            executor.setMaximumPoolSize(settings.threads());
        }
        most = settings.threads() + settings.queue();
    }

    /**
     * Runs work on one of the threads.
     *
     * @return false if as much is waiting as may
     */
    boolean run(Runnable work) {
        if (held.incrementAndGet() > most || executor.isShutdown()) {
            held.decrementAndGet();
            return false;
        }
        executor.execute(() -> {
            try {
                work.run();
            } finally {
                held.decrementAndGet();
            }
        });
        return true;
    }

    /** Ends the threads; what still runs was waited for by the whiteboard, and is interrupted. */
    @Override
    public void close() {
        executor.shutdownNow();
        try {
            executor.awaitTermination(END_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
