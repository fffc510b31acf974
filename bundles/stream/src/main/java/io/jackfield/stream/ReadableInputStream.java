package io.jackfield.stream;

import io.jackfield.spi.buffer.Slice;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Objects;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Hands a stream's data from the loop to a blocking reader; behind {@link ReadableStream#inputStream}. A lock and a condition, since a
 * monitor would pin a virtual thread's carrier.
 */
final class ReadableInputStream extends InputStream implements Sink {
    private final ReadableStream stream;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final ArrayDeque<byte[]> chunks = new ArrayDeque<>();
    /** Bytes taken from the first chunk. */
    private int taken;

    private int available;
    private boolean paused;
    private boolean ended;
    private boolean closed;
    private Exception error;

    ReadableInputStream(ReadableStream stream) {
        this.stream = stream;
    }

    InputStream begin() {
        stream.onLoop(() -> {
            if (stream.endEmitted()) {
                end();
            } else if (stream.destroyed()) {
                finish(ViewErrors.prematureClose());
            } else {
                stream.once(ReadableStream.ERROR, this::finish);
                stream.once(ReadableStream.CLOSE, () -> finish(ViewErrors.prematureClose()));
                stream.machine().delivery().add(this);
                stream.machine().resume();
            }
        });
        return this;
    }

    // ---- the loop's side

    @Override
    public void data(Slice chunk) {
        boolean full;
        lock.lock();
        try {
            if (closed) {
                return;
            }
            chunks.add(Slices.copy(chunk));
            available += chunk.length();
            full = available >= stream.readableHighWaterMark();
            paused |= full;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        if (full) {
            stream.machine().pause();
        }
    }

    @Override
    public void end() {
        finish(stream.incomplete());
    }

    private void finish(Exception why) {
        lock.lock();
        try {
            if (!ended) {
                ended = true;
                error = why;
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    // ---- the reader's side

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, target.length);
        if (length == 0) {
            return 0;
        }
        ViewErrors.notOnLoop(stream.loop());
        boolean resume;
        int count;
        lock.lock();
        try {
            count = awaitAndTake(target, offset, length);
            resume = paused && available < stream.readableHighWaterMark() / 2;
            paused &= !resume;
        } finally {
            lock.unlock();
        }
        if (resume) {
            stream.resume();
        }
        return count;
    }

    private int awaitAndTake(byte[] target, int offset, int length) throws IOException {
        while (available == 0 && !ended && !closed) {
            ViewErrors.await(changed);
        }
        if (closed) {
            throw new IOException("Stream closed");
        }
        if (available == 0) {
            if (error != null) {
                throw ViewErrors.thrown(error);
            }
            return -1;
        }
        int done = 0;
        while (done < length && available > 0) {
            byte[] first = chunks.getFirst();
            int count = Math.min(length - done, first.length - taken);
            System.arraycopy(first, taken, target, offset + done, count);
            done += count;
            taken += count;
            available -= count;
            if (taken == first.length) {
                chunks.removeFirst();
                taken = 0;
            }
        }
        return done;
    }

    @Override
    public int available() {
        lock.lock();
        try {
            return available;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            chunks.clear();
            available = 0;
            taken = 0;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        stream.resume();
    }
}
