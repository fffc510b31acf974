package io.jackfield.transport.core;

import io.jackfield.spi.transport.TransportLoop.Cancellable;
import java.util.Arrays;

/** The tasks of a loop that wait for their time: a heap in which each knows its place, so that calling one off is cheap. Loop only. */
final class Timers {
    private Timer[] heap = new Timer[16];
    private int count;

    /** When the next is due, by {@link System#nanoTime}; {@link Poller#NEVER} if there is none. */
    long next() {
        return count == 0 ? Poller.NEVER : heap[0].deadline;
    }

    void add(Timer timer) {
        if (timer.cancelled) {
            return;
        }
        if (count == heap.length) {
            heap = Arrays.copyOf(heap, count * 2);
        }
        up(count++, timer);
    }

    void remove(Timer timer) {
        int at = timer.index;
        if (at < 0) {
            return;
        }
        timer.index = -1;
        Timer last = heap[--count];
        heap[count] = null;
        if (at < count) {
            down(at, last);
            if (heap[at] == last) {
                up(at, last);
            }
        }
    }

    /** Takes the first of those whose time was over at that moment, and that nobody called off; null if there is none. */
    Timer due(long now) {
        while (count > 0 && heap[0].deadline - now <= 0) {
            Timer first = heap[0];
            remove(first);
            if (!first.cancelled) {
                return first;
            }
        }
        return null;
    }

    boolean isEmpty() {
        return count == 0;
    }

    private void up(int from, Timer timer) {
        int at = from;
        while (at > 0) {
            int parent = (at - 1) >>> 1;
            if (heap[parent].deadline - timer.deadline <= 0) {
                break;
            }
            put(at, heap[parent]);
            at = parent;
        }
        put(at, timer);
    }

    private void down(int from, Timer timer) {
        int at = from;
        while (at * 2 + 1 < count) {
            int child = at * 2 + 1;
            if (child + 1 < count && heap[child + 1].deadline - heap[child].deadline < 0) {
                child++;
            }
            if (timer.deadline - heap[child].deadline <= 0) {
                break;
            }
            put(at, heap[child]);
            at = child;
        }
        put(at, timer);
    }

    private void put(int at, Timer timer) {
        heap[at] = timer;
        timer.index = at;
    }

    /** One task and its time. */
    static final class Timer implements Cancellable {
        private final EventLoop loop;
        private final long deadline;
        private final Runnable task;
        /** Its place in the heap; negative if it is not there. */
        private int index = -1;

        private volatile boolean cancelled;

        Timer(EventLoop loop, Runnable task, long deadline) {
            this.loop = loop;
            this.task = task;
            this.deadline = deadline;
        }

        Runnable task() {
            return task;
        }

        @Override
        public void cancel() {
            if (!cancelled) {
                cancelled = true;
                loop.forget(this);
            }
        }
    }
}
