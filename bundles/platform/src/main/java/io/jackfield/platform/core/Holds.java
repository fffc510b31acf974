package io.jackfield.platform.core;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.atomic.LongAccumulator;

/**
 * How long changes hold the loops that run them: the time a loop works on a change or waits for somebody. What the system gave to other
 * threads meanwhile, or to a collector, is not the change's. Thread-safe.
 */
final class Holds {
    private final LongAccumulator longest = new LongAccumulator(Math::max, 0);

    /** Made by who publishes the first change, since it takes milliseconds. */
    private volatile ThreadMXBean threads;

    /** Gets ready to measure. Not for loops. */
    void prepare() {
        if (threads == null) {
            ThreadMXBean all = ManagementFactory.getThreadMXBean();
            measured(all, () -> {});
            threads = all;
        }
    }

    /** Runs a change on the calling thread and notes how long that held it. */
    void run(Runnable change) {
        longest.accumulate(measured(threads, change));
    }

    /** The longest hold so far, in nanoseconds. */
    long longest() {
        return longest.get();
    }

    private static long measured(ThreadMXBean threads, Runnable change) {
        long thread = Thread.currentThread().getId();
        boolean told = threads != null && threads.isCurrentThreadCpuTimeSupported();
        long waits = told ? waits(threads, thread) : 0;
        long worked = told ? threads.getCurrentThreadCpuTime() : 0;
        long began = System.nanoTime();
        change.run();
        long took = System.nanoTime() - began;
        if (told && waits(threads, thread) == waits) {
            return Math.min(took, threads.getCurrentThreadCpuTime() - worked);
        }
        return took;
    }

    private static long waits(ThreadMXBean threads, long thread) {
        ThreadInfo info = threads.getThreadInfo(thread);
        return info == null ? 0 : info.getBlockedCount() + info.getWaitedCount();
    }
}
