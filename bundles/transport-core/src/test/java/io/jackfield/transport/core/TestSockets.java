package io.jackfield.transport.core;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketAddress;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Loops without sockets: what a test wants read or written goes through {@link TestChannel}s. */
final class TestSockets implements Sockets {
    /** How often a loop looked at its sockets. */
    final AtomicInteger looks = new AtomicInteger();

    /** A loop whose thread is not started: the test is in its place. */
    static EventLoop loop() {
        try {
            return new EventLoop(new TestSockets(), "never-started");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Poller poller(EventLoop loop) {
        return new TestPoller();
    }

    @Override
    public LoopChannel outgoing(EventLoop loop, SocketAddress remote) {
        throw new UnsupportedOperationException("nothing connects");
    }

    private final class TestPoller implements Poller {
        private final Semaphore wakeups = new Semaphore(0);

        @Override
        public void poll(boolean wait, long deadline) throws IOException {
            looks.incrementAndGet();
            try {
                if (wait && deadline == NEVER) {
                    wakeups.acquire();
                } else {
                    wakeups.tryAcquire(wait ? deadline - System.nanoTime() : 0, TimeUnit.NANOSECONDS);
                }
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        }

        @Override
        public void wakeup() {
            wakeups.release();
        }

        @Override
        public void closeAll() {
            // there are none
        }

        @Override
        public void close() {
            // holds nothing
        }
    }
}
