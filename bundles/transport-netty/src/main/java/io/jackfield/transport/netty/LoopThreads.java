package io.jackfield.transport.netty;

import io.netty.util.concurrent.FastThreadLocal;
import io.netty.util.concurrent.FastThreadLocalThread;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Makes the threads of one {@link NettyGroup} and knows when the last has ended. Netty's own future of that is told on its global
 * executor, which outlives every bundle and so must not know ours.
 */
final class LoopThreads implements ThreadFactory {
    private final String prefix;
    private final AtomicInteger made = new AtomicInteger();
    private final AtomicInteger left;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private volatile Runnable atEnd = () -> {};

    LoopThreads(int count, String prefix) {
        this.left = new AtomicInteger(count);
        this.prefix = prefix;
    }

    /** Run by each thread when Netty is done with it. */
    void atEnd(Runnable task) {
        atEnd = task;
    }

    /** Completed by the last thread. */
    CompletableFuture<Void> ended() {
        return ended;
    }

    @Override
    public Thread newThread(Runnable work) {
        Thread thread = new FastThreadLocalThread(() -> run(work), prefix + made.incrementAndGet());
        thread.setDaemon(true);
        // threads that a handler starts inherit it: no bundle's, so that none is kept
        thread.setContextClassLoader(ClassLoader.getSystemClassLoader());
        return thread;
    }

    private void run(Runnable work) {
        try {
            work.run();
        } finally {
            boolean last = left.decrementAndGet() == 0;
            if (last) {
                atEnd.run();
            }
            FastThreadLocal.removeAll();
            if (last) {
                ended.complete(null);
            }
        }
    }
}
