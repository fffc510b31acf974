package io.jackfield.tls.core;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Looks every second whether files of {@link FileEngines} changed, and lets them read their files again. Its one thread is there only while
 * there are such engines. Engines that nobody uses any more are forgotten. Thread-safe.
 */
public final class FileWatch implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(FileWatch.class.getName());
    private static final long PERIOD_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<FileEngines<?>, FileStamps> watched = new WeakHashMap<>();
    private Thread thread;
    private boolean closed;

    /** Begins to look after engines that were read when their files had these stamps. */
    void add(FileEngines<?> engines, FileStamps read) {
        lock.lock();
        try {
            if (closed) {
                return;
            }
            watched.put(engines, read);
            if (thread == null) {
                thread = new Thread(this::run, "jackfield-tls-files");
                thread.setDaemon(true);
                thread.setContextClassLoader(null);
                thread.start();
            }
        } finally {
            lock.unlock();
        }
    }

    void remove(FileEngines<?> engines) {
        lock.lock();
        try {
            watched.remove(engines);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Ends; its thread ends soon. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            watched.clear();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        try {
            while (pause()) {
                copy().forEach(this::look);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Map<FileEngines<?>, FileStamps> copy() {
        lock.lock();
        try {
            return Map.copyOf(watched);
        } finally {
            lock.unlock();
        }
    }

    /** Waits for the next look; false when there is nothing to look at any more. */
    private boolean pause() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = PERIOD_NANOS;
            while (!watched.isEmpty() && left > 0) {
                left = changed.awaitNanos(left);
            }
            if (watched.isEmpty()) {
                thread = null;
                return false;
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    private void look(FileEngines<?> engines, FileStamps before) {
        FileStamps now = FileStamps.of(engines.files());
        if (now.equals(before)) {
            return;
        }
        note(engines, now);
        try {
            engines.reload();
            LOG.log(Level.INFO, "new handshakes use what changed: {0}", engines);
            engines.reloaded(null);
        } catch (GeneralSecurityException | IOException | RuntimeException e) {
            LOG.log(
                    Level.WARNING,
                    "changed files can not be used, the old ones stay: " + engines + ": " + e.getMessage());
            engines.reloaded(e);
        }
    }

    private void note(FileEngines<?> engines, FileStamps now) {
        lock.lock();
        try {
            watched.replace(engines, now);
        } finally {
            lock.unlock();
        }
    }
}
