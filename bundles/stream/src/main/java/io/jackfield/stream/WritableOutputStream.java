package io.jackfield.stream;

import io.jackfield.api.event.Emitter;
import io.jackfield.api.stream.Writable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Lets a blocking writer feed a stream at its pace; behind {@link SliceWritable#outputStream}. */
final class WritableOutputStream extends OutputStream {
    private final SliceWritable stream;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean full;
    private boolean ended;
    private Exception error;

    WritableOutputStream(SliceWritable stream) {
        this.stream = stream;
        stream.on(Writable.DRAIN, () -> change(false, null));
        stream.once(Emitter.ERROR, failure -> change(false, failure));
        stream.once(Emitter.CLOSE, () -> change(false, ViewErrors.prematureClose()));
    }

    private void change(boolean nowFull, Exception failure) {
        lock.lock();
        try {
            full = nowFull;
            error = error == null ? failure : error;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] source, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, source.length);
        awaitRoom();
        if (length == 0) {
            return;
        }
        change(true, null);
        if (stream.write(Arrays.copyOfRange(source, offset, offset + length))) {
            change(false, null);
        }
    }

    private void awaitRoom() throws IOException {
        lock.lock();
        try {
            if (full && error == null) {
                ViewErrors.notOnLoop(stream.loop());
            }
            while (full && error == null) {
                ViewErrors.await(changed);
            }
            if (ended) {
                throw new IOException("Stream closed");
            }
            if (error != null) {
                throw ViewErrors.thrown(error);
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            if (ended) {
                return;
            }
            ended = true;
        } finally {
            lock.unlock();
        }
        stream.end();
    }
}
